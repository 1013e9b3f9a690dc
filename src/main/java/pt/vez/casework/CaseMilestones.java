package pt.vez.casework;

import java.util.List;

/** Many milestones of one kind in one transaction; they change no stage. Written to the timelines in one statement. */
public interface CaseMilestones {
    List<? extends CaseMilestone> milestones();
}

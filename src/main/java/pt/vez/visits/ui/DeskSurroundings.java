package pt.vez.visits.ui;

import com.vaadin.flow.component.Component;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.scheduling.DeskDay.Day;

/** The screen around the day of the mediator. */
interface DeskSurroundings {
    /** Runs what the mediator asked for; what was said before is no longer true. */
    void runOrShowError(Runnable command);

    /** Runs what the mediator did not ask for: what was said before, and the way to undo it, stays. */
    void refresh(Runnable command);

    /** The mediator works at another centre now. */
    void moved();

    /** Something happened in the hall: who is with whom may be another. */
    void changed();

    /** The day was read anew. */
    void read(Day day);

    /** @param undo the way to take back what was done, when there is one */
    void done(String text, @Nullable Component undo);

    void goOn(UUID mandate);

    void ask(String caseNumber);
}

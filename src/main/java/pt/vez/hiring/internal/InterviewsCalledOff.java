package pt.vez.hiring.internal;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.hiring.HiringEvents.AssociationNews;
import pt.vez.hiring.HiringEvents.News;
import pt.vez.scheduling.Meetings;
import pt.vez.shared.Actor;

/**
 * A centre closes over an interview: the candidate is told and chooses among the times that are left, and the association
 * is told, so that it invites anew where none is left.
 */
@Component
class InterviewsCalledOff {
    private final ApplicationRepository applications;
    private final CallRepository calls;
    private final Journal journal;

    InterviewsCalledOff(ApplicationRepository applications, CallRepository calls, Journal journal) {
        this.applications = applications;
        this.calls = calls;
        this.journal = journal;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(Meetings.CalledOff event) {
        if (event.service().equals(Meetings.INTERVIEW)) {
            applications.lock(event.party()).ifPresent(row -> {
                CallRepository.Row call = calls.byId(row.call());
                applications.step(row.id());
                journal.record(
                        Actor.system(row.id()),
                        "application.interviewCalledOff",
                        null,
                        null,
                        row.id().toString());
                applications.tell(row.id(), call, News.CALLED_OFF, event.meeting());
                applications.tellAssociation(row.id(), call, AssociationNews.CALLED_OFF, event.meeting());
            });
        }
    }
}

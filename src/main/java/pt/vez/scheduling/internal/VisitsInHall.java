package pt.vez.scheduling.internal;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.scheduling.MediatorOccupied;

/** Refreshes open screens of the hall when a mediator who works there begins or ends a visit. */
@Component
class VisitsInHall {
    private final MediatorDayQueries queries;
    private final HallVersionRepository versions;

    VisitsInHall(MediatorDayQueries queries, HallVersionRepository versions) {
        this.queries = queries;
        this.versions = versions;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(MediatorOccupied event) {
        queries.place(event.mediator()).ifPresent(versions::changed);
    }
}

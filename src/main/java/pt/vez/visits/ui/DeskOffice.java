package pt.vez.visits.ui;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pt.vez.associations.Associations;
import pt.vez.hiring.Screening;
import pt.vez.scheduling.DeskDay;
import pt.vez.shared.Actor;

/** What a coordinator does besides serving people: what waits for them, and the interviews at their centre. */
@org.springframework.stereotype.Component
class DeskOffice {
    private final DeskCoordinatorSection.Source waits;
    private final CoordinatorStepsSection.Source steps;
    private final Associations associations;
    private final DeskDay day;
    private final Screening screening;

    DeskOffice(
            DeskCoordinatorSection.Source waits,
            CoordinatorStepsSection.Source steps,
            Associations associations,
            DeskDay day,
            Screening screening) {
        this.waits = waits;
        this.steps = steps;
        this.associations = associations;
        this.day = day;
        this.screening = screening;
    }

    boolean isFor(Actor actor) {
        return waits.isFor(actor);
    }

    /** The first steps of a new coordinator, while some are left, and what waits for them. */
    List<Component> work(Actor coordinator) {
        List<Component> work = new ArrayList<>();
        List<CoordinatorStepsSection.Step> first = steps.steps(coordinator);
        if (!first.isEmpty()) {
            work.add(new CoordinatorStepsSection(first));
        }
        work.add(new DeskCoordinatorSection(waits, coordinator));
        return work;
    }

    /** Empty for all but coordinators, and without any. */
    Optional<DeskInterviewsSection> interviews(Actor actor) {
        return associations
                .membershipOf(actor.accountId())
                .filter(Associations.Membership::coordinator)
                .flatMap(membership -> day.place(actor))
                .map(centre -> screening.interviews(actor, centre))
                .filter(found -> !found.isEmpty())
                .map(DeskInterviewsSection::new);
    }
}

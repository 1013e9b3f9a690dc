package pt.vez.visits.internal;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.DeskDay;
import pt.vez.shared.Actor;

/** The centre a mediator works at today. */
@Component
class CentreOfToday {
    private final DeskDay day;
    private final Centres centres;

    CentreOfToday(DeskDay day, Centres centres) {
        this.day = day;
        this.centres = centres;
    }

    /** Its name; empty when the mediator is nowhere on duty. */
    Optional<String> name(Actor mediator) {
        return day.place(mediator).map(id -> centres.get(mediator, id).data().name());
    }
}

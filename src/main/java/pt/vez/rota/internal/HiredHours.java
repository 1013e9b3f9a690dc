package pt.vez.rota.internal;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.MembershipEvents.MediatorHired;
import pt.vez.associations.WorkTime;
import pt.vez.rota.WorkTimes.Hours;

/**
 * Takes the hours a new mediator wrote in the application as their declared hours, which they can correct. Hours
 * declared before stay.
 */
@Component
class HiredHours {
    private final DeclaredTimeRepository times;

    HiredHours(DeclaredTimeRepository times) {
        this.times = times;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(MediatorHired event) {
        if (!times.hasHours(event.accountId())) {
            times.add(event.accountId(), hours(event.times()));
        }
    }

    /** Mornings 9 to 13, afternoons 14 to 18, evenings 18 to 21, weekends 9 to 18; hours that meet are one span. */
    static List<Hours> hours(Set<WorkTime> times) {
        List<Hours> hours = new ArrayList<>();
        boolean late = times.contains(WorkTime.EVENINGS);
        for (DayOfWeek day : EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)) {
            if (times.contains(WorkTime.MORNINGS)) {
                hours.add(new Hours(day, LocalTime.of(9, 0), LocalTime.of(13, 0)));
            }
            if (times.contains(WorkTime.AFTERNOONS)) {
                hours.add(new Hours(day, LocalTime.of(14, 0), LocalTime.of(late ? 21 : 18, 0)));
            } else if (late) {
                hours.add(new Hours(day, LocalTime.of(18, 0), LocalTime.of(21, 0)));
            }
        }
        if (times.contains(WorkTime.WEEKENDS)) {
            for (DayOfWeek day : List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)) {
                hours.add(new Hours(day, LocalTime.of(9, 0), LocalTime.of(18, 0)));
            }
        }
        return hours;
    }
}

package pt.vez.rota.internal;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.MembershipEvents.MediatorHired;
import pt.vez.associations.WorkTime;
import pt.vez.rota.WorkTimes.Hours;
import pt.vez.shared.Ids;

/**
 * Takes the hours a new mediator wrote in the application as their declared hours, which they can correct. Hours
 * declared before stay.
 */
@Component
class HiredHours {
    private final JdbcClient jdbc;

    HiredHours(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(MediatorHired event) {
        boolean declared = jdbc.sql("select exists (select 1 from rota_range where account_id = ?)")
                .param(event.accountId())
                .query(Boolean.class)
                .single();
        if (!declared) {
            hours(event.times()).forEach(each -> insert(event.accountId(), each));
        }
    }

    private void insert(UUID account, Hours hours) {
        jdbc.sql("insert into rota_range (id, account_id, weekday, starts, ends) values (?, ?, ?, ?, ?)")
                .params(Ids.next(), account, hours.day().getValue(), hours.starts(), hours.ends())
                .update();
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

package pt.vez.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import pt.vez.shared.Ids;
import pt.vez.shared.Zones;

/** Times for meetings, each seat at a desk of its own. */
public final class MeetingTimes {
    private MeetingTimes() {}

    /** Half an hour with so many seats, at a centre with the clock of Lisbon. @return the slot */
    public static UUID at(JdbcClient jdbc, CentreId centre, String service, Instant start, int seats) {
        UUID slot = Ids.next();
        jdbc.sql("""
                        insert into scheduling_slot (id, centre_id, service_code, starts_at, ends_at, local_date)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        slot,
                        centre.value(),
                        service,
                        start,
                        start.plus(30, ChronoUnit.MINUTES),
                        LocalDate.ofInstant(start, Zones.LISBON))
                .update();
        for (int seat = 0; seat < seats; seat++) {
            UUID desk = Ids.next();
            jdbc.sql("insert into scheduling_desk (id, centre_id, label, active, version) values (?, ?, ?, true, 0)")
                    .params(desk, centre.value(), "E" + desk.toString().substring(24))
                    .update();
            jdbc.sql("insert into scheduling_seat (slot_id, seat, desk_id) values (?, ?, ?)")
                    .params(slot, seat, desk)
                    .update();
        }
        return slot;
    }
}

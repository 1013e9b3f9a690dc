package pt.vez.hiring;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import pt.vez.Partners;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.MeetingTimes;
import pt.vez.scheduling.Meetings;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;

/** Rows that tests of hiring begin with. */
public final class HiringData {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    private HiringData() {}

    /** Lets the actor run an association of their own; its name comes after those of the demonstration. */
    public static void coordinates(JdbcClient jdbc, Actor actor, String association) {
        UUID partner = Partners.partner(
                jdbc, "Zona " + association + " " + Ids.next().toString().substring(24));
        member(jdbc, actor, partner, true);
    }

    static void member(JdbcClient jdbc, Actor actor, UUID partner, boolean coordinator) {
        Partners.member(jdbc, actor.accountId(), partner, coordinator);
    }

    /** A time for interviews with so many seats. */
    public static UUID interviewTime(JdbcClient jdbc, CentreId centre, Instant start, int seats) {
        return MeetingTimes.at(jdbc, centre, Meetings.INTERVIEW, start, seats);
    }

    /** A centre of the demonstration in the zone of Lisbon. */
    public static CentreId centre(JdbcClient jdbc) {
        return new CentreId(jdbc.sql("select id from scheduling_centre where zone = 'Europe/Lisbon' and active"
                        + " order by name limit 1")
                .query(UUID.class)
                .single());
    }

    /** Ten o'clock in Lisbon, so many days and minutes later. */
    public static Instant at(int days, int minutes) {
        return LocalDate.now(LISBON)
                .plusDays(days)
                .atTime(10, 0)
                .atZone(LISBON)
                .toInstant()
                .plus(minutes, ChronoUnit.MINUTES);
    }
}

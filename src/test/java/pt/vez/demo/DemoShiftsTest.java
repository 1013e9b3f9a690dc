package pt.vez.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import pt.vez.VezTest;

/** When the mediators of the demonstration work. */
class DemoShiftsTest extends VezTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @Autowired
    private JdbcTemplate batch;

    private record Span(Instant start, Instant end) {
        LocalTime starts() {
            return start.atZone(LISBON).toLocalTime();
        }

        LocalTime ends() {
            return end.atZone(LISBON).toLocalTime();
        }
    }

    private List<Span> on(LocalDate day) {
        return jdbc.sql(
                        "select d.starts_at, d.ends_at from rota_duty d join identity_account a on a.id = d.account_id"
                                + " where a.email = 'mediator@vez.example' and d.ends_at > ? and d.starts_at < ? order by d.starts_at")
                .params(
                        day.atStartOfDay(LISBON).toInstant(),
                        day.plusDays(1).atStartOfDay(LISBON).toInstant())
                .query((row, n) -> new Span(row.getObject(1, Instant.class), row.getObject(2, Instant.class)))
                .list();
    }

    private void lookAt(LocalDate day, String time) {
        Instant now = day.atTime(LocalTime.parse(time)).atZone(LISBON).toInstant();
        new DemoShifts(new DemoRepository(jdbc, batch), Clock.fixed(now, ZoneId.of("UTC"))).somebodyNow();
    }

    @Test
    void weekdaysHaveTheHoursOfTheCentreAndWhoeverLooksAtNightFindsSomebody() {
        LocalDate monday = LocalDate.now(LISBON).plusDays(60).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        assertThat(on(monday))
                .extracting(Span::starts, Span::ends)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(LocalTime.of(8, 30), LocalTime.of(13, 0)),
                        org.assertj.core.groups.Tuple.tuple(LocalTime.of(14, 0), LocalTime.of(17, 30)));
        LocalDate sunday = monday.minusDays(1);
        assertThat(on(sunday)).isEmpty();
        lookAt(sunday, "03:10");
        lookAt(sunday, "03:11");
        assertThat(on(sunday))
                .extracting(Span::starts, Span::ends)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(LocalTime.of(3, 0), LocalTime.of(7, 0)));
        lookAt(sunday, "06:57");
        assertThat(on(sunday)).as("the next one before the last one ends").hasSize(2);
        lookAt(monday, "07:20");
        lookAt(monday, "13:30");
        lookAt(monday, "15:00");
        assertThat(on(monday))
                .extracting(Span::starts, Span::ends)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(LocalTime.of(7, 0), LocalTime.of(8, 30)),
                        org.assertj.core.groups.Tuple.tuple(LocalTime.of(8, 30), LocalTime.of(13, 0)),
                        org.assertj.core.groups.Tuple.tuple(LocalTime.of(13, 0), LocalTime.of(14, 0)),
                        org.assertj.core.groups.Tuple.tuple(LocalTime.of(14, 0), LocalTime.of(17, 30)));
    }
}

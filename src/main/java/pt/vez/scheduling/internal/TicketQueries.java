package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.WalkIns.Caller;
import pt.vez.scheduling.WalkIns.Day;
import pt.vez.scheduling.WalkIns.Ground;
import pt.vez.scheduling.WalkIns.State;
import pt.vez.scheduling.WalkIns.Ticket;
import pt.vez.shared.LocalText;

/** Reads tickets, with how many are before one and how long that will take. */
@Component
class TicketQueries {
    private static final Duration RATE_WINDOW = Duration.ofMinutes(60);
    private static final String SELECT =
            "select t.id, t.centre_id, c.name, t.number, t.service_code, t.ground, t.state,"
                    + " t.token, t.issued_at, d.label, t.calls, t.priority, t.on_date,"
                    + " v.name_pt, v.name_en, t.case_id, t.called_by,"
                    + " coalesce((select name from identity_public_account where id = t.called_by), t.called_by_name)"
                    + " from scheduling_ticket t"
                    + " join scheduling_centre c on c.id = t.centre_id"
                    + " join scheduling_service v on v.code = t.service_code left join scheduling_desk d on d.id = t.desk_id where ";

    private final JdbcClient jdbc;
    private final Clock clock;

    TicketQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Row(Ticket ticket, int priority, LocalDate date) {}

    private static final RowMapper<Row> ROW = (row, n) -> new Row(
            new Ticket(
                    row.getObject(1, UUID.class),
                    new CentreId(row.getObject(2, UUID.class)),
                    row.getString(3),
                    row.getInt(4),
                    row.getString(5),
                    new LocalText(row.getString(14), row.getString(15)),
                    Ground.valueOf(row.getString(6)),
                    State.valueOf(row.getString(7)),
                    row.getString(8),
                    row.getObject(9, Instant.class),
                    row.getString(10),
                    row.getInt(11),
                    0,
                    null,
                    row.getObject(16) == null ? null : new CaseId(row.getObject(16, UUID.class)),
                    caller(row.getObject(17, UUID.class), row.getString(18))),
            row.getInt(12),
            row.getObject(13, LocalDate.class));

    private static @Nullable Caller caller(@Nullable UUID account, @Nullable String name) {
        return account == null || name == null ? null : new Caller(account, name);
    }

    record Place(String name, ZoneId zone) {}

    Optional<Place> place(CentreId centre) {
        return jdbc.sql("select name, zone from scheduling_centre where id = ? and active")
                .param(centre.value())
                .query((row, n) -> new Place(row.getString(1), ZoneId.of(row.getString(2))))
                .optional();
    }

    Optional<Row> row(String where, Object... params) {
        return jdbc.sql(SELECT + where).params(params).query(ROW).optional();
    }

    Ticket full(Row row) {
        Ticket ticket = row.ticket();
        if (ticket.state() != State.WAITING) {
            return ticket;
        }
        int ahead = jdbc.sql(
                        "select count(*) from scheduling_ticket where centre_id = ? and on_date = ? and state = 'WAITING'"
                                + " and (priority < ? or (priority = ? and number < ?))")
                .params(ticket.centre().value(), row.date(), row.priority(), row.priority(), ticket.number())
                .query(Integer.class)
                .single();
        return new Ticket(
                ticket.id(),
                ticket.centre(),
                ticket.centreName(),
                ticket.number(),
                ticket.service(),
                ticket.serviceName(),
                ticket.ground(),
                ticket.state(),
                ticket.token(),
                ticket.issuedAt(),
                ticket.desk(),
                ticket.calls(),
                ahead,
                estimate(ticket.centre(), ahead),
                ticket.caseId(),
                ticket.caller());
    }

    /** People ahead and oneself, divided by the calls of the last hour. */
    private @Nullable Duration estimate(CentreId centre, int ahead) {
        record Rate(int calls, @Nullable Instant first) {}
        Instant now = clock.instant();
        Rate rate = jdbc.sql(
                        "select count(*), min(called_at) from scheduling_ticket where centre_id = ? and called_at > ?")
                .params(centre.value(), now.minus(RATE_WINDOW))
                .query((row, n) -> new Rate(row.getInt(1), row.getObject(2, Instant.class)))
                .single();
        if (rate.calls() < 2 || rate.first() == null) {
            return null;
        }
        long perCall = Math.max(30, Duration.between(rate.first(), now).toSeconds() / rate.calls());
        return Duration.ofSeconds(perCall * (ahead + 1));
    }

    /** What became of the tickets of a day. */
    Day day(CentreId centre, LocalDate date) {
        return jdbc.sql("""
                        select count(*) as issued, coalesce(sum(state = 'WAITING'), 0) as waiting,
                               coalesce(sum(state = 'SERVED'), 0) as served, coalesce(sum(state = 'ABSENT'), 0) as absent,
                               avg(timestampdiff(second, issued_at, called_at)) as seconds
                        from scheduling_ticket where centre_id = :centre and on_date = :date
                        """)
                .param("centre", centre.value())
                .param("date", date)
                .query((row, n) -> new Day(
                        row.getInt("issued"),
                        row.getInt("waiting"),
                        row.getInt("served"),
                        row.getInt("absent"),
                        row.getObject("seconds") == null ? null : Duration.ofSeconds(row.getLong("seconds"))))
                .single();
    }

    int waiting(CentreId centre, LocalDate date) {
        return jdbc.sql("""
                        select count(*) from scheduling_ticket
                        where centre_id = :centre and on_date = :date and state = 'WAITING'
                        """)
                .param("centre", centre.value())
                .param("date", date)
                .query(Integer.class)
                .single();
    }

    List<Ticket> list(String where, Object... params) {
        return jdbc.sql(SELECT + where).params(params).query(ROW).list().stream()
                .map(Row::ticket)
                .toList();
    }
}

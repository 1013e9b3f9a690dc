package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.invitations.InvitationEvents.InvitationsSent;
import pt.vez.platform.ManyRows;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.SeatKeeping;
import pt.vez.shared.Ids;

/**
 * Rounds of waves: for every centre, as many cases as there are free seats that nobody is invited to yet, in the order of
 * their points. What nobody takes is offered again in the next round.
 */
@Component
class WaveRounds {
    private static final int CHUNK = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final WaveCapacity capacity;
    private final SeatKeeping seats;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WaveRounds(
            JdbcClient jdbc,
            JdbcTemplate batch,
            WaveCapacity capacity,
            SeatKeeping seats,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.capacity = capacity;
        this.seats = seats;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** A wave as its work needs it. */
    record Due(UUID id, String service, LocalDate from, LocalDate to, int everyHours, int termHours) {}

    private static final RowMapper<Due> DUE = (row, n) -> new Due(
            row.getObject(1, UUID.class),
            row.getString(2),
            row.getObject(3, LocalDate.class),
            row.getObject(4, LocalDate.class),
            row.getInt(5),
            row.getInt(6));
    private static final String SELECT_DUE =
            "select id, service_code, from_date, to_date, every_hours, term_hours from invitations_wave where ";

    /** Every wave whose pause is over, and those whose days are over. @return people invited */
    int runDue() {
        Instant now = clock.instant();
        jdbc.sql("update invitations_wave set state = 'ENDED' where state <> 'ENDED' and to_date < ?")
                .param(LocalDate.ofInstant(now, ZoneOffset.UTC))
                .update();
        return jdbc
                .sql("select id from invitations_wave where state = 'RUNNING' and next_at <= ? order by next_at")
                .param(now)
                .query(UUID.class)
                .list()
                .stream()
                .mapToInt(this::run)
                .sum();
    }

    /**
     * One round: invites in steps of a thousand, each committed, so that after a restart it goes on where it stopped. Two
     * nodes may do it at the same moment: each step waits for the other's and counts the room anew.
     *
     * @return people invited by this call
     */
    int run(UUID waveId) {
        if (!transactions.run(() -> begin(waveId))) {
            return 0;
        }
        int invited = 0;
        for (UUID centre : centresOf(waveId)) {
            int step;
            do {
                step = transactions.run(() -> step(waveId, centre));
                invited += step;
            } while (step == CHUNK);
        }
        // A paused round stays open and goes on when it is resumed.
        jdbc.sql("update invitations_wave set round_planned = null, next_at = timestampadd(hour, every_hours, ?)"
                        + " where id = ? and state = 'RUNNING' and next_at <= ?")
                .params(clock.instant(), waveId, clock.instant())
                .update();
        return invited;
    }

    /** Says how many are to be invited, unless the round has begun already. @return whether there is a round to do */
    private boolean begin(UUID waveId) {
        Optional<Due> due = due(waveId);
        due.ifPresent(wave -> {
            long planned = centresOf(waveId).stream()
                    .mapToLong(centre -> Math.min(
                            capacity.waiting(centre, wave.service()),
                            capacity.room(centre, wave.service(), wave.from(), wave.to())))
                    .sum();
            jdbc.sql("update invitations_wave set round_planned = ?, round_invited = 0"
                            + " where id = ? and round_planned is null")
                    .params(planned, waveId)
                    .update();
        });
        return due.isPresent();
    }

    private Optional<Due> due(UUID waveId) {
        return jdbc.sql(SELECT_DUE + "id = ? and state = 'RUNNING' and next_at <= ?")
                .params(waveId, clock.instant())
                .query(DUE)
                .optional();
    }

    private List<UUID> centresOf(UUID waveId) {
        return jdbc.sql("select centre_id from invitations_wave_centre where wave_id = ? order by centre_id")
                .param(waveId)
                .query(UUID.class)
                .list();
    }

    /** One step for one centre. The lock on the waves lets nobody invite to the same seats at the same moment. */
    private int step(UUID waveId, UUID centre) {
        jdbc.sql("select id from invitations_wave where state = 'RUNNING' order by id for update")
                .query(UUID.class)
                .list();
        Optional<Due> running = due(waveId);
        if (running.isEmpty()) {
            return 0;
        }
        Due wave = running.get();
        long room = capacity.room(centre, wave.service(), wave.from(), wave.to());
        if (room <= 0) {
            return 0;
        }
        List<UUID> next = jdbc.sql("select case_id from invitations_priority where centre_id = ? and service_code = ?"
                        + " and state = 'WAITING' order by score desc, case_id limit ? for update skip locked")
                .params(centre, wave.service(), Math.min(CHUNK, room))
                .query(UUID.class)
                .list();
        invite(wave, centre, next);
        return next.size();
    }

    /** Sends one chunk of invitations in the current transaction: state, right, message. */
    void invite(Due wave, UUID centre, List<UUID> cases) {
        if (cases.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Instant expires = now.plus(Duration.ofHours(wave.termHours()));
        Instant remind = now.plus(Duration.ofHours(wave.termHours()).dividedBy(2));
        List<UUID> ids = new ArrayList<>(cases.size());
        List<Object[]> rows = new ArrayList<>(cases.size());
        for (UUID each : cases) {
            UUID id = Ids.next();
            ids.add(id);
            rows.add(new Object[] {id, wave.id(), each, wave.service(), centre, "SENT", true, now, remind, expires});
        }
        ManyRows.insert(
                batch,
                "insert into invitations_invitation (id, wave_id, case_id, service_code, centre_id, state, live, sent_at,"
                        + " remind_at, expires_at)",
                rows);
        ManyRows.in(batch, "update invitations_priority set state = 'INVITED' where case_id in", cases);
        seats.grant(cases.stream().map(CaseId::new).toList(), wave.service(), expires);
        jdbc.sql("update invitations_wave set invited = invited + ?, round_invited = round_invited + ? where id = ?")
                .params(cases.size(), cases.size(), wave.id())
                .update();
        events.publishEvent(new InvitationsSent(ids));
    }
}

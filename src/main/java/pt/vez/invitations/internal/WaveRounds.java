package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.platform.BatchInsert;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;

/**
 * Rounds of waves: at every centre, as many cases are invited as there are free seats without an invitation, in the
 * order of their points. Seats of invitations not taken up are offered in the next round.
 */
@Component
class WaveRounds {
    private static final String JOB = "invitations-rounds";
    private static final int CHUNK = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final WaveCapacity capacity;
    private final InvitationSender sender;
    private final NeighbourSeats neighbourSeats;
    private final PolicyRepository policies;
    private final Transactions transactions;
    private final Clock clock;

    WaveRounds(
            JdbcClient jdbc,
            JdbcTemplate batch,
            WaveCapacity capacity,
            InvitationSender sender,
            NeighbourSeats neighbourSeats,
            PolicyRepository policies,
            Transactions transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.capacity = capacity;
        this.sender = sender;
        this.neighbourSeats = neighbourSeats;
        this.policies = policies;
        this.transactions = transactions;
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

    /**
     * Every wave whose pause is over, and those whose days are over.
     *
     * @return people invited
     */
    int runDue() {
        Instant now = clock.instant();
        // While ranks are computed by a new policy, ranks of two policies stand in the table, so no case is next.
        if (policies.progress().isPresent()) {
            return 0;
        }
        jdbc.sql("update invitations_wave set state = 'ENDED' where state <> 'ENDED' and to_date < ?")
                .param(LocalDate.ofInstant(now, ZoneOffset.UTC))
                .update();
        List<UUID> due = jdbc.sql("select id from invitations_wave where state = 'RUNNING' and next_at <= ?"
                        + " and failures < ? order by next_at")
                .params(now, FaultIsolation.ATTEMPTS)
                .query(UUID.class)
                .list();
        return FaultIsolation.each(JOB, due, this::runOrSetAside);
    }

    /** A wave that fails again and again is set aside until an administrator tries it again; the others go on. */
    private int runOrSetAside(UUID waveId) {
        return FaultIsolation.counted(
                JOB,
                () -> run(waveId),
                () -> jdbc.sql("update invitations_wave set failures = 0 where id = ? and failures > 0")
                        .param(waveId)
                        .update(),
                () -> jdbc.sql("update invitations_wave set failures = failures + 1 where id = ?")
                        .param(waveId)
                        .update());
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
        var counted = new Counted();
        for (UUID centre : centresOf(waveId)) {
            int step;
            do {
                step = transactions.run(() -> step(waveId, centre, counted));
                invited += step;
            } while (step == CHUNK);
        }
        int step;
        do {
            step = transactions.run(() -> neighbours(waveId));
            invited += step;
        } while (step > 0);
        // A paused round stays open and goes on when it is resumed.
        jdbc.sql("update invitations_wave set round_planned = null, next_at = timestampadd(hour, every_hours, ?)"
                        + " where id = ? and state = 'RUNNING' and next_at <= ?")
                .params(clock.instant(), waveId, clock.instant())
                .update();
        return invited;
    }

    /**
     * Says how many are to be invited, unless the round has begun already.
     *
     * @return whether there is a round to do
     */
    private boolean begin(UUID waveId) {
        Optional<Due> due = due(waveId);
        due.ifPresent(wave -> {
            long planned = 0;
            Map<UUID, Long> own = new HashMap<>();
            Map<UUID, Long> left = new HashMap<>();
            for (UUID centre : centresOf(waveId)) {
                long waiting = capacity.waiting(centre, wave.service());
                long room = capacity.room(centre, wave.service(), wave.from(), wave.to());
                planned += Math.min(waiting, room);
                if (waiting > room) {
                    own.put(centre, room);
                } else {
                    left.put(centre, room - waiting);
                }
            }
            long all = planned
                    + neighbourSeats
                            .give(wave.service(), own.keySet(), own, left, Integer.MAX_VALUE)
                            .size();
            jdbc.sql("update invitations_wave set round_planned = ?, round_invited = 0"
                            + " where id = ? and round_planned is null")
                    .params(all, waveId)
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

    /**
     * The number of free seats as counted last. It is counted again when another transaction has invited meanwhile:
     * free seats change little within seconds, and counting them costs more than inviting a thousand cases.
     */
    private static final class Counted {
        private final Map<UUID, Long> room = new HashMap<>();
        private long invitedByAll = -1;
    }

    /**
     * Locks all running waves, so that no other transaction invites until this one ends.
     *
     * @return cases invited by all running waves so far
     */
    private long lock() {
        return jdbc
                .sql("select invited from invitations_wave where state = 'RUNNING' order by id for update")
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** One step for one centre. The lock on the waves keeps two transactions from inviting to the same seats. */
    private int step(UUID waveId, UUID centre, Counted counted) {
        long invited = lock();
        Optional<Due> running = due(waveId);
        if (running.isEmpty()) {
            return 0;
        }
        Due wave = running.get();
        Long known = counted.invitedByAll == invited ? counted.room.get(centre) : null;
        long room = known == null ? capacity.room(centre, wave.service(), wave.from(), wave.to()) : known;
        List<UUID> next = room <= 0
                ? List.of()
                : jdbc.sql("select p.case_id from invitations_priority p where p.centre_id = ? and p.service_code = ?"
                                + " and " + NeighbourSeats.WAITS
                                + " order by p.score desc, p.case_id limit ? for update skip locked")
                        .params(centre, wave.service(), Math.min(CHUNK, room))
                        .query(UUID.class)
                        .list();
        sender.invite(wave, centre, next);
        counted.room.put(centre, room - next.size());
        counted.invitedByAll = invited + next.size();
        return next.size();
    }

    /** One step for seats that are left at centres whose own people are all invited: for people of full neighbours. */
    private int neighbours(UUID waveId) {
        lock();
        Optional<Due> running = due(waveId);
        if (running.isEmpty()) {
            return 0;
        }
        Due wave = running.get();
        Map<UUID, Long> room = new HashMap<>();
        Set<UUID> full = new HashSet<>();
        for (UUID centre : centresOf(waveId)) {
            if (capacity.waiting(centre, wave.service()) > 0) {
                full.add(centre);
            } else {
                room.put(centre, capacity.room(centre, wave.service(), wave.from(), wave.to()));
            }
        }
        List<NeighbourSeats.Move> moves =
                full.isEmpty() ? List.of() : neighbourSeats.give(wave.service(), full, Map.of(), room, CHUNK);
        Map<List<UUID>, List<UUID>> together = new LinkedHashMap<>();
        moves.forEach(move -> together.computeIfAbsent(List.of(move.centre(), move.home()), any -> new ArrayList<>())
                .add(move.caseId()));
        together.forEach((way, cases) -> {
            sender.invite(wave, way.getFirst(), cases);
            BatchInsert.in(
                    batch,
                    "update invitations_invitation set home_centre_id = ? where live and case_id in",
                    cases,
                    way.getLast());
        });
        return moves.size();
    }
}

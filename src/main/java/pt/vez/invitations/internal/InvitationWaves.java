package pt.vez.invitations.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.invitations.Invitations.Capacity;
import pt.vez.invitations.Invitations.Plan;
import pt.vez.invitations.Invitations.Release;
import pt.vez.invitations.Invitations.Round;
import pt.vez.invitations.Invitations.Wave;
import pt.vez.invitations.Invitations.WaveState;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.SeatReservations;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.PageOf;
import pt.vez.shared.Role;

/** What an administrator releases, sees and stops. */
@Component
class InvitationWaves {
    private static final int LONGEST_DAYS = 92;

    private final JdbcClient jdbc;
    private final WaveCapacity capacity;
    private final NeighbourSeats neighbours;
    private final SeatReservations seats;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    InvitationWaves(
            JdbcClient jdbc,
            WaveCapacity capacity,
            NeighbourSeats neighbours,
            SeatReservations seats,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.capacity = capacity;
        this.neighbours = neighbours;
        this.seats = seats;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    Plan preview(Actor actor, Release release) {
        actor.require(Role.ADMINISTRATOR);
        check(release);
        Map<UUID, String> names = new HashMap<>();
        seats.places().forEach(place -> names.put(place.id().value(), place.name()));
        record Counted(UUID centre, long free, long open, long waiting) {
            long room() {
                return Math.max(0, free - open);
            }

            long invite() {
                return Math.min(waiting, room());
            }
        }
        List<Counted> counted = release.centres().stream()
                .distinct()
                .map(centre -> new Counted(
                        centre,
                        capacity.free(centre, release.service(), release.from(), release.to()),
                        capacity.open(centre, release.service()),
                        capacity.waiting(centre, release.service())))
                .toList();
        Map<UUID, Long> left = new HashMap<>();
        Map<UUID, Long> own = new HashMap<>();
        Set<UUID> full = new HashSet<>();
        for (Counted each : counted) {
            left.put(each.centre(), each.room() - each.invite());
            own.put(each.centre(), each.invite());
            if (each.waiting() > each.room()) {
                full.add(each.centre());
            }
        }
        List<NeighbourSeats.Move> moves = neighbours.give(release.service(), full, own, left, Integer.MAX_VALUE);
        List<Capacity> capacities = counted.stream()
                .map(each -> new Capacity(
                        names.getOrDefault(each.centre(), ""),
                        each.free(),
                        each.open(),
                        each.invite(),
                        each.waiting(),
                        moves.stream()
                                .filter(move -> move.centre().equals(each.centre()))
                                .count(),
                        moves.stream()
                                .filter(move -> move.home().equals(each.centre()))
                                .count()))
                .toList();
        Double seen = capacity.takeUp(release.service());
        return new Plan(capacities, seen == null ? WaveCapacity.ASSUMED_TAKE_UP : seen, seen != null);
    }

    private void check(Release release) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (release.centres().isEmpty()) {
            throw new InvalidInput("waves.centres.missing");
        }
        if (release.from().isBefore(today)) {
            throw new InvalidInput("publish.past");
        }
        if (release.to().isBefore(release.from())) {
            throw new InvalidInput("shifts.period");
        }
        if (release.to().isAfter(release.from().plusDays(LONGEST_DAYS - 1))) {
            throw new InvalidInput("publish.range", LONGEST_DAYS);
        }
        if (release.termHours() < 4 || release.termHours() > 336) {
            throw new InvalidInput("waves.term.bounds");
        }
        if (release.everyHours() < 1 || release.everyHours() > 168) {
            throw new InvalidInput("waves.every.bounds");
        }
    }

    UUID release(Actor actor, Release release) {
        actor.require(Role.ADMINISTRATOR);
        check(release);
        if (seats.isOpen(release.service())) {
            throw new InvalidInput("waves.open.service");
        }
        UUID id = Ids.next();
        transactions.run(() -> {
            Instant now = clock.instant();
            Double seen = capacity.takeUp(release.service());
            jdbc.sql(
                            "insert into invitations_wave (id, service_code, from_date, to_date, state, every_hours, term_hours,"
                                    + " take_up, invited, next_at, created_at, created_by_id) values (?, ?, ?, ?, 'RUNNING', ?, ?, ?, 0, ?, ?, ?)")
                    .params(
                            id,
                            release.service(),
                            release.from(),
                            release.to(),
                            release.everyHours(),
                            release.termHours(),
                            BigDecimal.valueOf(seen == null ? WaveCapacity.ASSUMED_TAKE_UP : seen),
                            now,
                            now,
                            actor.accountId())
                    .update();
            for (UUID centre : release.centres()) {
                jdbc.sql("insert into invitations_wave_centre (wave_id, centre_id) values (?, ?)")
                        .params(id, centre)
                        .update();
            }
            journal.record(actor, "wave.released", null, null, id + " " + release.service());
            return id;
        });
        return id;
    }

    /** Rounds that are being done or about to be. */
    List<Round> rounds(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return jdbc.sql(
                        "select id, coalesce(round_planned, 0), case when round_planned is null then 0 else round_invited"
                                + " end, invited from invitations_wave where state = 'RUNNING' and next_at <= ? and failures < ? order by id")
                .params(clock.instant(), FaultIsolation.ATTEMPTS)
                .query((row, n) -> new Round(row.getObject(1, UUID.class), row.getInt(2), row.getInt(3), row.getInt(4)))
                .list();
    }

    /** The page comes first: what became of invitations is counted for its waves only. */
    PageOf<Wave> waves(Actor actor, int offset, int limit) {
        actor.require(Role.ADMINISTRATOR);
        Map<UUID, String> names = new HashMap<>();
        seats.places().forEach(place -> names.put(place.id().value(), place.name()));
        List<Wave> page = jdbc.sql(
                        "select w.id, w.service_code, w.from_date, w.to_date, w.state, w.every_hours, w.term_hours, w.invited,"
                                + " coalesce(sum(i.state = 'SENT'), 0), coalesce(sum(i.state = 'TAKEN'), 0),"
                                + " coalesce(sum(i.state = 'RETURNED'), 0), coalesce(sum(i.state = 'EXPIRED'), 0), w.next_at,"
                                + " w.created_at, coalesce((select name from identity_public_account where id = w.created_by_id),"
                                + " w.created_by, ''), w.failures from"
                                + " (select * from invitations_wave order by created_at desc, id limit ? offset ?) w"
                                + " left join invitations_invitation i on i.wave_id = w.id"
                                + " group by w.id order by w.created_at desc, w.id")
                .params(limit, offset)
                .query((row, n) -> new Wave(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        centresOf(row.getObject(1, UUID.class)).stream()
                                .map(centre -> names.getOrDefault(centre, ""))
                                .toList(),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class),
                        WaveState.valueOf(row.getString(5)),
                        row.getInt(6),
                        row.getInt(7),
                        row.getInt(8),
                        row.getInt(9),
                        row.getInt(10),
                        row.getInt(11),
                        row.getInt(12),
                        row.getObject(13, Instant.class),
                        row.getObject(14, Instant.class),
                        row.getString(15),
                        row.getInt(16) >= FaultIsolation.ATTEMPTS))
                .list();
        return new PageOf<>(
                page,
                jdbc.sql("select count(*) from invitations_wave")
                        .query(Long.class)
                        .single());
    }

    private List<UUID> centresOf(UUID waveId) {
        return jdbc.sql("select centre_id from invitations_wave_centre where wave_id = ? order by centre_id")
                .param(waveId)
                .query(UUID.class)
                .list();
    }

    void retry(Actor actor, UUID waveId) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            int freed = jdbc.sql("update invitations_wave set failures = 0 where id = ? and failures >= ?"
                            + " and state <> 'ENDED'")
                    .params(waveId, FaultIsolation.ATTEMPTS)
                    .update();
            if (freed == 0) {
                throw new InvalidInput("waves.retry.state");
            }
            journal.record(actor, "wave.retried", null, null, waveId.toString());
            return waveId;
        });
    }

    void state(Actor actor, UUID waveId, WaveState state) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            // An ended wave stays ended: another administrator may have ended it since the screen was shown.
            int moved = jdbc.sql(
                            "update invitations_wave set state = ?, failures = 0 where id = ? and state <> 'ENDED'")
                    .params(state.name(), waveId)
                    .update();
            if (moved == 0) {
                throw new InvalidInput("waves.over");
            }
            journal.record(actor, "wave." + state.name().toLowerCase(Locale.ROOT), null, null, waveId.toString());
            return waveId;
        });
    }
}

package pt.vez.invitations.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseId;
import pt.vez.invitations.InvitationEvents.InvitationsReminded;
import pt.vez.invitations.InvitationEvents.InvitationsSent;
import pt.vez.invitations.Invitations.Capacity;
import pt.vez.invitations.Invitations.Plan;
import pt.vez.invitations.Invitations.Release;
import pt.vez.invitations.Invitations.Round;
import pt.vez.invitations.Invitations.Wave;
import pt.vez.invitations.Invitations.WaveState;
import pt.vez.platform.ManyRows;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.SeatKeeping;
import pt.vez.scheduling.SeatQuota;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

/**
 * Waves: for every centre of a release, as many cases as there are free seats that nobody is invited to yet, in the order
 * of their points. What nobody takes is offered again in the next wave.
 */
@Component
class InvitationWaves {
    private static final int CHUNK = 1_000;
    private static final int LONGEST_DAYS = 92;
    private static final double FIRST_TAKE_UP = 0.6;
    private static final int ENOUGH_TO_OBSERVE = 20;
    private static final Set<SeatQuota> PUBLIC = Set.of(SeatQuota.PUBLIC);

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final SeatKeeping seats;
    private final Transactions transactions;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InvitationWaves(
            JdbcClient jdbc,
            JdbcTemplate batch,
            SeatKeeping seats,
            Transactions transactions,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.seats = seats;
        this.transactions = transactions;
        this.journal = journal;
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

    Plan preview(Actor actor, Release release) {
        actor.require(Role.ADMINISTRATOR);
        check(release);
        List<SeatKeeping.Place> places = seats.places();
        List<Capacity> capacities = new ArrayList<>();
        for (UUID centre : release.centres()) {
            long free = free(centre, release.service(), release.from(), release.to());
            long open = open(centre, release.service());
            long waiting = waiting(centre, release.service());
            capacities.add(new Capacity(
                    places.stream()
                            .filter(place -> place.id().value().equals(centre))
                            .map(SeatKeeping.Place::name)
                            .findFirst()
                            .orElse(""),
                    free,
                    open,
                    Math.min(waiting, Math.max(0, free - open)),
                    waiting));
        }
        return new Plan(capacities, takeUp(release.service()));
    }

    private void check(Release release) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (release.centres().isEmpty()) {
            throw new InvalidInput("waves.centres.missing");
        }
        if (release.from().isBefore(today)
                || release.to().isBefore(release.from())
                || release.to().isAfter(release.from().plusDays(LONGEST_DAYS - 1))) {
            throw new InvalidInput("publish.range", LONGEST_DAYS);
        }
        if (release.everyHours() < 1
                || release.everyHours() > 168
                || release.termHours() < 4
                || release.termHours() > 336) {
            throw new InvalidInput("waves.hours");
        }
    }

    private long free(UUID centre, String service, LocalDate from, LocalDate to) {
        Instant first = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant earliest = clock.instant().plus(Duration.ofHours(2));
        return seats.countFree(
                List.of(new CentreId(centre)),
                service,
                first.isAfter(earliest) ? first : earliest,
                to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                PUBLIC);
    }

    private long open(UUID centre, String service) {
        return jdbc.sql("select count(*) from invitations_invitation where centre_id = ? and service_code = ? and live")
                .params(centre, service)
                .query(Long.class)
                .single();
    }

    private long waiting(UUID centre, String service) {
        return jdbc.sql(
                        "select count(*) from invitations_priority where centre_id = ? and service_code = ? and state = 'WAITING'")
                .params(centre, service)
                .query(Long.class)
                .single();
    }

    /** Of the last thousand invitations that ended: how many became a booking. */
    private double takeUp(String service) {
        record Seen(long all, long taken) {}
        Seen seen = jdbc.sql(
                        "select count(*), coalesce(sum(state = 'TAKEN'), 0) from (select state from invitations_invitation"
                                + " where service_code = ? and ended_at is not null order by ended_at desc limit 1000) ended")
                .param(service)
                .query((row, n) -> new Seen(row.getLong(1), row.getLong(2)))
                .single();
        return seen.all() < ENOUGH_TO_OBSERVE ? FIRST_TAKE_UP : (double) seen.taken() / seen.all();
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
            jdbc.sql(
                            "insert into invitations_wave (id, service_code, from_date, to_date, state, every_hours, term_hours,"
                                    + " take_up, invited, next_at, created_at, created_by) values (?, ?, ?, ?, 'RUNNING', ?, ?, ?, 0, ?, ?, ?)")
                    .params(
                            id,
                            release.service(),
                            release.from(),
                            release.to(),
                            release.everyHours(),
                            release.termHours(),
                            BigDecimal.valueOf(takeUp(release.service())),
                            now,
                            now,
                            actor.name())
                    .update();
            for (UUID centre : release.centres()) {
                jdbc.sql("insert into invitations_wave_centre values (?, ?)")
                        .params(id, centre)
                        .update();
            }
            journal.record(actor, "wave.released", null, null, release.service());
            return id;
        });
        return id;
    }

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
                            waiting(centre, wave.service()),
                            Math.max(
                                    0,
                                    free(centre, wave.service(), wave.from(), wave.to())
                                            - open(centre, wave.service()))))
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

    /** Rounds that are being done or about to be. */
    List<Round> rounds(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return jdbc.sql(
                        "select id, coalesce(round_planned, 0), case when round_planned is null then 0 else round_invited"
                                + " end from invitations_wave where state = 'RUNNING' and next_at <= ? order by id")
                .param(clock.instant())
                .query((row, n) -> new Round(row.getObject(1, UUID.class), row.getInt(2), row.getInt(3)))
                .list();
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
        long room = free(centre, wave.service(), wave.from(), wave.to()) - open(centre, wave.service());
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

    /** Half of the term is over and nothing was heard. */
    int remind() {
        return transactions.run(() -> {
            List<UUID> due = jdbc.sql("select id from invitations_invitation where remind_at <= ?"
                            + " limit 1000 for update skip locked")
                    .param(clock.instant())
                    .query(UUID.class)
                    .list();
            ManyRows.in(batch, "update invitations_invitation set remind_at = null where id in", due);
            if (!due.isEmpty()) {
                events.publishEvent(new InvitationsReminded(due));
            }
            return due.size();
        });
    }

    private record Over(UUID id, CaseId caseId, String service) {}

    /** The term is over: the place in the order stays, the right to book ends. */
    int expire() {
        return transactions.run(() -> {
            List<Over> due = jdbc.sql("select id, case_id, service_code from invitations_invitation where live"
                            + " and expires_at <= ? limit 1000 for update skip locked")
                    .param(clock.instant())
                    .query((row, n) -> new Over(
                            row.getObject(1, UUID.class), new CaseId(row.getObject(2, UUID.class)), row.getString(3)))
                    .list();
            end(due.stream().map(Over::id).toList(), "EXPIRED");
            due.forEach(each -> seats.withdraw(each.caseId(), each.service()));
            return due.size();
        });
    }

    /** Ends invitations and puts their cases back in line; the caller's transaction. */
    void end(Collection<UUID> ids, String state) {
        Instant now = clock.instant();
        ManyRows.in(
                batch,
                "update invitations_invitation set state = ?, live = null, remind_at = null, ended_at = ?"
                        + " where state = 'SENT' and id in",
                ids,
                state,
                now);
        ManyRows.in(
                batch,
                "update invitations_priority p join invitations_invitation i on i.case_id = p.case_id"
                        + " set p.state = 'WAITING' where p.state = 'INVITED' and i.id in",
                ids);
    }

    List<Wave> waves(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        Map<UUID, String> names = new java.util.HashMap<>();
        seats.places().forEach(place -> names.put(place.id().value(), place.name()));
        return jdbc.sql(
                        "select w.id, w.service_code, w.from_date, w.to_date, w.state, w.every_hours, w.term_hours, w.invited,"
                                + " coalesce(sum(i.state = 'SENT'), 0), coalesce(sum(i.state = 'TAKEN'), 0),"
                                + " coalesce(sum(i.state = 'RETURNED'), 0), coalesce(sum(i.state = 'EXPIRED'), 0), w.next_at,"
                                + " w.created_at, w.created_by from invitations_wave w left join invitations_invitation i"
                                + " on i.wave_id = w.id group by w.id order by w.created_at desc limit 100")
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
                        row.getString(15)))
                .list();
    }

    void state(Actor actor, UUID waveId, WaveState state) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            jdbc.sql("update invitations_wave set state = ? where id = ? and state <> 'ENDED'")
                    .params(state.name(), waveId)
                    .update();
            journal.record(actor, "wave." + state.name().toLowerCase(java.util.Locale.ROOT), null, null, "");
            return waveId;
        });
    }
}

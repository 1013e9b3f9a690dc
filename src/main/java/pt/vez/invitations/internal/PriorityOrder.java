package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.calendar.Municipalities;
import pt.vez.casework.Act;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseEventKind;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseFacts.Facts;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseMilestone;
import pt.vez.casework.Stage;
import pt.vez.casework.Standing.StandingChanged;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Policy;
import pt.vez.invitations.Score;
import pt.vez.platform.ManyRows;
import pt.vez.scheduling.AppointmentEvents.AppointmentAttended;
import pt.vez.scheduling.AppointmentEvents.AppointmentBooked;
import pt.vez.scheduling.AppointmentEvents.AppointmentCancelled;
import pt.vez.scheduling.AppointmentEvents.AppointmentMissed;
import pt.vez.scheduling.AppointmentsBooked;
import pt.vez.scheduling.SeatKeeping;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Service
class PriorityOrder implements Allocation {
    private static final int CHUNK = 2_000;
    private static final int FIRST = 1_000;
    private static final int SAMPLES = 8;

    /** While no centre is open at all. */
    private static final UUID NOWHERE = new UUID(0, 0);

    private static final String UPSERT =
            "insert into invitations_priority (case_id, service_code, centre_id, state, score,"
                    + " parts, policy_id, computed_at, penalty)";
    private static final String UPDATE = "on duplicate key update"
            + " service_code = values(service_code), centre_id = values(centre_id), score = values(score),"
            + " parts = values(parts), policy_id = values(policy_id), computed_at = values(computed_at)";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final CaseFacts facts;
    private final CaseAccess access;
    private final SeatKeeping seats;
    private final Municipalities municipalities;
    private final Journal journal;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    PriorityOrder(
            JdbcClient jdbc,
            JdbcTemplate batch,
            CaseFacts facts,
            CaseAccess access,
            SeatKeeping seats,
            Municipalities municipalities,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.facts = facts;
        this.access = access;
        this.seats = seats;
        this.municipalities = municipalities;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Policy policy() {
        return newest().map(PolicyVersion::policy).orElse(Policy.FIRST);
    }

    private Optional<PolicyVersion> newest() {
        return versions(1).stream().findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public List<PolicyVersion> history(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return versions(100);
    }

    private List<PolicyVersion> versions(int limit) {
        return jdbc.sql("select id, body, made_at, made_by, note from invitations_policy order by made_at desc limit ?")
                .param(limit)
                .query((row, n) -> new PolicyVersion(
                        row.getObject(1, UUID.class),
                        Policy.of(json.readValue(row.getString(2), new TypeReference<Map<String, Integer>>() {})),
                        row.getObject(3, Instant.class),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }

    @Override
    @Transactional
    public void change(Actor actor, Policy policy, String note) {
        actor.require(Role.ADMINISTRATOR);
        if (note.isBlank() || note.strip().length() > 300) {
            throw new InvalidInput("policy.note.missing");
        }
        jdbc.sql("insert into invitations_policy (id, made_at, made_by, note, body) values (?, ?, ?, ?, ?)")
                .params(
                        Ids.next(),
                        clock.instant(),
                        actor.name(),
                        note.strip(),
                        json.writeValueAsString(policy.values()))
                .update();
        journal.record(actor, "policy.changed", null, null, "");
        computeAll();
    }

    private Map<UUID, Integer> penalties() {
        Map<UUID, Integer> penalties = new HashMap<>();
        jdbc.sql("select case_id, penalty from invitations_priority where penalty > 0 and penalty_until > ?")
                .param(clock.instant())
                .query(row -> {
                    penalties.put(row.getObject(1, UUID.class), row.getInt(2));
                });
        return penalties;
    }

    @Override
    @Transactional(readOnly = true)
    public Effect preview(Actor actor, Policy policy) {
        actor.require(Role.ADMINISTRATOR);
        record Placed(CaseId id, String service, int before, int after) {}
        Policy current = policy();
        Instant now = clock.instant();
        Map<UUID, Integer> penalties = penalties();
        List<Placed> all = new ArrayList<>();
        eachWaiting(page -> page.forEach(each -> {
            int penalty = penalties.getOrDefault(each.id().value(), 0);
            all.add(new Placed(
                    each.id(),
                    each.serviceCode(),
                    Score.of(each, current, now, penalty).total(),
                    Score.of(each, policy, now, penalty).total()));
        }));
        List<Placed> order = new ArrayList<>(all);
        order.sort(Comparator.comparingInt((Placed each) -> -each.before())
                .thenComparing(each -> each.id().value()));
        Map<CaseId, Integer> placeBefore = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            placeBefore.put(order.get(i).id(), i + 1);
        }
        order.sort(Comparator.comparingInt((Placed each) -> -each.after())
                .thenComparing(each -> each.id().value()));
        int moved = 0;
        int fresh = 0;
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < Math.min(FIRST, order.size()); i++) {
            Placed each = order.get(i);
            int old = java.util.Objects.requireNonNull(placeBefore.get(each.id()));
            moved += old == i + 1 ? 0 : 1;
            fresh += old > FIRST ? 1 : 0;
            if (samples.size() < SAMPLES && Math.abs(old - (i + 1)) > 2) {
                Facts found = facts.of(List.of(each.id())).getFirst();
                samples.add(new Sample(
                        each.service(),
                        old,
                        i + 1,
                        Score.of(
                                found,
                                policy,
                                now,
                                penalties.getOrDefault(each.id().value(), 0))));
            }
        }
        return new Effect(all.size(), moved, fresh, samples);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Explanation> explain(Actor actor, CaseId caseId) {
        access.require(actor, caseId, Act.READ);
        record Row(String service, UUID centre, State state, int score, String parts, Instant at) {}
        return jdbc.sql("select service_code, centre_id, state, score, parts, computed_at from invitations_priority"
                        + " where case_id = ?")
                .param(caseId.value())
                .query((row, n) -> new Row(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        State.valueOf(row.getString(3)),
                        row.getInt(4),
                        row.getString(5),
                        row.getObject(6, Instant.class)))
                .optional()
                .map(row -> {
                    long ahead = jdbc.sql(
                                    "select count(*) from invitations_priority where centre_id = ? and service_code = ?"
                                            + " and state = 'WAITING' and score > ?")
                            .params(row.centre(), row.service(), row.score())
                            .query(Long.class)
                            .single();
                    long waiting = jdbc.sql("select count(*) from invitations_priority where centre_id = ?"
                                    + " and service_code = ? and state = 'WAITING'")
                            .params(row.centre(), row.service())
                            .query(Long.class)
                            .single();
                    return new Explanation(
                            row.score(), Score.read(row.parts()), ahead + 1, waiting, row.at(), row.state());
                });
    }

    @Override
    @Transactional
    public int computeAll() {
        Instant now = clock.instant();
        Optional<PolicyVersion> version = newest();
        Policy policy = version.map(PolicyVersion::policy).orElse(Policy.FIRST);
        UUID policyId = version.map(PolicyVersion::id).orElse(null);
        Map<UUID, Integer> penalties = penalties();
        Map<String, UUID> catchments = new HashMap<>();
        int[] count = {0};
        eachWaiting(page -> {
            ManyRows.insert(
                    batch,
                    UPSERT,
                    UPDATE,
                    page.stream()
                            .map(each -> row(each, policy, policyId, now, penalties, catchments))
                            .toList());
            count[0] += page.size();
        });
        jdbc.sql(
                        "delete p from invitations_priority p join casework_case c on c.id = p.case_id where c.stage <> 'APPOINTMENT'")
                .update();
        return count[0];
    }

    private void eachWaiting(Consumer<List<Facts>> each) {
        List<Facts> page = facts.waiting(null, CHUNK);
        while (!page.isEmpty()) {
            each.accept(page);
            page = page.size() < CHUNK
                    ? List.of()
                    : facts.waiting(page.getLast().id(), CHUNK);
        }
    }

    private @Nullable Object[] row(
            Facts each,
            Policy policy,
            @Nullable UUID policyId,
            Instant now,
            Map<UUID, Integer> penalties,
            Map<String, UUID> catchments) {
        Score score =
                Score.of(each, policy, now, penalties.getOrDefault(each.id().value(), 0));
        UUID centre =
                catchments.computeIfAbsent(each.municipality() == null ? "" : each.municipality(), this::catchment);
        return new @Nullable Object[] {
            each.id().value(),
            each.serviceCode(),
            centre,
            State.WAITING.name(),
            score.total(),
            score.written(),
            policyId,
            now,
            0
        };
    }

    @Override
    public UUID catchment(@Nullable String municipality) {
        var home = municipalities
                .find(municipality)
                .or(() -> municipalities.find("lisboa"))
                .orElse(null);
        if (home == null) {
            return NOWHERE;
        }
        return seats.places().stream()
                .min(Comparator.comparingDouble(place -> place.point().kilometresTo(home.centre())))
                .map(place -> place.id().value())
                .orElse(NOWHERE);
    }

    @Override
    @Transactional
    public void compute(List<CaseId> cases) {
        Instant now = clock.instant();
        Optional<PolicyVersion> version = newest();
        Policy policy = version.map(PolicyVersion::policy).orElse(Policy.FIRST);
        UUID policyId = version.map(PolicyVersion::id).orElse(null);
        Map<UUID, Integer> penalties = new HashMap<>();
        for (CaseId each : cases) {
            jdbc.sql("select penalty from invitations_priority where case_id = ? and penalty_until > ?")
                    .params(each.value(), now)
                    .query(Integer.class)
                    .optional()
                    .ifPresent(penalty -> penalties.put(each.value(), penalty));
        }
        Map<String, UUID> catchments = new HashMap<>();
        List<@Nullable Object[]> rows = facts.of(cases).stream()
                .filter(each -> each.stage() == Stage.APPOINTMENT)
                .map(each -> row(each, policy, policyId, now, penalties, catchments))
                .toList();
        if (!rows.isEmpty()) {
            ManyRows.insert(batch, UPSERT, UPDATE, rows);
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(StandingChanged event) {
        compute(event.cases());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseMilestone event) {
        if (event.milestone() == CaseEventKind.DOCUMENTS_COMPLETE) {
            jdbc.sql("insert into invitations_due (case_id) values (?) on duplicate key update case_id = case_id")
                    .param(event.caseId().value())
                    .update();
        }
    }

    /** The stage moves in the same transaction, after or before us: places of new cases are computed right after it. */
    @Transactional
    public int computeDue() {
        List<CaseId> due = jdbc.sql("select case_id from invitations_due limit 1000 for update skip locked")
                .query((row, n) -> new CaseId(row.getObject(1, UUID.class)))
                .list();
        compute(due);
        due.forEach(each -> jdbc.sql("delete from invitations_due where case_id = ?")
                .param(each.value())
                .update());
        return due.size();
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentBooked event) {
        state(Set.of(event.caseId().value()), State.BOOKED);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentsBooked event) {
        Set<UUID> ids = new HashSet<>();
        event.appointments().forEach(each -> ids.add(each.caseId().value()));
        state(ids, State.BOOKED);
    }

    private void state(Set<UUID> cases, State state) {
        ManyRows.in(batch, "update invitations_priority set state = ? where case_id in", cases, state.name());
    }

    /** What the agency calls off costs nothing; what a person cancels late costs what the policy says. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentCancelled event) {
        Policy policy = policy();
        boolean late =
                event.appointment().start().isBefore(clock.instant().plus(Duration.ofHours(policy.lateCancelHours())));
        backInLine(event.caseId(), event.byAgency() || !late ? 0 : policy.lateCancel(), policy);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentMissed event) {
        Policy policy = policy();
        backInLine(event.caseId(), policy.missed(), policy);
    }

    private void backInLine(CaseId caseId, int penalty, Policy policy) {
        state(Set.of(caseId.value()), State.WAITING);
        if (penalty > 0 && policy.penaltyDays() > 0) {
            jdbc.sql(
                            "update invitations_priority set penalty = if(penalty_until > ?, penalty, 0) + ?, penalty_until = ?"
                                    + " where case_id = ?")
                    .params(
                            clock.instant(),
                            penalty,
                            clock.instant().plus(Duration.ofDays(policy.penaltyDays())),
                            caseId.value())
                    .update();
        }
        compute(List.of(caseId));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentAttended event) {
        jdbc.sql("delete from invitations_priority where case_id = ?")
                .param(event.caseId().value())
                .update();
    }
}

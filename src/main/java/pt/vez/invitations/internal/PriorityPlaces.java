package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Municipalities;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseFacts.Facts;
import pt.vez.casework.CaseId;
import pt.vez.casework.Stage;
import pt.vez.invitations.Allocation.PolicyVersion;
import pt.vez.invitations.Allocation.State;
import pt.vez.invitations.Policy;
import pt.vez.invitations.Score;
import pt.vez.platform.BatchInsert;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.SeatReservations;

/** The rank of every waiting case: computed, with its parts, and stored. */
@Component
class PriorityPlaces {
    private static final int CHUNK = 2_000;

    /** While no centre is open at all. */
    private static final UUID NOWHERE = new UUID(0, 0);

    private static final String UPSERT =
            "insert into invitations_priority (case_id, service_code, centre_id, state, score,"
                    + " parts, policy_id, computed_at, penalty, municipality)";
    private static final String UPDATE = "on duplicate key update"
            + " service_code = values(service_code), centre_id = values(centre_id), score = values(score),"
            + " parts = values(parts), policy_id = values(policy_id), computed_at = values(computed_at), municipality = values(municipality)";
    private static final String NOT_WAITING =
            "delete p from invitations_priority p join casework_case_stage c on c.id = p.case_id where c.stage <> 'APPOINTMENT'";
    /** Appointments taken over from elsewhere or written by other means: their people are not invited again. */
    private static final String BOOKED_ALREADY =
            "update invitations_priority p join scheduling_case_appointment a on a.case_id = p.case_id"
                    + " and a.service_code = p.service_code and a.active and a.state = 'BOOKED'"
                    + " set p.state = 'BOOKED' where p.state = 'WAITING'";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final PolicyRepository policies;
    private final CaseFacts facts;
    private final SeatReservations seats;
    private final Municipalities municipalities;
    private final Transactions transactions;
    private final Clock clock;

    PriorityPlaces(
            JdbcClient jdbc,
            JdbcTemplate batch,
            PolicyRepository policies,
            CaseFacts facts,
            SeatReservations seats,
            Municipalities municipalities,
            Transactions transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.policies = policies;
        this.facts = facts;
        this.seats = seats;
        this.municipalities = municipalities;
        this.transactions = transactions;
        this.clock = clock;
    }

    Map<UUID, Integer> penalties() {
        Map<UUID, Integer> penalties = new HashMap<>();
        jdbc.sql("select case_id, penalty from invitations_priority where penalty > 0 and penalty_until > ?")
                .param(clock.instant())
                .query(row -> {
                    penalties.put(row.getObject(1, UUID.class), row.getInt(2));
                });
        return penalties;
    }

    int computeAll() {
        Instant now = clock.instant();
        Optional<PolicyVersion> version = policies.newest();
        Policy policy = version.map(PolicyVersion::policy).orElse(Policy.FIRST);
        UUID policyId = version.map(PolicyVersion::id).orElse(null);
        Map<UUID, Integer> penalties = penalties();
        Map<String, UUID> catchments = new HashMap<>();
        int[] count = {0};
        eachWaiting(page -> {
            BatchInsert.insert(
                    batch,
                    UPSERT,
                    UPDATE,
                    page.stream()
                            .map(each -> row(each, policy, policyId, now, penalties, catchments))
                            .toList());
            count[0] += page.size();
        });
        jdbc.sql(NOT_WAITING).update();
        jdbc.sql(BOOKED_ALREADY).update();
        return count[0];
    }

    int waiting() {
        return jdbc.sql("select count(*) from invitations_priority")
                .query(Integer.class)
                .single();
    }

    /**
     * All places page by page, each committed, so that a screen sees how far it is; after a restart it begins again.
     */
    int computeStepwise() {
        PolicyVersion version = policies.newest().orElse(null);
        if (version == null) {
            return 0;
        }
        Instant now = clock.instant();
        Map<UUID, Integer> penalties = penalties();
        Map<String, UUID> catchments = new HashMap<>();
        int[] count = {0};
        eachWaiting(page -> {
            List<@Nullable Object[]> rows = page.stream()
                    .map(each -> row(each, version.policy(), version.id(), now, penalties, catchments))
                    .toList();
            count[0] += page.size();
            transactions.run(() -> {
                BatchInsert.insert(batch, UPSERT, UPDATE, rows);
                policies.progress(version.id(), count[0]);
                return rows;
            });
        });
        return transactions.run(() -> {
            jdbc.sql(NOT_WAITING).update();
            jdbc.sql(BOOKED_ALREADY).update();
            policies.progress(version.id(), null);
            return count[0];
        });
    }

    void eachWaiting(Consumer<List<Facts>> each) {
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
            0,
            each.municipality()
        };
    }

    UUID catchment(@Nullable String municipality) {
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

    void compute(List<CaseId> cases) {
        Instant now = clock.instant();
        Optional<PolicyVersion> version = policies.newest();
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
            BatchInsert.insert(batch, UPSERT, UPDATE, rows);
            BatchInsert.in(
                    batch,
                    BOOKED_ALREADY + " and p.case_id in",
                    cases.stream().map(CaseId::value).toList());
        }
        // A case that does not wait for an appointment any more has no rank.
        BatchInsert.in(
                batch,
                NOT_WAITING + " and p.case_id in",
                cases.stream().map(CaseId::value).toList());
    }

    void state(Set<UUID> cases, State state) {
        BatchInsert.in(batch, "update invitations_priority set state = ? where case_id in", cases, state.name());
    }
}

package pt.vez.invitations.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Policy;
import pt.vez.invitations.Score;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;
import pt.vez.shell.Progress;

@Service
class PriorityOrder implements Allocation {
    private final JdbcClient jdbc;
    private final PolicyRepository policies;
    private final PolicyEffect effect;
    private final PriorityPlaces places;
    private final CaseAccess access;
    private final Journal journal;

    PriorityOrder(
            JdbcClient jdbc,
            PolicyRepository policies,
            PolicyEffect effect,
            PriorityPlaces places,
            CaseAccess access,
            Journal journal) {
        this.jdbc = jdbc;
        this.policies = policies;
        this.effect = effect;
        this.places = places;
        this.access = access;
        this.journal = journal;
    }

    @Override
    @Transactional(readOnly = true)
    public Policy policy() {
        return policies.policy();
    }

    @Override
    @Transactional(readOnly = true)
    public List<PolicyVersion> history(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return policies.versions(100);
    }

    @Override
    @Transactional
    public void change(Actor actor, Policy seen, Policy policy, String note) {
        actor.require(Role.ADMINISTRATOR);
        if (note.isBlank() || note.strip().length() > 300) {
            throw new InvalidInput("policy.note.missing");
        }
        ChangedMeanwhile.requireSame(seen, policies.lock());
        policies.save(policy, actor.accountId(), note.strip(), places.waiting());
        journal.record(actor, "policy.changed", null, null, "");
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Progress> progress(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return policies.progress();
    }

    @Override
    public int work() {
        return policies.progress().isPresent() ? places.computeStepwise() : 0;
    }

    @Override
    @Transactional(readOnly = true)
    public Effect preview(Actor actor, Policy policy) {
        actor.require(Role.ADMINISTRATOR);
        return effect.of(policy);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Explanation> explain(Actor actor, CaseId caseId) {
        access.require(actor, caseId, CasePermission.READ);
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
        return places.computeAll();
    }

    @Override
    public UUID catchment(@Nullable String municipality) {
        return places.catchment(municipality);
    }

    @Override
    @Transactional
    public void compute(List<CaseId> cases) {
        places.compute(cases);
    }
}

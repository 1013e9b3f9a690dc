package pt.vez.invitations.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final PriorityRepository ranks;
    private final PolicyRepository policies;
    private final PolicyEffect effect;
    private final PriorityPlaces places;
    private final CaseAccess access;
    private final Journal journal;

    PriorityOrder(
            PriorityRepository ranks,
            PolicyRepository policies,
            PolicyEffect effect,
            PriorityPlaces places,
            CaseAccess access,
            Journal journal) {
        this.ranks = ranks;
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
        return ranks.find(caseId)
                .map(row -> new Explanation(
                        row.score(), Score.read(row.parts()), row.ahead() + 1, row.waiting(), row.at(), row.state()));
    }

    @Override
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

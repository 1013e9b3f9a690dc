package pt.vez.mandates.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations;
import pt.vez.associations.Associations.Membership;
import pt.vez.associations.Declarations;
import pt.vez.mandates.Authority;
import pt.vez.mandates.AuthorityRefused;
import pt.vez.mandates.AuthorityRequirement;
import pt.vez.mandates.Permission;
import pt.vez.mandates.Scope;
import pt.vez.mandates.internal.AuthorityQueries.Grounds;
import pt.vez.mandates.internal.AuthorityQueries.MandateInHand;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** Judges the one row that decides, condition after condition. */
@Service
class AuthorityCheck implements Authority {
    private final AuthorityQueries queries;
    private final Associations associations;
    private final Declarations declarations;
    private final Clock clock;

    AuthorityCheck(AuthorityQueries queries, Associations associations, Declarations declarations, Clock clock) {
        this.queries = queries;
        this.associations = associations;
        this.declarations = declarations;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<AuthorityRequirement> missing(Question question) {
        Instant now = clock.instant();
        List<Grounds> found = queries.of(question, declarations.version(), now);
        if (found.isEmpty()) {
            return Optional.of(AuthorityRequirement.ACCOUNT);
        }
        // Of several agreements the one that goes furthest counts.
        AuthorityRequirement furthest = judged(found.getFirst(), question, now);
        for (Grounds other : found.subList(1, found.size())) {
            AuthorityRequirement failing = judged(other, question, now);
            boolean further = furthest != null && (failing == null || failing.compareTo(furthest) > 0);
            furthest = further ? failing : furthest;
        }
        return Optional.ofNullable(furthest);
    }

    private static @Nullable AuthorityRequirement judged(Grounds grounds, Question question, Instant now) {
        if (!grounds.active()) {
            return AuthorityRequirement.ACCOUNT;
        }
        if (grounds.partnerId() == null || grounds.agreement() == null) {
            return AuthorityRequirement.AGREEMENT;
        }
        if (!grounds.covered()) {
            return AuthorityRequirement.PROCEDURE;
        }
        if (!grounds.declared()) {
            return AuthorityRequirement.DECLARATION;
        }
        if (question.deed().onShift()) {
            UUID centre = grounds.centre();
            if (centre == null || (question.centre() != null && !centre.equals(question.centre()))) {
                return AuthorityRequirement.SHIFT;
            }
            if (!grounds.here()) {
                return AuthorityRequirement.CENTRE;
            }
        }
        if (!grounds.certified()) {
            return AuthorityRequirement.CERTIFICATE;
        }
        Scope scope = question.deed().scope();
        return scope == null ? null : mandated(grounds, question, scope, now);
    }

    private static @Nullable AuthorityRequirement mandated(
            Grounds grounds, Question question, Scope scope, Instant now) {
        MandateInHand mandate = grounds.mandate();
        if (mandate == null
                || !mandate.partnerId().equals(grounds.partnerId())
                || !mandate.isActive()
                || mandate.expiresAt() == null
                || !now.isBefore(mandate.expiresAt())
                || (question.applicant() != null && !question.applicant().equals(mandate.applicantId()))) {
            return AuthorityRequirement.MANDATE;
        }
        return mandate.scopes().contains(scope.name()) ? null : AuthorityRequirement.SCOPE;
    }

    @Override
    @Transactional(readOnly = true, noRollbackFor = NotAuthorised.class)
    public void require(Actor actor, Permission deed, @Nullable UUID applicant, @Nullable String procedure) {
        require(actor, new Question(actor.accountId(), deed, actor.mandateId(), applicant, procedure, null));
    }

    @Override
    @Transactional(readOnly = true, noRollbackFor = NotAuthorised.class)
    public void requireAt(Actor actor, UUID centre) {
        require(actor, new Question(actor.accountId(), Permission.DESK, null, null, null, centre));
    }

    @Override
    @Transactional(readOnly = true)
    public Membership member(Actor actor, Permission deed) {
        return member(actor, deed, null);
    }

    @Override
    @Transactional(readOnly = true)
    public Membership member(Actor actor, Permission deed, @Nullable String procedure) {
        require(actor, deed, null, procedure);
        return associations.requireMembership(actor);
    }

    private void require(Actor actor, Question question) {
        actor.require(Role.MEDIATOR);
        missing(question).ifPresent(authorityRequirement -> {
            throw refusal(actor, authorityRequirement);
        });
    }

    @Override
    @Transactional(readOnly = true)
    public NotAuthorised refusal(Actor actor, Permission deed) {
        if (!actor.is(Role.MEDIATOR)) {
            return new NotAuthorised("error.role");
        }
        return refusal(
                actor,
                missing(new Question(actor.accountId(), deed, null, null, null, null))
                        .orElse(AuthorityRequirement.MANDATE));
    }

    @Override
    @Transactional(readOnly = true)
    public AuthorityRefused refusal(Actor actor, AuthorityRequirement authorityRequirement) {
        return switch (authorityRequirement) {
            case AGREEMENT -> {
                NotAuthorised why = associations.withoutAgreement(actor.accountId());
                yield new AuthorityRefused(
                        authorityRequirement, why.key(), why.args().toArray());
            }
            case SHIFT, CENTRE ->
                new AuthorityRefused(
                        authorityRequirement,
                        associations.coordinates(actor.accountId())
                                ? authorityRequirement.key() + ".coordinator"
                                : authorityRequirement.key());
            default -> new AuthorityRefused(authorityRequirement, authorityRequirement.key());
        };
    }
}

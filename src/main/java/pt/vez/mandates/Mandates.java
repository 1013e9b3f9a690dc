package pt.vez.mandates;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations;
import pt.vez.audit.Journal;
import pt.vez.mandates.internal.Mandate;
import pt.vez.mandates.internal.MandateRepository;
import pt.vez.platform.Secrets;
import pt.vez.platform.Vault;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** Who may act for whom: asked for by a mediator, granted by the person, checked on every call, revocable at any time. */
@Service
public class Mandates {
    private final MandateRepository mandates;
    private final Associations associations;
    private final Journal journal;
    private final Secrets secrets;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Mandates(
            MandateRepository mandates,
            Associations associations,
            Journal journal,
            Secrets secrets,
            Vault vault,
            ApplicationEventPublisher events,
            Clock clock) {
        this.mandates = mandates;
        this.associations = associations;
        this.journal = journal;
        this.secrets = secrets;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A mandate to be granted.
     *
     * @param destination the person's own telephone or mail address from the register; null when they sign
     * @param hint the destination, masked
     * @param consentText the text shown to the person, word for word; its hash is kept
     * @param signaturePng the signature, only when they sign
     */
    public record RequestMandate(
            UUID applicantId,
            UUID caseId,
            Set<Scope> scopes,
            Term term,
            Consent consent,
            @Nullable String destination,
            @Nullable String hint,
            String consentText,
            String language,
            byte @Nullable [] signaturePng) {}

    /** The person must receive this code. */
    public record ConsentRequested(
            UUID mandateId,
            Consent consent,
            String destination,
            String code,
            String associationName,
            String mediatorName,
            String language) {}

    /** A mandate came into force. */
    public record MandateGranted(UUID mandateId, UUID applicantId, UUID caseId) {}

    /**
     * @throws NotAuthorised when the actor is no mediator under an agreement in force
     * @throws InvalidInput when a signature is needed and missing
     */
    @Transactional
    public MandateView request(Actor actor, RequestMandate command) {
        var membership =
                associations.requireMembership(actor.require(Role.MEDIATOR).accountId());
        Set<Scope> scopes = EnumSet.of(Scope.FOLLOW);
        scopes.addAll(command.scopes());
        Instant now = clock.instant();
        var mandate = new Mandate(
                Ids.next(),
                new Mandate.Parties(
                        command.applicantId(),
                        command.caseId(),
                        membership.associationId(),
                        membership.associationName(),
                        actor.accountId(),
                        actor.name()),
                scopes,
                command.term(),
                command.consent(),
                command.hint(),
                secrets.hash("mandate.text", command.consentText()),
                command.language(),
                now);
        UUID id = mandate.view().id();
        if (command.consent() == Consent.SIGNATURE) {
            byte[] signature = command.signaturePng();
            if (signature == null || signature.length < 200) {
                throw new InvalidInput("mandate.signature.missing");
            }
            mandate.signed(vault.seal(signature, "mandate/" + id), now);
        } else {
            String code = secrets.sixDigits();
            mandate.awaitCode(secrets.hash("mandate.code", id + code), now.plus(Mandate.codeTerm()));
            events.publishEvent(new ConsentRequested(
                    id,
                    command.consent(),
                    java.util.Objects.requireNonNull(command.destination()),
                    code,
                    membership.associationName(),
                    actor.name(),
                    command.language()));
        }
        mandates.save(mandate);
        journal.record(
                actor,
                "mandate.requested",
                command.applicantId(),
                command.caseId(),
                command.term().name());
        if (command.consent() == Consent.SIGNATURE) {
            granted(actor, mandate);
        }
        return mandate.view();
    }

    /** @throws InvalidInput when the code is wrong, expired or tried too often; the attempt is counted */
    @Transactional(noRollbackFor = InvalidInput.class)
    public MandateView confirm(Actor actor, UUID mandateId, String typed) {
        Mandate mandate = ofOwnAssociation(actor, mandateId);
        if (!mandate.attempt(clock.instant())) {
            throw new InvalidInput("mandate.code.spent");
        }
        byte[] hash = mandate.codeHash();
        if (hash == null || !secrets.matches("mandate.code", mandateId + typed.replaceAll("\\D", ""), hash)) {
            throw new InvalidInput("mandate.code.wrong");
        }
        mandate.grant(clock.instant());
        granted(actor, mandate);
        return mandate.view();
    }

    private void granted(Actor actor, Mandate mandate) {
        MandateView view = mandate.view();
        journal.record(
                actor,
                "mandate.granted",
                view.applicantId(),
                view.caseId(),
                view.consent().name());
        events.publishEvent(new MandateGranted(view.id(), view.applicantId(), view.caseId()));
    }

    /**
     * The one question of authority for assisted acts.
     *
     * @return the authority to act, for the session
     * @throws NotAuthorised naming the condition that fails: agreement, mandate, scope
     */
    @Transactional(readOnly = true)
    public MandateView requireLive(Actor actor, UUID applicantId, Scope scope) {
        UUID mandateId = actor.mandateId();
        if (mandateId == null) {
            throw new NotAuthorised("error.noMandate");
        }
        Mandate mandate = ofOwnAssociation(actor, mandateId);
        if (!mandate.view().isLive(clock.instant())) {
            throw new NotAuthorised("error.mandateOver");
        }
        if (!mandate.covers(applicantId, scope)) {
            throw new NotAuthorised("error.mandateScope");
        }
        return mandate.view();
    }

    /** What the session carries while a mediator acts under this mandate. */
    @Transactional(readOnly = true)
    public Actor.Acting beginVisit(Actor actor, UUID mandateId) {
        MandateView view = ofOwnAssociation(actor, mandateId).view();
        if (!view.isLive(clock.instant())) {
            throw new NotAuthorised("error.mandateOver");
        }
        return new Actor.Acting(view.id(), view.caseId(), view.associationId(), view.associationName());
    }

    @Transactional
    public void endVisit(Actor actor, UUID mandateId) {
        Mandate mandate = ofOwnAssociation(actor, mandateId);
        mandate.visitEnded(clock.instant());
        MandateView view = mandate.view();
        journal.record(actor, "visit.ended", view.applicantId(), view.caseId(), "");
    }

    /** Mandates the mediator obtained and that are in force, newest first. */
    @Transactional(readOnly = true)
    public List<MandateView> liveOf(Actor actor) {
        var membership =
                associations.requireMembership(actor.require(Role.MEDIATOR).accountId());
        return mandates.live(actor.accountId(), membership.associationId(), clock.instant()).stream()
                .map(Mandate::view)
                .toList();
    }

    /** Every mandate over this person. The caller has checked that the actor is that person or acts for them. */
    @Transactional(readOnly = true)
    public List<MandateView> ofApplicant(UUID applicantId) {
        return mandates.findByApplicantIdOrderByRequestedAtDesc(applicantId).stream()
                .map(Mandate::view)
                .toList();
    }

    /** The person withdraws. The caller has checked that the applicant is the actor's own. */
    @Transactional
    public void revoke(Actor actor, UUID applicantId, UUID mandateId) {
        Mandate mandate = mandates.findById(mandateId)
                .filter(m -> m.view().applicantId().equals(applicantId))
                .orElseThrow(() -> new NotFound("error.notFound"));
        mandate.revoke(clock.instant());
        journal.record(actor, "mandate.revoked", applicantId, mandate.view().caseId(), "");
    }

    private Mandate ofOwnAssociation(Actor actor, UUID mandateId) {
        var membership =
                associations.requireMembership(actor.require(Role.MEDIATOR).accountId());
        return mandates.findById(mandateId)
                .filter(m -> m.isOf(membership.associationId()))
                .orElseThrow(() -> new NotAuthorised("error.noMandate"));
    }
}

package pt.vez.mandates;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations;
import pt.vez.audit.Journal;
import pt.vez.mandates.internal.Attestations;
import pt.vez.mandates.internal.Mandate;
import pt.vez.mandates.internal.MandateRepository;
import pt.vez.mandates.internal.Witnesses;
import pt.vez.platform.Secrets;
import pt.vez.platform.Vault;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;

/** Who may act for whom: asked for by a mediator, granted by the person, checked on every call, revocable at any time. */
@Service
public class Mandates {
    private static final String CONTACT_OF_MEDIATOR = "CONTACT_OF_MEDIATOR";
    private final MandateRepository mandates;
    private final Attestations attestations;
    private final JdbcClient jdbc;
    private final Associations associations;
    private final Authority authority;
    private final Openings openings;
    private final Journal journal;
    private final Secrets secrets;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Mandates(
            MandateRepository mandates,
            Attestations attestations,
            JdbcClient jdbc,
            Associations associations,
            Authority authority,
            Openings openings,
            Journal journal,
            Secrets secrets,
            Vault vault,
            ApplicationEventPublisher events,
            Clock clock) {
        this.mandates = mandates;
        this.attestations = attestations;
        this.jdbc = jdbc;
        this.associations = associations;
        this.authority = authority;
        this.openings = openings;
        this.journal = journal;
        this.secrets = secrets;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    /** Who signs for a person who cannot. */
    public record Witness(String name, String document) {}

    /**
     * A mandate to be granted.
     *
     * @param procedure code of the procedure of the case
     * @param destination the person's own telephone or mail address from the register; null when they sign
     * @param hint the destination, masked
     * @param consentText the text shown to the person, word for word; it is kept sealed, with its hash
     * @param signaturePng the signature, only when they or a witness sign
     * @param witness only when a witness signs
     * @param relative the mediator declares to be a relative of the person
     */
    public record RequestMandate(
            UUID applicantId,
            UUID caseId,
            String procedure,
            Set<Scope> scopes,
            Term term,
            Consent consent,
            @Nullable String destination,
            @Nullable String hint,
            String consentText,
            String language,
            byte @Nullable [] signaturePng,
            @Nullable Witness witness,
            boolean relative) {}

    /** The person must receive this code. */
    public record ConsentRequested(
            UUID mandateId,
            Consent consent,
            String destination,
            String code,
            String associationName,
            String mediatorName,
            String language) {}

    /** A mandate ended without the person's doing: with the agreement of its association. */
    public record MandateEnded(UUID mandateId, UUID applicantId, UUID caseId, String associationName) {}

    /** A mandate came into force. */
    public record MandateGranted(UUID mandateId, UUID applicantId, UUID caseId) {}

    /**
     * @throws NotAuthorised when the actor is no mediator under an agreement in force
     * @throws InvalidInput when a signature is needed and missing
     */
    @Transactional
    public MandateView request(Actor actor, RequestMandate command) {
        authority.require(actor, Deed.ASK, command.applicantId(), command.procedure());
        var membership = associations.requireMembership(actor);
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
        String destination = command.destination();
        mandate.described(
                vault.seal(command.consentText().getBytes(StandardCharsets.UTF_8), "mandate-text/" + id),
                command.relative(),
                destination != null && belongsToMediator(destination, membership.associationId())
                        ? CONTACT_OF_MEDIATOR
                        : null);
        if (command.consent().signed()) {
            byte[] signature = command.signaturePng();
            if (signature == null || signature.length < 200) {
                throw new InvalidInput("mandate.signature.missing");
            }
            if (command.consent() == Consent.ROGO) {
                Witness witness = Witnesses.sound(command.witness(), actor);
                mandate.witnessed(
                        witness.name(),
                        vault.seal(witness.document().getBytes(StandardCharsets.UTF_8), "mandate-witness/" + id));
            }
            mandate.signed(vault.seal(signature, "mandate/" + id));
            mandate.grant(now);
        } else {
            String code = secrets.sixDigits();
            mandate.awaitCode(secrets.hash("mandate.code", id + code), now.plus(Mandate.codeTerm()));
            events.publishEvent(new ConsentRequested(
                    id,
                    command.consent(),
                    Objects.requireNonNull(destination),
                    code,
                    membership.associationName(),
                    actor.name(),
                    command.language()));
        }
        mandates.saveAndFlush(mandate);
        journal.record(
                actor,
                "mandate.requested",
                command.applicantId(),
                command.caseId(),
                command.term().name());
        if (mandate.view().flag() != null) {
            journal.record(actor, "mandate.flagged", command.applicantId(), command.caseId(), CONTACT_OF_MEDIATOR);
        }
        if (command.relative()) {
            journal.record(actor, "mandate.relative", command.applicantId(), command.caseId(), "");
        }
        if (command.consent().signed()) {
            granted(actor, mandate);
        }
        return mandate.view();
    }

    /** The code would reach the association instead of the person. */
    private boolean belongsToMediator(String destination, UUID associationId) {
        return jdbc.sql("select count(*) from identity_account a join associations_member m on m.account_id = a.id"
                                + " where m.partner_id = ? and (a.email = ? or a.phone = ?)")
                        .params(associationId, destination, destination)
                        .query(Integer.class)
                        .single()
                > 0;
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
        attestations.make(mandate);
        journal.record(
                actor,
                "mandate.granted",
                view.applicantId(),
                view.caseId(),
                view.consent().name());
        events.publishEvent(new MandateGranted(view.id(), view.applicantId(), view.caseId()));
    }

    /** The mandate of the visit the actor is in. @throws NotAuthorised naming the condition that fails */
    @Transactional(readOnly = true)
    public MandateView inHand(Actor actor) {
        authority.require(actor, Deed.FOLLOW, null, null);
        return ofOwnAssociation(actor, Objects.requireNonNull(actor.mandateId()))
                .view();
    }

    /**
     * What the session carries while a mediator acts under this mandate.
     *
     * @throws NotAuthorised naming the condition that fails
     */
    @Transactional(readOnly = true)
    public Actor.Acting acting(Actor actor, UUID mandateId) {
        MandateView view = ofOwnAssociation(actor, mandateId).view();
        var acting = new Actor.Acting(view.id(), view.caseId(), view.associationId(), view.associationName());
        authority.require(
                new Actor(actor.accountId(), actor.name(), actor.roles(), acting),
                Deed.FOLLOW,
                view.applicantId(),
                null);
        return acting;
    }

    /** Opens the file: it counts towards the cap of the day. @throws NotAuthorised as above, and beyond the cap */
    @Transactional
    public Actor.Acting beginVisit(Actor actor, UUID mandateId) {
        Actor.Acting acting = acting(actor, mandateId);
        openings.count(actor.accountId(), acting.caseId());
        return acting;
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
        var membership = associations.requireMembership(actor);
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

    /**
     * The paper that proves the mandate (PDF). The caller has checked that the actor may read this applicant's file.
     *
     * @throws NotFound when there is none for this applicant
     */
    @Transactional(readOnly = true)
    public byte[] attestation(UUID applicantId, UUID mandateId) {
        return mandates.findById(mandateId)
                .filter(m -> m.view().applicantId().equals(applicantId))
                .flatMap(m -> attestations.pdf(mandateId))
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    private Mandate ofOwnAssociation(Actor actor, UUID mandateId) {
        var membership = associations.requireMembership(actor);
        return mandates.findById(mandateId)
                .filter(m -> m.isOf(membership.associationId()))
                .orElseThrow(() -> new NotAuthorised("error.noMandate"));
    }
}

package pt.vez.mandates;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations;
import pt.vez.audit.Journal;
import pt.vez.mandates.internal.Attestations;
import pt.vez.mandates.internal.Mandate;
import pt.vez.mandates.internal.MandateRepository;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;

/** Mandates in force: checked on every call, revocable at any time. {@link Consents} grants them. */
@Service
public class Mandates {
    private final MandateRepository mandates;
    private final Attestations attestations;
    private final Associations associations;
    private final Authority authority;
    private final FileAccessQuota fileAccessQuota;
    private final Journal journal;
    private final Clock clock;

    Mandates(
            MandateRepository mandates,
            Attestations attestations,
            Associations associations,
            Authority authority,
            FileAccessQuota fileAccessQuota,
            Journal journal,
            Clock clock) {
        this.mandates = mandates;
        this.attestations = attestations;
        this.associations = associations;
        this.authority = authority;
        this.fileAccessQuota = fileAccessQuota;
        this.journal = journal;
        this.clock = clock;
    }

    /** A mandate ended without the person's doing: with the agreement of its association. */
    public record MandateEnded(UUID mandateId, UUID applicantId, UUID caseId, String associationName) {}

    /**
     * The mandate of the visit the actor is in.
     *
     * @throws NotAuthorised naming the condition that fails
     */
    @Transactional(readOnly = true)
    public MandateView inHand(Actor actor) {
        authority.require(actor, Permission.FOLLOW, null, null);
        return mandates.findById(Objects.requireNonNull(actor.mandateId()))
                .orElseThrow(() -> authority.refusal(actor, Permission.FOLLOW))
                .view();
    }

    /**
     * What the session carries while a mediator acts under this mandate.
     *
     * @throws NotAuthorised naming the condition that fails
     */
    @Transactional(readOnly = true)
    public Actor.Acting acting(Actor actor, UUID mandateId) {
        MandateView view = mandates.findById(mandateId)
                .map(Mandate::view)
                .orElseThrow(() -> authority.refusal(actor, Permission.FOLLOW));
        var acting = new Actor.Acting(view.id(), view.caseId(), view.associationId(), view.associationName());
        authority.require(actor.inVisit(acting), Permission.FOLLOW, view.applicantId(), null);
        return acting;
    }

    /**
     * Opens the file: it counts towards the cap of the day.
     *
     * @throws NotAuthorised as above, and beyond the cap
     */
    @Transactional
    public Actor.Acting beginVisit(Actor actor, UUID mandateId) {
        Actor.Acting acting = acting(actor, mandateId);
        fileAccessQuota.count(actor.accountId(), acting.caseId());
        return acting;
    }

    /**
     * Ends a mandate given for the visit. It only ends something, so it asks for nothing but the own association, also
     * when the shift is over.
     */
    @Transactional
    public void endVisit(Actor actor, UUID mandateId) {
        var membership = associations.requireMembership(actor);
        Mandate mandate = mandates.findById(mandateId)
                .filter(m -> m.isOf(membership.associationId()))
                .orElseThrow(() -> authority.refusal(actor, AuthorityRequirement.MANDATE));
        mandate.visitEnded(clock.instant());
        MandateView view = mandate.view();
        journal.record(actor, "visit.ended", view.applicantId(), view.caseId(), "");
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
}

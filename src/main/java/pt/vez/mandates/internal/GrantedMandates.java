package pt.vez.mandates.internal;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations;
import pt.vez.audit.Journal;
import pt.vez.mandates.Authority;
import pt.vez.mandates.AuthorityRequirement;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.Mandates;
import pt.vez.mandates.Permission;
import pt.vez.shared.Actor;
import pt.vez.shared.NotFound;

/** Mandates as aggregates, each question of authority asked anew. */
@Service
class GrantedMandates implements Mandates {
    private final MandateRepository mandates;
    private final Attestations attestations;
    private final Associations associations;
    private final Authority authority;
    private final DailyFileAccess fileAccessQuota;
    private final Journal journal;
    private final Clock clock;

    GrantedMandates(
            MandateRepository mandates,
            Attestations attestations,
            Associations associations,
            Authority authority,
            DailyFileAccess fileAccessQuota,
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

    @Override
    @Transactional(readOnly = true)
    public MandateView inHand(Actor actor) {
        authority.require(actor, Permission.FOLLOW, null, null);
        return mandates.findById(Objects.requireNonNull(actor.mandateId()))
                .orElseThrow(() -> authority.refusal(actor, Permission.FOLLOW))
                .view();
    }

    @Override
    @Transactional(readOnly = true)
    public Actor.Acting acting(Actor actor, UUID mandateId) {
        MandateView view = mandates.findById(mandateId)
                .map(Mandate::view)
                .orElseThrow(() -> authority.refusal(actor, Permission.FOLLOW));
        var acting = new Actor.Acting(view.id(), view.caseId(), view.partnerId(), view.associationName());
        authority.require(actor.inVisit(acting), Permission.FOLLOW, view.applicantId(), null);
        return acting;
    }

    @Override
    @Transactional
    public Actor.Acting beginVisit(Actor actor, UUID mandateId) {
        Actor.Acting acting = acting(actor, mandateId);
        fileAccessQuota.count(actor.accountId(), acting.caseId());
        return acting;
    }

    @Override
    @Transactional
    public void endVisit(Actor actor, UUID mandateId) {
        var membership = associations.requireMembership(actor);
        Mandate mandate = mandates.findById(mandateId)
                .filter(m -> m.isOf(membership.partnerId()))
                .orElseThrow(() -> authority.refusal(actor, AuthorityRequirement.MANDATE));
        mandate.visitEnded(clock.instant());
        MandateView view = mandate.view();
        journal.record(actor, "visit.ended", view.applicantId(), view.caseId(), "");
    }

    @Override
    @Transactional(readOnly = true)
    public List<MandateView> ofApplicant(UUID applicantId) {
        return mandates.findByApplicantIdOrderByRequestedAtDesc(applicantId).stream()
                .map(Mandate::view)
                .toList();
    }

    @Override
    @Transactional
    public void revoke(Actor actor, UUID applicantId, UUID mandateId) {
        Mandate mandate = mandates.findById(mandateId)
                .filter(m -> m.view().applicantId().equals(applicantId))
                .orElseThrow(() -> new NotFound("error.notFound"));
        mandate.revoke(clock.instant());
        journal.record(actor, "mandate.revoked", applicantId, mandate.view().caseId(), "");
    }

    @Override
    @Transactional(readOnly = true)
    public byte[] attestation(UUID applicantId, UUID mandateId) {
        return mandates.findById(mandateId)
                .filter(m -> m.view().applicantId().equals(applicantId))
                .flatMap(m -> attestations.pdf(mandateId))
                .orElseThrow(() -> new NotFound("error.notFound"));
    }
}

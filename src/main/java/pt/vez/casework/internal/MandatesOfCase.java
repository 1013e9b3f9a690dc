package pt.vez.casework.internal;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseRef;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.Mandates;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;

/** Finds the mandates by the person of a case after its access was checked. */
@Component
class MandatesOfCase {
    private final CaseAccessRules access;
    private final Mandates mandates;

    MandatesOfCase(CaseAccessRules access, Mandates mandates) {
        this.access = access;
        this.mandates = mandates;
    }

    List<MandateView> of(Actor actor, CaseId id) {
        List<MandateView> all = mandates.ofApplicant(
                access.require(actor, id, CasePermission.READ).applicantId());
        var acting = actor.acting();
        return acting == null
                ? all
                : all.stream()
                        .filter(each -> each.partnerId().equals(acting.partnerId()))
                        .toList();
    }

    byte[] attestation(Actor actor, CaseId id, UUID mandateId) {
        MandateView shown = of(actor, id).stream()
                .filter(each -> each.id().equals(mandateId))
                .findFirst()
                .orElseThrow(() -> new NotFound("error.notFound"));
        return mandates.attestation(shown.applicantId(), mandateId);
    }

    void revoke(Actor actor, CaseId id, UUID mandateId) {
        CaseRef ref = access.require(actor, id, CasePermission.READ);
        if (!access.isOwn(actor, id)) {
            throw new NotAuthorised("error.ownerOnly");
        }
        mandates.revoke(actor, ref.applicantId(), mandateId);
    }
}

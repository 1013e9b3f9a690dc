package pt.vez.biometrics.internal;

import java.util.function.Function;
import org.springframework.stereotype.Component;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.SampleRefused;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseRef;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;

/** Rules common to all steps: the authority, one screen at a time, the identity before all others. */
@Component
class CaptureSteps {
    private final CaseAccess access;
    private final CaptureSessionRepository store;
    private final SampleSafe safe;
    private final Transactions transactions;

    CaptureSteps(CaseAccess access, CaptureSessionRepository store, SampleSafe safe, Transactions transactions) {
        this.access = access;
        this.store = store;
        this.safe = safe;
        this.transactions = transactions;
    }

    /**
     * Requires a mediator in a visit: other actors take no biometric data, even when they may act on the case
     * otherwise.
     */
    CaseRef require(Actor actor, CaseId caseId) {
        return access.require(actor, caseId, CasePermission.BIOMETRICS);
    }

    /** One step: authority asked again in the transaction that stores, the session locked against a second screen. */
    <T> T step(Actor actor, CaseId caseId, Function<OpenSession, T> work) {
        return transactions.run(() -> {
            require(actor, caseId);
            return work.apply(store.lock(caseId));
        });
    }

    <T> T afterIdentity(Actor actor, CaseId caseId, Function<OpenSession, T> work) {
        return step(actor, caseId, session -> {
            if (!CaptureReader.done(safe.labels(session.id())).contains(CaptureStep.IDENTITY)) {
                throw new SampleRefused("biometrics.identityFirst");
            }
            return work.apply(session);
        });
    }
}

package pt.vez.biometrics.internal;

import java.time.Instant;
import java.util.UUID;

/** An open session, locked for the transaction that loaded it for writing. */
record OpenSession(UUID id, UUID caseId, UUID applicantId, Instant beganAt, Instant lastStepAt, byte[] key) {
    @Override
    public String toString() {
        return "OpenSession " + id;
    }
}

package pt.vez.intake;

import java.time.Instant;
import java.util.UUID;

/**
 * What a device needs to record intakes without a network until the end of the shift. It allows a holder to seal
 * records, not to open them.
 *
 * @param publicKey RSA key of this grant (X.509 SubjectPublicKeyInfo), for RSA-OAEP with SHA-256
 * @param sendUntil what was sealed under the grant is accepted until then; afterwards its key no longer exists
 */
public record ShiftGrant(
        UUID id, String association, Instant issued, Instant ends, Instant sendUntil, byte[] publicKey) {}

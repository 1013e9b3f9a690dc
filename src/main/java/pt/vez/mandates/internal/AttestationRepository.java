package pt.vez.mandates.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sealed papers that prove mandates, with the salted hash of what they attest. */
@Repository
class AttestationRepository {
    private final JdbcClient jdbc;

    AttestationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record SaltedHash(byte[] salt, byte[] hash) {}

    void insert(UUID mandateId, SaltedHash attested, byte[] sealedPdf, Instant now) {
        jdbc.sql("""
                        insert into mandates_attestation (mandate_id, salt, hash, pdf, made_at)
                        values (:mandate, :salt, :hash, :pdf, :now)
                        """)
                .param("mandate", mandateId)
                .param("salt", attested.salt())
                .param("hash", attested.hash())
                .param("pdf", sealedPdf)
                .param("now", now)
                .update();
    }

    Optional<byte[]> sealedPdf(UUID mandateId) {
        return jdbc.sql("select pdf from mandates_attestation where mandate_id = :mandate")
                .param("mandate", mandateId)
                .query(byte[].class)
                .optional();
    }

    Optional<SaltedHash> hash(UUID mandateId) {
        return jdbc.sql("select salt, hash from mandates_attestation where mandate_id = :mandate")
                .param("mandate", mandateId)
                .query(SaltedHash.class)
                .optional();
    }
}

package pt.vez.mandates.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.internal.AttestationRepository.SaltedHash;
import pt.vez.platform.Vault;
import pt.vez.shared.Sha256;

/**
 * The proof of a mandate: a PDF with the text that was shown, attached word for word, and a salted SHA-256 over the
 * parties, the terms, the time and the hash of that text. The holder of the PDF can show what was agreed, and a later
 * change of the record is detected.
 */
@Component
class Attestations {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final AttestationRepository papers;
    private final Vault vault;
    private final Clock clock;

    Attestations(AttestationRepository papers, Vault vault, Clock clock) {
        this.papers = papers;
        this.vault = vault;
        this.clock = clock;
    }

    /** Joins the transaction in which the mandate comes into force. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void make(Mandate mandate) {
        MandateView view = mandate.view();
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        byte[] hash = hash(salt, mandate);
        byte[] text = vault.open(Objects.requireNonNull(mandate.evidence().text()), "mandate-text/" + view.id());
        byte[] pdf = AttestationPaper.pdf(
                mandate, text, HexFormat.of().formatHex(salt), HexFormat.of().formatHex(hash));
        papers.insert(
                view.id(), new SaltedHash(salt, hash), vault.seal(pdf, "attestation/" + view.id()), clock.instant());
    }

    public Optional<byte[]> pdf(UUID mandateId) {
        return papers.sealedPdf(mandateId).map(stored -> vault.open(stored, "attestation/" + mandateId));
    }

    /** Whether the record is still what was attested. */
    public boolean holds(Mandate mandate) {
        return papers.hash(mandate.view().id())
                .map(row -> MessageDigest.isEqual(row.hash(), hash(row.salt(), mandate)))
                .orElse(false);
    }

    private static byte[] hash(byte[] salt, Mandate mandate) {
        MandateView view = mandate.view();
        var what = new ArrayList<String>(List.of(
                view.id().toString(),
                view.applicantId().toString(),
                view.caseId().toString(),
                view.partnerId().toString(),
                view.mediatorName(),
                view.scopes().stream().map(Enum::name).sorted().collect(Collectors.joining(",")),
                view.term().name(),
                view.consent().name(),
                String.valueOf(view.witnessName()),
                Objects.requireNonNull(view.grantedAt())
                        .truncatedTo(ChronoUnit.MILLIS)
                        .toString(),
                HexFormat.of().formatHex(mandate.evidence().textHash()),
                view.textLanguage()));
        // What mandates given before had not: it changes nothing of theirs.
        if (view.textVersion() > 0) {
            what.add("version " + view.textVersion());
        }
        if (view.interpreterName() != null) {
            what.add("interpreter " + view.interpreterName() + " " + view.interpreterLanguage());
        }
        return Sha256.of(salt, String.join("\n", what).getBytes(StandardCharsets.UTF_8));
    }
}

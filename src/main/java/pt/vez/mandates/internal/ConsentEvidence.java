package pt.vez.mandates.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** What a consent rests on: the text that was shown, who interpreted it, a signature, a witness, a passport that was seen. */
@Embeddable
class ConsentEvidence {
    private byte[] consentTextHash;
    private String consentTextLanguage;
    private int consentTextVersion;
    private @Nullable String interpreterName;
    private @Nullable String interpreterLanguage;

    @Column(length = 16_777_215)
    private byte @Nullable [] signature;

    @Column(length = 16_777_215)
    private byte @Nullable [] consentText;

    private boolean passportSeen;
    private byte @Nullable [] contactHash;
    private @Nullable String witnessName;
    private byte @Nullable [] witnessDocument;

    @SuppressWarnings("NullAway.Init")
    protected ConsentEvidence() {}

    ConsentEvidence(Mandate.Shown shown) {
        this.consentTextHash = shown.hash();
        this.consentTextLanguage = shown.language();
        this.consentTextVersion = shown.version();
    }

    /** The text that was shown, sealed. */
    void shown(byte[] sealedText) {
        consentText = sealedText;
    }

    /** There was no text in the person's language; the interpreter told them in it what the Portuguese text says. */
    void interpreted(String name, String language) {
        interpreterName = name;
        interpreterLanguage = language;
    }

    /** By the person, or for one who cannot sign by the witness named before. */
    void signed(byte[] sealedSignature) {
        signature = sealedSignature;
    }

    /** Who signs for a person who cannot (<i>assinatura a rogo</i>); the document is sealed. */
    void witnessed(String name, byte[] sealedDocument) {
        witnessName = name;
        witnessDocument = sealedDocument;
    }

    /**
     * What it rests on beside code or signature.
     *
     * @param hash of the contact a code goes to
     */
    void restsOn(boolean seenPassport, byte @Nullable [] hash) {
        passportSeen = seenPassport;
        contactHash = hash;
    }

    byte @Nullable [] text() {
        return consentText;
    }

    byte[] textHash() {
        return consentTextHash;
    }

    /** BCP 47 tag of the language the text was read in. */
    String textLanguage() {
        return consentTextLanguage;
    }

    int textVersion() {
        return consentTextVersion;
    }

    @Nullable
    String interpreterName() {
        return interpreterName;
    }

    @Nullable
    String interpreterLanguage() {
        return interpreterLanguage;
    }

    @Nullable
    String witnessName() {
        return witnessName;
    }

    boolean isPassportSeen() {
        return passportSeen;
    }
}

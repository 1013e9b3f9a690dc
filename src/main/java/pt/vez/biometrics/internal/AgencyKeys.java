package pt.vez.biometrics.internal;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.hybrid.PredefinedHybridParameters;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import com.google.crypto.tink.signature.SignatureConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.biometrics.SampleRefused;
import pt.vez.platform.PrivateFiles;
import pt.vez.platform.StartupProblem;
import pt.vez.platform.Vault;
import pt.vez.platform.VezSettings;

/**
 * The agency's public key (HPKE, RFC 9180), which encrypts, and this installation's own key (Ed25519, RFC 8032), which
 * signs and is kept in the database sealed under the master key.
 */
@Component
class AgencyKeys {
    /** Private half of the demonstration's pair; in production the private half never comes here. */
    static final String DEMONSTRATION_KEY = "agency-demonstration-key.json";

    private final SignerRepository signers;
    private final Vault vault;
    private final @Nullable KeysetHandle agency;

    AgencyKeys(SignerRepository signers, Vault vault, AgencySettings agencySettings, VezSettings settings)
            throws GeneralSecurityException, IOException {
        this.signers = signers;
        this.vault = vault;
        HybridConfig.register();
        SignatureConfig.register();
        if (!agencySettings.publicKey().isBlank()) {
            agency = parsed(agencySettings.publicKey());
        } else {
            agency = settings.demonstration()
                    ? demonstration(settings.data().toAbsolutePath().resolve(DEMONSTRATION_KEY))
                    : null;
        }
    }

    private static KeysetHandle parsed(String publicKey) {
        try {
            String json = new String(Base64.getDecoder().decode(publicKey.strip()), StandardCharsets.UTF_8);
            var handle = TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(json);
            handle.getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
            return handle;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new StartupProblem("VEZ_AGENCY_PUBLIC_KEY is not a public hybrid key in Tink's JSON, Base64.");
        }
    }

    private static KeysetHandle demonstration(Path file) throws GeneralSecurityException, IOException {
        if (!Files.exists(file)) {
            var made = KeysetHandle.generateNew(PredefinedHybridParameters.HPKE_X25519_HKDF_SHA256_AES_128_GCM);
            PrivateFiles.write(file, TinkJsonProtoKeysetFormat.serializeKeyset(made, InsecureSecretKeyAccess.get()));
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get())
                .getPublicKeysetHandle();
    }

    /** @throws SampleRefused while no key of the agency is set */
    byte[] encrypted(byte[] content, byte[] context) {
        if (agency == null) {
            throw new SampleRefused("biometrics.agency.none");
        }
        try {
            return agency.getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
                    .encrypt(content, context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not encrypted for the agency", e);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    byte[] signature(byte[] content) {
        try {
            return signer().getPrimitive(RegistryConfiguration.get(), PublicKeySign.class)
                    .sign(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not signed", e);
        }
    }

    /** What the agency verifies with, Tink's JSON. */
    @Transactional
    public String verificationKey() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(signer().getPublicKeysetHandle());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no verification key", e);
        }
    }

    private KeysetHandle signer() throws GeneralSecurityException {
        var known = signers.find();
        if (known.isEmpty()) {
            byte[] made = TinkProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedSignatureParameters.ED25519), InsecureSecretKeyAccess.get());
            // Of two nodes that come first, one wins and both read what is there.
            signers.insertFirst(vault.seal(made, "biometrics/signer"));
            known = signers.find();
        }
        return TinkProtoKeysetFormat.parseKeyset(
                vault.open(known.orElseThrow(), "biometrics/signer"), InsecureSecretKeyAccess.get());
    }
}

package pt.vez.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * Encryption at rest. Small texts are sealed under the master key (AES-256-GCM); every file has a key of its own
 * (AES-256-GCM in 1 MiB segments) that is stored wrapped under the master key. The associated data binds a ciphertext to
 * the record it belongs to: moved elsewhere it does not open.
 */
@Component
public class Vault {
    private final Aead master;

    public Vault(VezSettings settings) throws GeneralSecurityException, IOException {
        AeadConfig.register();
        StreamingAeadConfig.register();
        String json = settings.masterKey().isBlank()
                ? generated(settings.data().resolve("master-key.json"))
                : decoded(settings.masterKey());
        master = open(json);
    }

    private static String decoded(String key) {
        try {
            return new String(Base64.getDecoder().decode(key), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new StartupProblem("VEZ_MASTER_KEY is not a key: bin/new-master-key makes one.");
        }
    }

    private static Aead open(String json) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new StartupProblem("VEZ_MASTER_KEY is not a key: bin/new-master-key makes one.");
        }
    }

    /** A new master key as Tink's JSON; {@code bin/new-master-key} prints it for production. */
    public static String newMasterKey() throws GeneralSecurityException {
        AeadConfig.register();
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
    }

    private static String generated(Path file) throws GeneralSecurityException, IOException {
        if (!Files.exists(file)) {
            PrivateFiles.write(file, newMasterKey());
        }
        return Files.readString(file);
    }

    public byte[] seal(byte[] plain, String context) {
        try {
            return master.encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /** @throws IllegalStateException when the bytes were altered or belong to another context */
    public byte[] open(byte[] sealed, String context) {
        try {
            return master.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sealed record does not open in its context", e);
        }
    }

    /** A new key for one file, wrapped for storage beside it. */
    public byte[] newFileKey(String context) {
        try {
            var handle = KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    handle, master, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no file key", e);
        }
    }

    public OutputStream encrypting(OutputStream target, byte[] fileKey, String context) throws IOException {
        try {
            return streaming(fileKey, context).newEncryptingStream(target, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot encrypt", e);
        }
    }

    public InputStream decrypting(InputStream source, byte[] fileKey, String context) throws IOException {
        try {
            return streaming(fileKey, context).newDecryptingStream(source, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot decrypt", e);
        }
    }

    private StreamingAead streaming(byte[] fileKey, String context) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(fileKey, master, context.getBytes(StandardCharsets.UTF_8))
                .getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }
}

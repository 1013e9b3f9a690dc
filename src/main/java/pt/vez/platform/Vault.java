package pt.vez.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AeadKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.proto.EncryptedKeyset;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Encryption at rest. Small texts are sealed under the master key (AES-256-GCM); every file has a key of its own
 * (AES-256-GCM in 1 MiB segments) that is stored wrapped under the master key. The associated data binds a ciphertext to
 * the record it belongs to: moved elsewhere it does not open.
 */
@Component
public class Vault {
    private final KeysetHandle keys;
    private final Aead master;
    private final byte[] newest;

    public Vault(VezSettings settings) throws GeneralSecurityException, IOException {
        AeadConfig.register();
        StreamingAeadConfig.register();
        String json = settings.masterKey().isBlank()
                ? generated(settings.data().resolve("master-key.json"))
                : decoded(settings.masterKey());
        keys = read(json);
        master = open(keys);
        newest = ((AeadKey) keys.getPrimary().getKey()).getOutputPrefix().toByteArray();
    }

    private static String decoded(String key) {
        try {
            return new String(Base64.getDecoder().decode(key), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new StartupProblem("VEZ_MASTER_KEY is not a key: bin/new-master-key makes one.");
        }
    }

    private static KeysetHandle read(String json) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new StartupProblem("VEZ_MASTER_KEY is not a key: bin/new-master-key makes one.");
        }
    }

    private static Aead open(KeysetHandle keys) {
        try {
            return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
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

    /**
     * The master key with one key more, which opens and does not seal yet: every node must have it before one seals with it.
     *
     * @param json as Tink's JSON
     */
    public static String withAnotherKey(String json) throws GeneralSecurityException {
        AeadConfig.register();
        var known = read(json);
        var builder = KeysetHandle.newBuilder(known);
        builder.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId());
        return TinkJsonProtoKeysetFormat.serializeKeyset(builder.build(), InsecureSecretKeyAccess.get());
    }

    /** The master key that seals with the key added last; the others still open. */
    public static String withLastKeyFirst(String json) throws GeneralSecurityException {
        AeadConfig.register();
        var builder = KeysetHandle.newBuilder(read(json));
        builder.getAt(builder.size() - 1).makePrimary();
        return TinkJsonProtoKeysetFormat.serializeKeyset(builder.build(), InsecureSecretKeyAccess.get());
    }

    /** The master key with the key it seals with and no other: what is still under another is lost. */
    public static String withPrimaryOnly(String json) throws GeneralSecurityException {
        AeadConfig.register();
        var known = read(json);
        var builder = KeysetHandle.newBuilder(known);
        for (int i = known.size() - 1; i >= 0; i--) {
            if (!known.getAt(i).isPrimary()) {
                builder.deleteAt(i);
            }
        }
        return TinkJsonProtoKeysetFormat.serializeKeyset(builder.build(), InsecureSecretKeyAccess.get());
    }

    /** Whether there is more than one key, so that something may have to be sealed anew. */
    public boolean isChanging() {
        return keys.size() > 1;
    }

    /** The same content under the key that seals now; nothing when it is under it already. */
    public Optional<byte[]> resealed(byte[] sealed, String context) {
        return startsWithNewest(sealed) ? Optional.empty() : Optional.of(seal(open(sealed, context), context));
    }

    /** The same for the key of a file; the file itself is not touched. */
    public Optional<byte[]> rewrapped(byte[] fileKey, String context) {
        byte[] bound = context.getBytes(StandardCharsets.UTF_8);
        try {
            if (startsWithNewest(EncryptedKeyset.parseFrom(fileKey, ExtensionRegistryLite.getEmptyRegistry())
                    .getEncryptedKeyset()
                    .toByteArray())) {
                return Optional.empty();
            }
            var key = TinkProtoKeysetFormat.parseEncryptedKeyset(fileKey, master, bound);
            return Optional.of(TinkProtoKeysetFormat.serializeEncryptedKeyset(key, master, bound));
        } catch (GeneralSecurityException | InvalidProtocolBufferException e) {
            throw new IllegalStateException("the key of a file does not open in its context", e);
        }
    }

    private boolean startsWithNewest(byte[] sealed) {
        return sealed.length > newest.length && Arrays.equals(sealed, 0, newest.length, newest, 0, newest.length);
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

package pt.vez.biometrics.internal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.biometrics.Quality;
import pt.vez.platform.Vault;
import tools.jackson.databind.json.JsonMapper;

/**
 * Samples before sealing, each encrypted (AES-256-GCM) under the key of its session, which is wrapped by the vault.
 * The associated data binds session, kind and finger: a row copied elsewhere does not open. Without the session's key
 * nothing opens any more.
 */
@Component
class SampleSafe {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final SampleRepository samples;
    private final Vault vault;

    SampleSafe(SampleRepository samples, Vault vault) {
        this.samples = samples;
        this.vault = vault;
    }

    /**
     * A row without its content.
     *
     * @param measures JSON: each measure with its verdict and value, in order of names
     */
    record Label(
            SampleKind kind,
            String item,
            boolean accepted,
            @Nullable Integer quality,
            @Nullable String measures,
            UUID takenBy) {
        /** Of a sample whose quality is not measured. */
        static Label of(SampleKind kind, String item, UUID takenBy) {
            return new Label(kind, item, true, null, null, takenBy);
        }

        /** The same, until a colleague has confirmed it. */
        Label waiting() {
            return new Label(kind, item, false, quality, measures, takenBy);
        }

        static Label measured(SampleKind kind, String item, Quality quality, UUID takenBy) {
            var measures = new TreeMap<String, Object>();
            for (var measure : quality.measures()) {
                measures.put(
                        measure.check().name(),
                        new TreeMap<>(Map.of(
                                "verdict", measure.verdict().name(),
                                "value", measure.value())));
            }
            return new Label(kind, item, quality.passes(), quality.score(), JSON.writeValueAsString(measures), takenBy);
        }
    }

    /** A new key for a session, wrapped for storage. */
    byte[] newKey(UUID session) {
        try {
            var handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return vault.seal(
                    TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()), keyContext(session));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no session key", e);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(OpenSession session, Label label, byte[] content, Instant now) {
        samples.put(session.id(), label, cipher(session, content, label.kind(), label.item(), true), now);
    }

    Optional<byte[]> open(OpenSession session, SampleKind kind, String item) {
        return samples.body(session.id(), kind, item).map(body -> cipher(session, body, kind, item, false));
    }

    List<Label> labels(UUID session) {
        return samples.labels(session);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void accept(UUID session, SampleKind kind, String item) {
        samples.accept(session, kind, item);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void remove(UUID session, SampleKind kind, String item) {
        samples.remove(session, kind, item);
    }

    /**
     * Removes every sample and the key that opened them.
     *
     * @return how many samples there were
     */
    @Transactional(propagation = Propagation.MANDATORY)
    int destroy(UUID session) {
        samples.removeKey(session);
        return samples.removeAll(session);
    }

    private byte[] cipher(OpenSession session, byte[] content, SampleKind kind, String item, boolean encrypt) {
        byte[] bound = (keyContext(session.id()) + "/" + kind + "/" + item).getBytes(StandardCharsets.UTF_8);
        try {
            Aead aead = TinkProtoKeysetFormat.parseKeyset(
                            vault.open(session.key(), keyContext(session.id())), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
            return encrypt ? aead.encrypt(content, bound) : aead.decrypt(content, bound);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sample does not open in its session", e);
        }
    }

    private static String keyContext(UUID session) {
        return "biometrics/" + session;
    }
}

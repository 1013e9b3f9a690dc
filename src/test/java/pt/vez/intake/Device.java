package pt.vez.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import pt.vez.shared.Actor;
import pt.vez.shared.Base32;
import tools.jackson.databind.json.JsonMapper;

/** Seals records as the page does, written anew from the format so that both sides are held to it. */
public final class Device {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final IntakePost post;
    private final Actor mediator;
    private final ShiftGrant grant;

    public Device(IntakePost post, Actor mediator) {
        this.post = post;
        this.mediator = mediator;
        this.grant = post.prepare(mediator);
    }

    public ShiftGrant grant() {
        return grant;
    }

    /** A record as it lies on the device. */
    public record Sealed(UUID id, byte[] bytes) {}

    public static Map<String, Object> person(String name, String document) {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("name", name);
        person.put("birth", "1990-05-17");
        person.put("nationality", "BR");
        person.put("document", document);
        person.put("phone", "+351 912 345 678");
        person.put("email", "");
        person.put("procedure", "REN");
        person.put("language", "pt-PT");
        person.put("note", "à porta da câmara");
        return person;
    }

    public Sealed seal(Map<String, Object> person, byte[]... photographs) {
        Map<String, Object> text = new LinkedHashMap<>(person);
        text.putIfAbsent("ticket", Base32.random(4));
        text.putIfAbsent("made", Instant.now().toEpochMilli());
        text.put(
                "photographs",
                List.of(photographs).stream().map(each -> each.length).toList());
        byte[] json = JSON.writeValueAsString(text).getBytes(StandardCharsets.UTF_8);
        int size = 4 + json.length;
        for (byte[] photograph : photographs) {
            size += photograph.length;
        }
        var plain = ByteBuffer.allocate(size).putInt(json.length).put(json);
        for (byte[] photograph : photographs) {
            plain.put(photograph);
        }
        UUID id = UUID.randomUUID();
        return new Sealed(id, seal(id, plain.array()));
    }

    private byte[] seal(UUID id, byte[] plain) {
        try {
            byte[] bound = ByteBuffer.allocate(36)
                    .put("VZI1".getBytes(StandardCharsets.US_ASCII))
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .putLong(grant.id().getMostSignificantBits())
                    .putLong(grant.id().getLeastSignificantBits())
                    .array();
            var generator = KeyGenerator.getInstance("AES");
            generator.init(256);
            var key = generator.generateKey();
            var wrap = Cipher.getInstance("RSA/ECB/OAEPPadding");
            wrap.init(
                    Cipher.ENCRYPT_MODE,
                    KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(grant.publicKey())),
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            byte[] wrapped = wrap.doFinal(key.getEncoded());
            byte[] iv = new byte[12];
            new SecureRandom().nextBytes(iv);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
            cipher.updateAAD(bound);
            byte[] content = cipher.doFinal(plain);
            return ByteBuffer.allocate(36 + 2 + wrapped.length + 12 + content.length)
                    .put(bound)
                    .putShort((short) wrapped.length)
                    .put(wrapped)
                    .put(iv)
                    .put(content)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public IntakeReceipt send(Sealed record) {
        return send(mediator, record, null);
    }

    public IntakeReceipt send(Actor by, Sealed record, @org.jspecify.annotations.Nullable Instant deviceTime) {
        try {
            return post.receive(by, record.id(), new ByteArrayInputStream(record.bytes()), deviceTime);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

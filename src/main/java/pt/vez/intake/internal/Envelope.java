package pt.vez.intake.internal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Sha256;

/**
 * A record as the device sends it: {@code VZI1}, the record's and the grant's id (16 bytes each), the length (2 bytes) of
 * the content key and the key wrapped by RSA-OAEP with SHA-256, an initialisation vector (12 bytes), and the content under
 * AES-256-GCM with everything before the length as associated data.
 */
record Envelope(UUID recordId, UUID grantId, byte[] wrappedKey, byte[] iv, byte[] content, byte[] digest) {
    private static final byte[] MAGIC = "VZI1".getBytes(StandardCharsets.US_ASCII);
    private static final int BOUND = MAGIC.length + 32;
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    /** @throws InvalidInput when it is something else */
    static Envelope parse(byte[] sealed) {
        try {
            var bytes = ByteBuffer.wrap(sealed);
            byte[] magic = take(bytes, MAGIC.length);
            if (!MessageDigest.isEqual(magic, MAGIC)) {
                throw new InvalidInput("intake.damaged");
            }
            var recordId = new UUID(bytes.getLong(), bytes.getLong());
            var grantId = new UUID(bytes.getLong(), bytes.getLong());
            byte[] key = take(bytes, bytes.getShort());
            byte[] iv = take(bytes, 12);
            byte[] content = take(bytes, bytes.remaining());
            byte[] digest = Sha256.of(sealed);
            return new Envelope(recordId, grantId, key, iv, content, digest);
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            throw new InvalidInput("intake.damaged");
        }
    }

    private static byte[] take(ByteBuffer from, int count) {
        if (count > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[count];
        from.get(bytes);
        return bytes;
    }

    /** @throws InvalidInput when a single bit was changed on the way or it was sealed for another grant */
    byte[] open(PrivateKey key) {
        try {
            Cipher unwrap = Cipher.getInstance("RSA/ECB/OAEPPadding");
            unwrap.init(Cipher.DECRYPT_MODE, key, OAEP);
            byte[] contentKey = unwrap.doFinal(wrappedKey);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new GCMParameterSpec(128, iv));
            cipher.updateAAD(bound());
            return cipher.doFinal(content);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidInput("intake.damaged");
        }
    }

    private byte[] bound() {
        return ByteBuffer.allocate(BOUND)
                .put(MAGIC)
                .putLong(recordId.getMostSignificantBits())
                .putLong(recordId.getLeastSignificantBits())
                .putLong(grantId.getMostSignificantBits())
                .putLong(grantId.getLeastSignificantBits())
                .array();
    }
}

package pt.vez.biometrics.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The format that is handed over, described in {@code docs/biometric-package.md}: {@code VEZB}, one byte version, the
 * package's id (16 bytes), length of the encrypted part (4 bytes), the encrypted zip, the signature over all before it.
 */
final class SealedPackage {
    private static final byte[] MAGIC = {'V', 'E', 'Z', 'B', 1};

    private SealedPackage() {}

    /** What the encryption is bound to, so that a package cannot be passed off as another. */
    static byte[] context(UUID id) {
        return ("vez/biometrics/package/" + id).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] signedPart(UUID id, byte[] encrypted) {
        return ByteBuffer.allocate(MAGIC.length + 20 + encrypted.length)
                .put(MAGIC)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putInt(encrypted.length)
                .put(encrypted)
                .array();
    }

    static byte[] whole(byte[] signedPart, byte[] signature) {
        return ByteBuffer.allocate(signedPart.length + signature.length)
                .put(signedPart)
                .put(signature)
                .array();
    }

    /** Entries in their order, without times, so that the same samples make the same bytes. */
    static byte[] zip(SortedMap<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

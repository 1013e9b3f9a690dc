package pt.vez.documents.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.documents.UploadRefused;
import pt.vez.platform.FileWork;
import pt.vez.platform.VezSettings;

/**
 * Makes a safe file of an upload: the type is told from the content, limits hold while reading, and the stored file is
 * made anew ({@link Photographs}, {@link PdfCleaner}).
 */
@Component
class UploadReader {
    private final Tika tika = new Tika();
    private final PdfCleaner pdfs;
    private final ReceivedBytes received;
    private final long maxBytes;

    UploadReader(PdfCleaner pdfs, ReceivedBytes received, VezSettings settings) {
        this.pdfs = pdfs;
        this.received = received;
        maxBytes = settings.uploadMegabytes() * 1024L * 1024L;
    }

    /** What came out: a photograph ready to be a page, or a whole document. */
    sealed interface Taken {
        /** The bytes that are kept. */
        byte[] content();

        record Photograph(Photographs.Page page) implements Taken {
            @Override
            public byte[] content() {
                return page.jpeg();
            }
        }

        /** @param original the bytes as they came, when the file was digitally signed */
        record Pdf(PdfCleaner.Cleaned cleaned, byte @Nullable [] original) implements Taken {
            @Override
            public byte[] content() {
                return cleaned.content();
            }
        }
    }

    /**
     * @param account whose files are unpacked one after the other
     * @throws UploadRefused naming what is wrong with the file and what to do
     * @throws IOException when the source ends in an error
     */
    Taken take(UUID account, InputStream source) throws IOException {
        return received.read(source, maxBytes, content -> inTurn(account, content));
    }

    private Taken inTurn(UUID account, byte[] content) {
        try {
            return FileWork.inTurn(account, () -> taken(content));
        } catch (FileWork.Busy e) {
            throw new UploadRefused("upload.busy");
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new UploadRefused("upload.damaged");
        }
    }

    private Taken taken(byte[] content) throws IOException {
        if (content.length == 0) {
            throw new UploadRefused("upload.empty");
        }
        return switch (tika.detect(content)) {
            case "image/jpeg" -> new Taken.Photograph(Photographs.page(content, true));
            case "image/png" -> new Taken.Photograph(Photographs.page(content, false));
            case "application/pdf" -> {
                PdfCleaner.Cleaned cleaned = pdfs.clean(content);
                yield new Taken.Pdf(cleaned, cleaned.signed() ? content : null);
            }
            case "image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence", "image/avif" ->
                throw new UploadRefused("upload.heic");
            case "image/gif", "image/webp", "image/tiff", "image/bmp" -> throw new UploadRefused("upload.imageType");
            default -> throw new UploadRefused("upload.type");
        };
    }
}

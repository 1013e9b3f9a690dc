package pt.vez.shell;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pt.vez.shared.DomainException;

/** Gives one uploaded file to what receives it and answers 200, or 422 with a sentence (UTF-8, in the person's language). */
final class UploadAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(UploadAnswer.class);
    private static final int REFUSED = 422;
    private static final int LONGEST_NAME = 200;
    private final FileUpload.Receiver receiver;
    private final Locale language;
    private final int megabytes;

    UploadAnswer(FileUpload.Receiver receiver, Locale language, int megabytes) {
        this.receiver = receiver;
        this.language = language;
        this.megabytes = megabytes;
    }

    /** @return the sentence of the refusal; empty when the file was taken */
    String to(VaadinRequest request, VaadinResponse response) throws IOException {
        String refusal = received(request);
        response.setStatus(refusal.isEmpty() ? 200 : REFUSED);
        response.setContentType("text/plain; charset=utf-8");
        response.getOutputStream().write(refusal.getBytes(StandardCharsets.UTF_8));
        return refusal;
    }

    private String received(VaadinRequest request) throws IOException {
        try (InputStream content = request.getInputStream()) {
            String refusal = taken(name(request.getHeader("X-File-Name")), content);
            if (!refusal.isEmpty()) {
                // A browser hears the answer only when it could send everything.
                drain(content);
            }
            return refusal;
        }
    }

    private String taken(String name, InputStream content) {
        Refusal refusal = refusal(name, content);
        return refusal == null ? "" : words(refusal.key(), refusal.values().toArray());
    }

    /**
     * Why a file was not taken.
     *
     * @param key of the sentence
     */
    record Refusal(String key, List<?> values) {}

    @Nullable
    Refusal refusal(String name, InputStream content) {
        try {
            receiver.receive(name, content);
            return null;
        } catch (DomainException e) {
            return new Refusal(e.key(), e.args());
        } catch (IOException e) {
            return new Refusal("upload.interrupted", List.of());
        } catch (RuntimeException | VirtualMachineError | LinkageError e) {
            // Also when the memory or the stack had no room for the file: the person reads a sentence, the log the
            // type.
            // The message of an exception may quote what people sent.
            LOG.error("An upload failed: {} at {}", rootOf(e), List.of(e.getStackTrace()));
            return new Refusal("upload.failed", List.of());
        }
    }

    private static String rootOf(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getName();
    }

    private void drain(InputStream content) {
        try {
            byte[] buffer = new byte[1 << 16];
            for (long left = (megabytes + 1L) << 20; left > 0; ) {
                int count = content.read(buffer);
                if (count < 0) {
                    return;
                }
                left -= count;
            }
        } catch (IOException e) {
            LOG.debug("The connection of a refused upload ended");
        }
    }

    private String words(String key, Object... values) {
        return I18NProvider.translate(language, key, values);
    }

    private static String name(@Nullable String header) {
        try {
            String name = header == null ? "" : URLDecoder.decode(header, StandardCharsets.UTF_8);
            return name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}

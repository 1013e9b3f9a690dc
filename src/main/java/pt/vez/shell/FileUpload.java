package pt.vez.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.ElementRequestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A button that sends one file to the server, straight into what receives it: nothing is written to a temporary folder.
 * Photographs are made smaller on the device when the bounds are given. What the server refuses is told in the person's
 * language.
 */
@Tag("vez-upload")
@JsModule("./vez/upload.ts")
public final class FileUpload extends Component {
    private static final String PAPERS = "image/jpeg,image/png,application/pdf";
    private final Button button;
    private volatile String refusal = "";
    private Consumer<String> received = way -> {};
    private Consumer<String> chosen = way -> {};
    private Consumer<String> refused = sentence -> {};

    /** Takes a file in a thread of its own, without a lock on the screen. */
    public interface Receiver {
        /**
         * @param content at most the size the upload was made for; the caller closes it
         * @throws pt.vez.shared.DomainException saying what is wrong with the file
         * @throws IOException when the connection breaks
         */
        void receive(String fileName, InputStream content) throws IOException;
    }

    /** @param megabytes largest file, in MiB */
    public FileUpload(Button button, int megabytes, Receiver receiver) {
        this.button = button;
        getElement().appendChild(button.getElement());
        Locale language = getLocale();
        getElement().setAttribute("target", (ElementRequestHandler) (request, response, session, owner) ->
                answer(request, response, new UploadAnswer(receiver, language, megabytes)));
        getElement().setAttribute("accept", PAPERS);
        getElement().setAttribute("limit", String.valueOf((long) megabytes << 20));
        for (String word : new String[] {"preparing", "checking", "progress", "cancel", "retry", "lost"}) {
            getElement().setAttribute(word, getTranslation("upload." + word));
        }
        // The number is put in by the browser.
        getElement().setAttribute("sending", getTranslation("upload.sending", "{0}"));
        addListener(Received.class, event -> received.accept(event.way));
        addListener(Chosen.class, event -> chosen.accept(event.way));
        addListener(
                Refused.class,
                event -> refused.accept(
                        event.why.equals("large") ? getTranslation("upload.tooLarge", megabytes) : refusal));
    }

    private void answer(VaadinRequest request, VaadinResponse response, UploadAnswer answer) throws IOException {
        refusal = answer.to(request, response);
    }

    /** Opens the device's camera, where there is one, instead of its files. */
    public FileUpload camera() {
        getElement().setAttribute("accept", "image/*");
        getElement().setAttribute("capture", "environment");
        return this;
    }

    /**
     * Makes photographs smaller before they are sent and says which cannot be read.
     *
     * @param bounds a JSON object: {@code longSide}, {@code smallestSide}, {@code measuredSide}, {@code blurredBelow},
     *     {@code darkBelow}
     * @param blurred what is said of a blurred one, and so on
     */
    public FileUpload photographs(String bounds, String blurred, String dark, String small) {
        getElement().setAttribute("bounds", bounds);
        getElement().setAttribute("blurred", blurred);
        getElement().setAttribute("dark", dark);
        getElement().setAttribute("small", small);
        getElement().setAttribute("again", getTranslation("upload.again"));
        getElement().setAttribute("anyway", getTranslation("upload.anyway"));
        return this;
    }

    /**
     * Asks before a PDF is sent.
     *
     * @param pages label of the way that sends no PDF and does {@code instead}
     * @param file label of the way that sends it; {@link #onReceived} hears "file"
     * @param keep label of the way that does nothing
     */
    public FileUpload askBeforePdf(String question, String pages, String file, String keep, Runnable instead) {
        getElement().setAttribute("ask", question);
        getElement().setAttribute("ask-pages", pages);
        getElement().setAttribute("ask-file", file);
        getElement().setAttribute("ask-keep", keep);
        chosen = way -> instead.run();
        return this;
    }

    /** @param action is given "file" when the person was asked and wanted the file, otherwise nothing */
    public FileUpload onReceived(Consumer<String> action) {
        received = action;
        return this;
    }

    /** @param action is given the sentence to show */
    public FileUpload onRefused(Consumer<String> action) {
        refused = action;
        return this;
    }

    /** What a screen reader says for the button, when its words alone would not tell it from others. */
    public FileUpload label(String label) {
        button.setAriaLabel(label);
        return this;
    }

    /** The file was taken. */
    @DomEvent("vez-received")
    public static class Received extends ComponentEvent<FileUpload> {
        private final String way;

        public Received(FileUpload source, boolean fromClient, @EventData("event.detail") String way) {
            super(source, fromClient);
            this.way = way;
        }
    }

    /** The person, asked, wanted something else than to send the file. */
    @DomEvent("vez-chosen")
    public static class Chosen extends ComponentEvent<FileUpload> {
        private final String way;

        public Chosen(FileUpload source, boolean fromClient, @EventData("event.detail") String way) {
            super(source, fromClient);
            this.way = way;
        }
    }

    /** The file was not taken. */
    @DomEvent("vez-refused")
    public static class Refused extends ComponentEvent<FileUpload> {
        private final String why;

        public Refused(FileUpload source, boolean fromClient, @EventData("event.detail") String why) {
            super(source, fromClient);
            this.why = why;
        }
    }
}

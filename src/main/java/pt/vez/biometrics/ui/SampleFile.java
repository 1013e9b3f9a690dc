package pt.vez.biometrics.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.function.Consumer;

/** A file of a scanner's program. Keeps nothing once it was given out. */
@Tag("vez-sample")
@JsModule("./vez/sample.ts")
class SampleFile extends Component {
    SampleFile(BiometricsView screen, String label, String accept, int maxBytes, Consumer<byte[]> chosen) {
        getElement()
                .setAttribute("label", label)
                .setAttribute("accept", accept)
                .setAttribute("limit", String.valueOf(maxBytes))
                .setAttribute("large", getTranslation("biometrics.finger.large", maxBytes / 1024))
                .setAttribute("sending", getTranslation("biometrics.camera.sending"));
        addListener(Chosen.class, event -> {
            screen.guarded(() -> chosen.accept(Content.decoded(event.base64)));
            Content.settle(getElement());
        });
    }

    /** A file, in Base64. */
    @DomEvent("chosen")
    public static class Chosen extends ComponentEvent<SampleFile> {
        private final String base64;

        public Chosen(SampleFile source, boolean fromClient, @EventData("event.detail") String base64) {
            super(source, fromClient);
            this.base64 = base64;
        }
    }
}

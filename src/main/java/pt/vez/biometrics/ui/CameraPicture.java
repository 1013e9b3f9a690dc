package pt.vez.biometrics.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.function.Consumer;

/** The device's camera with a frame for the head, and a file as the other way. Keeps nothing once it was given out. */
@Tag("vez-portrait")
@JsModule("./vez/portrait.ts")
class CameraPicture extends Component {
    CameraPicture(BiometricsView screen, int maxBytes, Consumer<byte[]> taken) {
        for (String word : new String[] {"start", "shoot", "file", "denied", "large", "sending"}) {
            getElement().setAttribute(word, getTranslation("biometrics.camera." + word, maxBytes / 1024 / 1024));
        }
        getElement().setAttribute("limit", String.valueOf(maxBytes));
        addListener(Shot.class, shot -> {
            screen.guarded(() -> taken.accept(Content.decoded(shot.base64)));
            Content.settle(getElement());
        });
    }

    /** A picture, in Base64. */
    @DomEvent("shot")
    public static class Shot extends ComponentEvent<CameraPicture> {
        private final String base64;

        public Shot(CameraPicture source, boolean fromClient, @EventData("event.detail") String base64) {
            super(source, fromClient);
            this.base64 = base64;
        }
    }
}

package pt.vez.biometrics.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * Reads the machine-readable lines of a document with the device's camera or from a photograph. The pictures stay on the
 * device and are forgotten there; only lines of text come here. The reader is loaded when it is used, not before.
 */
@Tag("vez-zone")
@NpmPackage(value = "tesseract.js", version = "7.0.0")
@NpmPackage(value = "tesseract.js-core", version = "7.0.0")
@NpmPackage(value = "@tesseract.js-data/eng", version = "1.0.0")
@JsModule("./vez/zone.ts")
class ZoneCamera extends Component {
    private final BiometricsView screen;
    private final Predicate<String> proved;

    /** @param proved takes what was read and says whether it was a zone */
    ZoneCamera(BiometricsView screen, Predicate<String> proved) {
        this.screen = screen;
        this.proved = proved;
        for (String word : new String[] {
            "start", "stop", "file", "denied", "loading", "looking", "reading", "nothing", "broken", "found"
        }) {
            getElement().setAttribute(word, getTranslation("biometrics.zone." + word));
        }
    }

    /** @return whether the element may stop looking */
    @ClientCallable
    private boolean read(String seen) {
        var done = new AtomicBoolean(true);
        screen.guarded(() -> done.set(proved.test(seen)));
        return done.get();
    }
}

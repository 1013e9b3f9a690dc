package pt.vez.shell;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
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
@CssImport("./styles/features/camera.css")
@CssImport("./styles/features/zone.css")
public class ZoneCamera extends Component {
    private final Predicate<String> proved;

    /** @param proved takes what was read and says whether it was a zone, so that the element may stop looking */
    public ZoneCamera(Predicate<String> proved) {
        this.proved = proved;
        for (String word : new String[] {
            "start", "stop", "file", "denied", "loading", "looking", "reading", "nothing", "broken", "found"
        }) {
            getElement().setAttribute(word, getTranslation("zone." + word));
        }
    }

    @ClientCallable
    private boolean read(String seen) {
        return proved.test(seen);
    }
}

package pt.vez.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.shared.Registration;

/** Reads QR codes with the camera; the reader is loaded when the camera is switched on, not before. */
@Tag("vez-scanner")
@NpmPackage(value = "zxing-wasm", version = "3.1.4")
@JsModule("./vez/scanner.ts")
public class CodeScanner extends Component {
    public CodeScanner(String start, String stop, String denied) {
        getElement().setAttribute("start", start).setAttribute("stop", stop).setAttribute("denied", denied);
    }

    public Registration addScanListener(ComponentEventListener<Scanned> listener) {
        return addListener(Scanned.class, listener);
    }

    /** A code was read. */
    @DomEvent("scanned")
    public static class Scanned extends ComponentEvent<CodeScanner> {
        private final String text;

        public Scanned(CodeScanner source, boolean fromClient, @EventData("event.detail") String text) {
            super(source, fromClient);
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}

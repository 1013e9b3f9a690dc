package pt.vez.biometrics.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.function.BiConsumer;
import pt.vez.biometrics.SampleRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The pad of {@code shell.SignaturePad} with the way of the pen; the server sees both only when they are kept. */
@Tag("vez-signature")
@NpmPackage(value = "signature_pad", version = "5.1.4")
@JsModule("./vez/signature.ts")
class SignatureCapture extends Component {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    SignatureCapture(String label, String clear) {
        getElement().setAttribute("label", label).setAttribute("clear", clear).setAttribute("vector", true);
    }

    private record Drawn(String png, String strokes) {}

    /** Asks the pad once for its picture and its strokes. */
    void ask(BiometricsView screen, BiConsumer<byte[], String> drawn) {
        getElement()
                .callJsFunction("drawn")
                .then(
                        String.class,
                        json -> screen.guarded(() -> {
                            Drawn answer = read(json);
                            String png = answer.png();
                            drawn.accept(Content.decoded(png.substring(png.indexOf(',') + 1)), answer.strokes());
                        }));
    }

    private static Drawn read(String json) {
        try {
            return JSON.readValue(json, Drawn.class);
        } catch (JacksonException e) {
            throw new SampleRefused("biometrics.signature.damaged");
        }
    }
}

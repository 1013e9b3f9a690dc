package pt.vez.shell;

import com.vaadin.flow.component.AbstractSinglePropertyField;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.Base64;

/** A place to sign with a finger; its value is a PNG as a data URL, empty until something is drawn. */
@Tag("vez-signature")
@NpmPackage(value = "signature_pad", version = "5.1.4")
@JsModule("./vez/signature.ts")
public class SignaturePad extends AbstractSinglePropertyField<SignaturePad, String> {
    private static final String PREFIX = "data:image/png;base64,";

    public SignaturePad(String label, String clearLabel) {
        super("value", "", false);
        getElement().setAttribute("label", label).setAttribute("clear", clearLabel);
    }

    /** The picture, or no bytes at all. */
    public byte[] png() {
        return getValue().startsWith(PREFIX)
                ? Base64.getDecoder().decode(getValue().substring(PREFIX.length()))
                : new byte[0];
    }
}

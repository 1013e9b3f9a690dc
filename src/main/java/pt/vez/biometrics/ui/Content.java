package pt.vez.biometrics.ui;

import com.vaadin.flow.dom.Element;
import java.util.Base64;
import pt.vez.biometrics.SampleRefused;

/** What elements of the browser send as Base64. */
final class Content {
    private Content() {}

    /** @throws SampleRefused when it is no Base64 */
    static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new SampleRefused("biometrics.picture.damaged");
        }
    }

    /** The answer is there: the element no longer says that it sends. */
    static void settle(Element element) {
        element.executeJs("const status = this.querySelector('[role=status]'); if (status) status.textContent = ''");
    }
}

package pt.vez.shell;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import java.util.function.Supplier;

/**
 * A part of a screen that follows what others do: the browser asks every two seconds for the version of its subject, and
 * when it is another one, the part is made anew. Nothing that is typed belongs into it.
 */
@JsModule("./vez/live.ts")
public class LiveSection extends Div {
    private final Supplier<String> version;
    private final Runnable renew;

    private LiveSection(String subject, String key, Supplier<String> version, Runnable renew) {
        this.version = version;
        this.renew = renew;
        getElement().setAttribute("data-live", subject).setAttribute("data-key", key);
        seen();
    }

    /**
     * Follows the hall of a centre.
     *
     * @param renew makes the content anew
     */
    public static LiveSection hall(String centre, Supplier<String> version, Runnable renew) {
        return new LiveSection("hall", centre, version, renew);
    }

    /**
     * Follows what colleagues offer to the person signed in.
     *
     * @param renew makes the content anew
     */
    public static LiveSection offers(Supplier<String> version, Runnable renew) {
        return new LiveSection("offers", "", version, renew);
    }

    /** Before the content is read: what changes meanwhile is noticed once more, and never missed. */
    private void seen() {
        getElement().setAttribute("data-seen", version.get());
    }

    @ClientCallable
    private void changed() {
        seen();
        renew.run();
    }

    /** A discreet sound, unless it is switched off on this device. */
    public void chime() {
        getElement().executeJs("window.vezLive?.chime()");
    }
}

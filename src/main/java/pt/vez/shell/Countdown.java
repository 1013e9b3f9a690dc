package pt.vez.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;

/** A calm ring that counts down; it counts from the moment it is shown, so a wrong clock in the phone does no harm. */
@Tag("vez-countdown")
@JsModule("./vez/countdown.ts")
public class Countdown extends Component {
    public Countdown(Duration left, Duration whole, String label) {
        getElement().setAttribute("left", Long.toString(left.toSeconds()));
        getElement().setAttribute("whole", Long.toString(whole.toSeconds()));
        getElement().setAttribute("label", label);
    }

    public Registration addOverListener(ComponentEventListener<Over> listener) {
        return addListener(Over.class, listener);
    }

    /** The time is over. */
    @DomEvent("over")
    public static class Over extends ComponentEvent<Countdown> {
        public Over(Countdown source, boolean fromClient) {
            super(source, fromClient);
        }
    }
}

package pt.vez.notifications.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Paragraph;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.notifications.PushDevices;
import pt.vez.notifications.PushDevices.Subscription;
import pt.vez.shared.DomainException;

/** Being told on this device, on or off. What the browser must do itself it does in {@code push.ts}. */
@Tag("vez-push")
@JsModule("./vez/push.ts")
public class PushSwitch extends Component implements HasComponents {
    private final PushDevices devices;
    private final CurrentActor current;
    private final Paragraph standing = new Paragraph();
    private final Button button = new Button();

    public PushSwitch(PushDevices devices, CurrentActor current) {
        this.devices = devices;
        this.current = current;
        standing.getElement().setAttribute("role", "status");
        standing.setText(getTranslation("push.looking"));
        button.setVisible(false);
        add(standing, button);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().callJsFunction("begin", devices.applicationKey());
    }

    /** What the browser says about this device; whether it is this person's device, the service says. */
    @ClientCallable
    private void found(String state, @Nullable String endpoint) {
        switch (state) {
            case "off" ->
                show(
                        endpoint != null && !endpoint.isBlank() && devices.isOn(current.get(), endpoint)
                                ? Standing.ON
                                : Standing.OFF);
            case "denied" -> show(Standing.DENIED);
            case "unreachable" -> show(Standing.UNREACHABLE);
            default -> show(Standing.UNSUPPORTED);
        }
    }

    @ClientCallable
    private void turnedOn(String endpoint, String p256dh, String auth) {
        try {
            devices.turnOn(current.get(), new Subscription(endpoint, p256dh, auth));
            show(Standing.ON);
        } catch (DomainException e) {
            show(Standing.UNREACHABLE);
            standing.setText(getTranslation(e.key(), e.args().toArray()));
        }
    }

    @ClientCallable
    private void turnedOff(String endpoint) {
        devices.turnOff(current.get(), endpoint);
        show(Standing.OFF);
    }

    /** How this device stands. */
    private enum Standing {
        OFF,
        ON,
        DENIED,
        UNREACHABLE,
        UNSUPPORTED
    }

    private void show(Standing now) {
        standing.setText(
                switch (now) {
                    case OFF -> getTranslation("push.off");
                    case ON -> getTranslation("push.on");
                    case DENIED -> getTranslation("push.denied");
                    case UNREACHABLE -> getTranslation("push.unreachable");
                    case UNSUPPORTED -> getTranslation("push.unsupported");
                });
        boolean on = now == Standing.ON;
        button.setText(on ? getTranslation("push.turnOff") : getTranslation("push.turnOn"));
        button.getElement().setAttribute("data-push", on ? "off" : "on");
        // A browser that refuses can only be changed in its own settings; then the page is opened anew.
        button.setVisible(now != Standing.UNSUPPORTED && now != Standing.DENIED);
    }
}

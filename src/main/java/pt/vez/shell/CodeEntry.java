package pt.vez.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import pt.vez.shared.InvalidInput;

/**
 * A field for a six-digit code the person received. The enter key sends it like the button; an error is shown at the
 * field.
 */
public class CodeEntry extends Composite<Div> {
    private final TextField code = new TextField();

    /**
     * @param go words of the filled button
     * @param attempt runs a command of the screen and shows what else is refused
     * @param confirm is given what was typed
     * @param others further actions beside the button
     */
    public CodeEntry(String go, Consumer<Runnable> attempt, Consumer<String> confirm, Component... others) {
        code.setLabel(getTranslation("signin.code.label"));
        code.setMaxLength(24);
        code.setAutofocus(true);
        code.setManualValidation(true);
        code.getElement().setAttribute("inputmode", "numeric").setAttribute("autocomplete", "off");
        Button button = Actions.primary(go, click -> attempt.accept(() -> send(confirm)));
        button.addClickShortcut(Key.ENTER).listenOn(code).resetFocusOnActiveElement();
        var row = Actions.row(button);
        row.add(others);
        getContent().addClassName("form");
        getContent().add(code, row);
    }

    /** For a code that reaches the device the person types on. */
    public CodeEntry oneTime() {
        code.getElement().setAttribute("autocomplete", "one-time-code");
        return this;
    }

    private void send(Consumer<String> confirm) {
        code.setInvalid(false);
        try {
            confirm.accept(code.getValue());
        } catch (InvalidInput e) {
            code.setErrorMessage(getTranslation(e.key(), e.args().toArray()));
            code.setInvalid(true);
            code.focus();
        }
    }
}

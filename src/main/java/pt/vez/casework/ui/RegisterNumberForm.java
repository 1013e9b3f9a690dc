package pt.vez.casework.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import pt.vez.casework.RegisterNumbers;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FormErrors;

/** The number a case has in the agency's register, written by an officer. */
public class RegisterNumberForm extends Card {
    /**
     * @param attempt runs a command and shows what is refused
     * @param save is given what was typed; throws what is refused
     */
    public RegisterNumberForm(String now, Consumer<Runnable> attempt, Consumer<String> save) {
        var number = new TextField(getTranslation("register.number"));
        number.setHelperText(getTranslation("register.number.help"));
        number.setMaxLength(RegisterNumbers.LONGEST);
        number.setValue(now);
        var errors = new FormErrors().at(number, "register.number.bad", "register.number.taken");
        var form = new Div(errors, new Paragraph(getTranslation("register.text")), number);
        form.addClassName("form");
        var go = Actions.secondary(getTranslation("form.save"), click -> {});
        Actions.guard(go, () -> attempt.accept(() -> errors.passes(() -> save.accept(number.getValue()))));
        go.setAriaLabel(getTranslation("form.save") + ": " + getTranslation("register.number"));
        form.add(Actions.row(go));
        add(new H2(getTranslation("register.title")), form);
    }
}

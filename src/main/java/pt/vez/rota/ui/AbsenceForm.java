package pt.vez.rota.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.LocalDate;
import pt.vez.rota.AbsenceReason;
import pt.vez.shared.InvalidInput;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FormErrors;
import pt.vez.shell.Pickers;

/** From which day to which, and why in one word. */
class AbsenceForm extends Composite<Card> {
    /** What to do with what was said. */
    interface Send {
        void away(LocalDate from, LocalDate to, AbsenceReason reason);
    }

    AbsenceForm(LocalDate today, Send send, Runnable cancel) {
        var from = Pickers.date(getTranslation("shifts.from"), getLocale());
        from.setValue(today);
        var to = Pickers.date(getTranslation("shifts.to"), getLocale());
        to.setValue(today);
        var days = new Div(from, to);
        days.addClassName("form-row");
        RadioButtonGroup<AbsenceReason> reason = reasons(this);
        var errors = new FormErrors();
        var form = new Div(errors, days, reason);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.once(getTranslation("rota.away.send"), () -> {
                    errors.start();
                    LocalDate first = errors.present(from, from.getValue(), "field.date.incomplete");
                    LocalDate last = errors.present(to, to.getValue(), "field.date.incomplete");
                    if (first != null && last != null && last.isBefore(first)) {
                        errors.note(to, new InvalidInput("shifts.period"));
                    }
                    if (errors.isClean() && first != null && last != null) {
                        send.away(first, last, reason.getValue());
                    }
                }),
                Actions.quiet(getTranslation("form.cancel"), click -> cancel.run())));
        getContent().add(form);
    }

    static RadioButtonGroup<AbsenceReason> reasons(Component words) {
        var reason = new RadioButtonGroup<AbsenceReason>(words.getTranslation("rota.reason"));
        reason.setHelperText(words.getTranslation("rota.reason.help"));
        reason.setItems(AbsenceReason.values());
        reason.setItemLabelGenerator(each -> words.getTranslation("enum.AbsenceReason." + each.name()));
        reason.setValue(AbsenceReason.ILLNESS);
        return reason;
    }
}

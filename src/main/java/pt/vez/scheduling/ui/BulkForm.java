package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import pt.vez.platform.BulkOutcome;
import pt.vez.shared.Actor;
import pt.vez.shell.Card;
import pt.vez.shell.FormErrors;
import pt.vez.shell.Progress;

/** The question before an act on many appointments: what follows from it, which they are, and what else is to be said. */
class BulkForm extends Card {
    /** An act on the appointments chosen, which says how far it is. */
    interface Act {
        BulkOutcome<UUID> on(Actor actor, List<UUID> chosen, Progress progress);
    }

    /**
     * @param done key of the sentence with how many it was done to
     * @param check notes what is wrong with the fields
     * @param act made from the fields when the answer is given
     */
    record Asked(String done, Consumer<FormErrors> check, FormErrors errors, Supplier<Act> act) {}

    BulkForm(String title, String text, String names, FormErrors errors, Div actions, Component... fields) {
        var heading = new H2(title);
        heading.getElement().setAttribute("tabindex", "-1");
        heading.getElement().executeJs("setTimeout(() => this.focus())");
        var form = new Div(errors);
        form.add(fields);
        form.addClassName("form");
        form.add(actions);
        add(heading, new Paragraph(text), new Paragraph(names), form);
    }
}

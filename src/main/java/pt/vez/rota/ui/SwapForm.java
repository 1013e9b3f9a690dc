package pt.vez.rota.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.rota.Duties.Person;
import pt.vez.rota.Duty;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** Which colleague takes the duty, and which of theirs comes in return. */
class SwapForm extends Composite<Card> {
    /** What to do with the choice. */
    interface Send {
        void ask(UUID colleague, @Nullable UUID theirs);
    }

    SwapForm(List<Person> colleagues, List<Duty> exchangeable, Button back, Send send) {
        Select<Person> who = RotaFormatter.select(getTranslation("rota.swap.with"), colleagues, Person::name);
        Select<Duty> theirs = RotaFormatter.select(
                getTranslation("rota.swap.return"),
                List.of(),
                duty -> duty == null
                        ? getTranslation("rota.swap.nothing")
                        : RotaFormatter.when(duty, getLocale()) + ", " + duty.centre());
        theirs.setEmptySelectionAllowed(true);
        theirs.setEmptySelectionCaption(getTranslation("rota.swap.nothing"));
        who.addValueChangeListener(change -> theirs.setItems(exchangeable.stream()
                .filter(duty -> change.getValue() != null
                        && duty.accountId().equals(change.getValue().accountId()))
                .toList()));
        var form = new Div(who, theirs);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.once(getTranslation("rota.swap.send"), () -> {
                    Person colleague = who.getValue();
                    Duty wanted = theirs.getValue();
                    if (colleague == null) {
                        who.setErrorMessage(getTranslation("rota.person.missing"));
                        who.setInvalid(true);
                    } else {
                        send.ask(colleague.accountId(), wanted == null ? null : wanted.id());
                    }
                }),
                back));
        getContent().add(form);
    }
}

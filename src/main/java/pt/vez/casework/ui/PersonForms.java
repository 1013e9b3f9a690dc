package pt.vez.casework.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.util.function.Function;
import pt.vez.calendar.Municipalities;
import pt.vez.casework.NewCase;
import pt.vez.casework.Procedures;
import pt.vez.identity.Accounts;
import pt.vez.platform.Drafts;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** Makes the form of a new case and the list of its answers. */
@org.springframework.stereotype.Component
class PersonForms {
    private final Procedures procedures;
    private final Municipalities municipalities;
    private final Accounts accounts;
    private final Drafts drafts;
    private final Clock clock;

    PersonForms(Procedures procedures, Municipalities municipalities, Accounts accounts, Drafts drafts, Clock clock) {
        this.procedures = procedures;
        this.municipalities = municipalities;
        this.accounts = accounts;
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * A form with the mail address of the account, except for a mediator, who describes another person.
     *
     * @param draft name under which what is typed is kept
     */
    PersonForm form(Actor actor, String draft) {
        String own = actor.is(Role.MEDIATOR) ? null : accounts.own(actor).email();
        return new PersonForm(drafts, actor.accountId(), draft, procedures, municipalities, own, Zones.today(clock));
    }

    /** @param change makes the way back to the field of the form that is kept under the key given */
    PersonCheck check(NewCase command, Function<String, Component> change) {
        return new PersonCheck(command, procedures, municipalities, change);
    }
}

package pt.vez.portal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.stream.Collectors;
import pt.vez.associations.MediatorProfiles;
import pt.vez.associations.ui.MediatorProfileCard;
import pt.vez.identity.Accounts;
import pt.vez.identity.CurrentActor;
import pt.vez.notifications.PushDevices;
import pt.vez.notifications.ui.PushSwitch;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.LabelledValues;
import pt.vez.shell.Screen;
import pt.vez.visits.ui.VisitNavigation;

/** The account that is signed in, and the way to sign out. */
@Route("account")
@PermitAll
class AccountView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Accounts accounts;
    private final VisitNavigation visits;
    private final PushDevices devices;
    private final MediatorProfiles profiles;

    AccountView(
            CurrentActor current,
            Accounts accounts,
            VisitNavigation visits,
            PushDevices devices,
            MediatorProfiles profiles) {
        super("account.title");
        this.current = current;
        this.accounts = accounts;
        this.visits = visits;
        this.devices = devices;
        this.profiles = profiles;
    }

    private void leave() {
        UI ui = UI.getCurrent();
        UnsentIntakes.warn(ui, () -> visits.leave(ui));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Actor actor = current.get();
        var account = accounts.own(actor);
        resetWithHeading(null);
        add(new Card(
                new LabelledValues()
                        .fact(t("account.name"), account.name())
                        .fact(t("account.contact"), account.contact())
                        .fact(
                                t("account.roles"),
                                account.roles().stream()
                                        .sorted()
                                        .map(this::label)
                                        .collect(Collectors.joining(", "))),
                new Paragraph(t("account.device")),
                Actions.row(Actions.secondary(t("account.leave"), click -> leave()))));
        if (actor.is(Role.MEDIATOR) && actor.acting() == null) {
            add(new MediatorProfileCard(current, profiles));
        }
        if (actor.is(Role.APPLICANT) && actor.acting() == null) {
            add(Card.titled(
                    t("account.data"),
                    new Paragraph(t("account.data.text")),
                    Actions.row(Actions.secondaryLink(t("case.correct"), "case/correct"))));
        }
        // Only for applicants outside of a visit: they are told about their own case; in a visit the device is the
        // mediator's.
        if (actor.is(Role.APPLICANT) && actor.acting() == null) {
            add(Card.titled(t("push.title"), new PushSwitch(devices, current)));
        }
        add(Card.titled(
                t("account.help"),
                new Paragraph(t("account.help.text")),
                help(),
                Actions.link(t("door.privacy"), "/privacy")));
    }

    private Div help() {
        var help = Actions.secondaryLink(t("help.title"), "/help");
        help.setRouterIgnore(true);
        return Actions.row(help);
    }
}

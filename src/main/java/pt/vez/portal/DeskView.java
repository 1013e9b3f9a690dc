package pt.vez.portal;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneId;
import java.util.List;
import pt.vez.associations.Associations;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseNumber;
import pt.vez.identity.CurrentActor;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.Mandates;
import pt.vez.platform.Dates;
import pt.vez.shared.Actor;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;

/** A mediator's own page: start a visit, or go on with somebody whose mandate is in force. */
@Route("desk")
@RolesAllowed("MEDIATOR")
class DeskView extends Screen implements BeforeEnterObserver {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private final CurrentActor current;
    private final Associations associations;
    private final Assistance assistance;
    private final Mandates mandates;
    private final Visits visits;

    DeskView(CurrentActor current, Associations associations, Assistance assistance, Mandates mandates, Visits visits) {
        super("desk.title");
        this.current = current;
        this.associations = associations;
        this.assistance = assistance;
        this.mandates = mandates;
        this.visits = visits;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Actor actor = current.get();
        if (actor.acting() != null) {
            event.forwardTo("home");
            return;
        }
        begin(associations
                .membershipOf(actor.accountId())
                .map(membership -> t("desk.lead", membership.associationName()))
                .orElse(null));
        attempt(() -> {
            associations.requireMembership(actor.accountId());
            start();
            live(actor);
        });
    }

    private void start() {
        var number = new TextField(t("claim.number"));
        number.setHelperText(t("claim.number.help"));
        number.setMaxLength(20);
        number.getElement().setAttribute("autocapitalize", "characters");
        var find = Actions.primary(
                t("desk.find"),
                click -> attempt(() -> {
                    CaseNumber found = CaseNumber.of(number.getValue());
                    assistance.find(current.get(), found);
                    go("desk/visit/" + found.value());
                }));
        find.addClickShortcut(Key.ENTER);
        add(
                Card.titled(t("desk.start"), number, Actions.row(find)),
                new Card(
                        new H2(t("desk.intake")),
                        new Paragraph(t("desk.intake.text")),
                        Actions.row(Actions.secondaryLink(t("home.new.go"), "new-case"))));
    }

    private void live(Actor actor) {
        List<MandateView> live = mandates.liveOf(actor);
        var list = new UnorderedList();
        list.addClassName("rows");
        for (MandateView mandate : live) {
            var until = mandate.expiresAt();
            var sub = new Span(until == null ? "" : t("desk.until", Dates.dayAndTime(until, LISBON, language())));
            sub.addClassName("sub");
            var text = new Div(new Span(assistance.nameUnderMandate(actor, mandate.id())), sub);
            text.addClassName("grow");
            var row = new Div(
                    text,
                    Actions.secondary(
                            t("desk.go"), click -> attempt(() -> visits.begin(UI.getCurrent(), mandate.id()))));
            row.addClassName("row");
            list.add(new ListItem(row));
        }
        add(new H2(t("desk.live")));
        if (live.isEmpty()) {
            var empty = new Paragraph(t("desk.live.empty"));
            empty.addClassName("muted");
            add(empty);
        } else {
            add(list);
        }
    }
}

package pt.vez.casework.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import pt.vez.calendar.Municipalities;
import pt.vez.casework.CaseInHand;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.Cases;
import pt.vez.casework.NewCase;
import pt.vez.casework.Procedures;
import pt.vez.identity.Accounts;
import pt.vez.platform.Drafts;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;
import pt.vez.shell.Tone;

/** A new case: the person's own, or an intake by a mediator at the desk. */
@Route("new-case")
@PermitAll
class NewCaseView extends Screen implements BeforeEnterObserver {
    private final CaseInHand inHand;
    private final Cases cases;
    private final Procedures procedures;
    private final Municipalities municipalities;
    private final Accounts accounts;
    private final Drafts drafts;
    private final Clock clock;

    NewCaseView(
            CaseInHand inHand,
            Cases cases,
            Procedures procedures,
            Municipalities municipalities,
            Accounts accounts,
            Drafts drafts,
            Clock clock) {
        super("newcase.title");
        this.inHand = inHand;
        this.cases = cases;
        this.procedures = procedures;
        this.municipalities = municipalities;
        this.accounts = accounts;
        this.drafts = drafts;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Actor actor = inHand.actor();
        boolean intake = actor.is(Role.MEDIATOR);
        begin(t(intake ? "newcase.lead.intake" : "newcase.lead"));
        String own = intake ? null : accounts.own(actor).email();
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("Europe/Lisbon")));
        var form = new PersonForm(
                drafts, actor.accountId(), inHand.draft("new-case"), procedures, municipalities, own, today);
        if (form.isRestored()) {
            tell(Tone.NEUTRAL, t("form.restored"));
        }
        form.add(Actions.row(Actions.primary(t("newcase.go"), click -> {
            NewCase command = form.read();
            if (command != null) {
                attempt(() -> opened(
                        intake ? cases.intake(inHand.actor(), command) : cases.open(inHand.actor(), command),
                        form,
                        intake));
            }
        })));
        var kept = new Paragraph(t("form.kept"));
        kept.addClassName("muted");
        add(new Card(form), kept);
    }

    private void opened(CaseOutline outline, PersonForm form, boolean intake) {
        form.discard();
        if (!intake) {
            inHand.take(outline.id());
        }
        begin(t("newcase.done"), null);
        tell(Tone.SUCCESS, t("newcase.done.text"));
        var number = new Span(outline.number().display());
        number.addClassName("code");
        add(new Card(
                new Paragraph(t("newcase.done.number")),
                number,
                new Paragraph(t("newcase.done.keep")),
                Actions.row(
                        intake
                                ? Actions.primaryLink(
                                        t("newcase.done.visit"),
                                        "desk/visit/" + outline.number().value())
                                : Actions.primaryLink(t("newcase.done.go"), "home"))));
    }
}

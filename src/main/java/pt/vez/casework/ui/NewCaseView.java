package pt.vez.casework.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.Cases;
import pt.vez.casework.CurrentCase;
import pt.vez.casework.NewCase;
import pt.vez.casework.PersonIntake;
import pt.vez.mandates.AuthorityRefused;
import pt.vez.mandates.AuthorityRequirement;
import pt.vez.people.NewPersonReason;
import pt.vez.people.PersonMatching;
import pt.vez.people.PersonMatching.Found;
import pt.vez.people.PersonMatching.PersonQuery;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** A new case: the person's own, or an intake by a mediator at the desk. */
@Route(NewCaseView.PATH)
@PermitAll
class NewCaseView extends Screen implements BeforeEnterObserver {
    static final String PATH = "new-case";

    /** In the address, the answers before the case is opened; else the field to go on with. */
    private static final String CHECK = "check";

    private final CurrentCase inHand;
    private final Cases cases;
    private final PersonMatching matching;
    private final PersonIntake intake;
    private final PersonForms forms;

    NewCaseView(CurrentCase inHand, Cases cases, PersonMatching matching, PersonIntake intake, PersonForms forms) {
        super("newcase.title");
        this.inHand = inHand;
        this.cases = cases;
        this.matching = matching;
        this.intake = intake;
        this.forms = forms;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Actor actor = inHand.actor();
        if (actor.is(Role.MEDIATOR) && !isReady(actor)) {
            return;
        }
        String part = opened(event).orElse("");
        if (part.equals(CHECK)) {
            check(actor);
        } else {
            ask(actor, form(actor), part);
        }
    }

    /** What is missing is said before the form is filled, with the way to mend it. */
    private boolean isReady(Actor actor) {
        try {
            intake.requireReady(actor);
            return true;
        } catch (NotAuthorised e) {
            resetWithHeading(t("newcase.missing"));
            showMessage(e);
            String way = AuthorityRefused.isFor(e, AuthorityRequirement.DECLARATION)
                    ? "declaration"
                    : AuthorityRefused.isFor(e, AuthorityRequirement.SHIFT) ? "rota" : "desk";
            add(Actions.row(Actions.primaryLink(t("newcase.missing." + way), way)));
            return false;
        }
    }

    private PersonForm form(Actor actor) {
        return forms.form(actor, inHand.draft(PATH));
    }

    /** @param field where the person goes on, empty at the beginning */
    private void ask(Actor actor, PersonForm form, String field) {
        resetWithHeading(t(actor.is(Role.MEDIATOR) ? "newcase.lead.intake" : "newcase.lead"));
        if (field.isEmpty() && form.isRestored()) {
            showMessage(Variant.NEUTRAL, t("form.restored"));
        }
        form.add(Actions.row(Actions.primary(t("newcase.check.go"), click -> {
            if (form.read() != null) {
                form.keep();
                openForm(PATH, CHECK, Map.of());
            }
        })));
        form.lead(field);
        var kept = new Paragraph(t("form.kept"));
        kept.addClassName("muted");
        add(new Card(form), kept);
    }

    /** What was typed is read again from where it is kept, so that reloading shows it too; nothing is stored yet. */
    private void check(Actor actor) {
        PersonForm form = form(actor);
        @Nullable NewCase command = form.isRestored() ? form.read() : null;
        if (command == null) {
            ask(actor, form, CHECK);
            return;
        }
        resetWithHeading(t("newcase.check.title"), t("newcase.check.lead"));
        add(
                forms.check(command, field -> Actions.link(t("newcase.check.change"), PATH + "?open=" + field)),
                Actions.row(Actions.once(t("newcase.go"), () -> runOrShowError(() -> open(actor, form, command)))));
    }

    private void open(Actor actor, PersonForm form, NewCase command) {
        if (actor.is(Role.MEDIATOR)) {
            compare(form, command);
            return;
        }
        CaseOutline opened = cases.open(inHand.actor(), command);
        form.discard();
        inHand.take(opened.id());
        opened(opened.number(), Actions.primaryLink(t("newcase.done.go"), "home"));
    }

    /** A mediator is first shown whom the register knows that may be the same person. */
    private void compare(PersonForm form, NewCase command) {
        Found found = matching.find(inHand.actor(), PersonQuery.of(command.applicant()));
        if (found.candidates().isEmpty()) {
            enter(form, command, found, null);
            return;
        }
        resetWithHeading(t("match.title"), t("match.lead"));
        add(
                new PersonChoice(
                                found.candidates(),
                                person -> runOrShowError(() -> recognised(form, command, found, person)))
                        .orNew(reason -> runOrShowError(() -> enter(form, command, found, reason))),
                Actions.row(Actions.quiet(t("match.back"), click -> go(PATH))));
    }

    private void recognised(PersonForm form, NewCase command, Found found, UUID person) {
        var known = intake.thisIs(inHand.actor(), found.searchId(), person, command.procedureCode());
        form.discard();
        go("desk/visit/" + known.number().value());
    }

    private void enter(PersonForm form, NewCase command, Found found, @Nullable NewPersonReason reason) {
        try {
            var entered = intake.somebodyNew(inHand.actor(), found.searchId(), command, reason);
            form.discard();
            opened(
                    entered.number(),
                    Actions.primaryLink(
                            t("newcase.done.visit"),
                            "desk/visit/" + entered.number().value()));
        } catch (PersonIntake.EnteredMeanwhile e) {
            compare(form, command);
            showMessage(e);
        }
    }

    private void opened(CaseNumber opened, Component next) {
        resetWithHeading(t("newcase.done"), null);
        showMessage(Variant.SUCCESS, t("newcase.done.text"));
        var number = new Span(opened.display());
        number.addClassName("code");
        add(new Card(
                new Paragraph(t("newcase.done.number")),
                number,
                new Paragraph(t("newcase.done.keep")),
                Actions.row(next)));
    }
}

package pt.vez.intake.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.calendar.Municipalities;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.NewCase;
import pt.vez.casework.PersonIntake.EnteredMeanwhile;
import pt.vez.casework.PersonIntake.OpenCase;
import pt.vez.casework.Procedures;
import pt.vez.casework.ui.PersonCheck;
import pt.vez.casework.ui.PersonChoice;
import pt.vez.casework.ui.PersonForm;
import pt.vez.identity.CurrentActor;
import pt.vez.intake.IntakePeople;
import pt.vez.intake.IntakeView;
import pt.vez.intake.Intakes;
import pt.vez.intake.PutAwayReason;
import pt.vez.intake.Sameness;
import pt.vez.people.NewPersonReason;
import pt.vez.people.PersonMatching.Found;
import pt.vez.platform.Dates;
import pt.vez.platform.Drafts;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** One intake: what was written down, whom it resembles, who of the register it is, and the case that comes of it. */
@Route("intakes/:intake")
@RolesAllowed("MEDIATOR")
class OneIntakeView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Intakes intakes;
    private final IntakePeople people;
    private final Procedures procedures;
    private final Municipalities municipalities;
    private final Drafts drafts;
    private final Clock clock;
    private final IntakeSheet sheet = new IntakeSheet(this);

    OneIntakeView(
            CurrentActor current,
            Intakes intakes,
            IntakePeople people,
            Procedures procedures,
            Municipalities municipalities,
            Drafts drafts,
            Clock clock) {
        super("intakes.one");
        this.current = current;
        this.intakes = intakes;
        this.people = people;
        this.procedures = procedures;
        this.municipalities = municipalities;
        this.drafts = drafts;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (current.get().acting() != null) {
            event.forwardTo("home");
            return;
        }
        String wanted = event.getRouteParameters().get("intake").orElse("");
        resetWithHeading(null);
        runOrShowError(() -> show(id(wanted)));
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> new NotFound("error.notFound"));
    }

    private void show(UUID id) {
        IntakeView intake = intakes.read(current.get(), id);
        resetWithHeading(
                t("intakes.one.title", IntakeFormatter.number(intake.ticket())),
                t("intakes.made", Dates.dayAndTime(intake.made(), LISBON, language()), intake.madeBy()));
        add(new Div(IntakeFormatter.pill(intake.state(), label(intake.state()))));
        Duration off = intake.clockOff();
        if (off != null) {
            add(sheet.clock(off));
        }
        intake.undecided().forEach(other -> add(sheet.decision(intake, other, same -> decide(id, other.id(), same))));
        if (intake.undecided().isEmpty()) {
            add(new Card(IntakeFormatter.facts(this, intake.person(), language())));
        }
        if (!intake.photographs().isEmpty()) {
            add(sheet.photographs(intake, photograph -> intakes.photograph(current.get(), id, photograph)));
        }
        switch (intake.state()) {
            case RECEIVED -> {
                add(Card.titled(
                        t("intakes.person"),
                        new Paragraph(t("intakes.person.text")),
                        Actions.row(
                                Actions.once(t("intakes.person.go"), () -> runOrShowError(() -> recognise(intake))))));
                add(sheet.putAwayForm(reason -> putAway(id, reason)));
            }
            case CONFLICT -> add(sheet.putAwayForm(reason -> putAway(id, reason)));
            case TOGETHER ->
                add(Actions.row(Actions.secondaryLink(t("intakes.together.go"), "intakes/" + intake.keptWith())));
            case CASE -> {
                CaseNumber number = Objects.requireNonNull(intake.caseNumber());
                add(sheet.opened(number.display(), number.value()));
            }
            case PUT_AWAY -> add(sheet.putAway(Objects.requireNonNull(intake.putAway()), () -> restore(id)));
        }
    }

    private void decide(UUID one, UUID other, Sameness decision) {
        runOrShowError(() -> {
            intakes.decide(current.get(), one, other, decision);
            show(one);
            showMessage(Variant.SUCCESS, t(decision == Sameness.SAME ? "intakes.same.done" : "intakes.different.done"));
        });
    }

    private void putAway(UUID id, @Nullable PutAwayReason reason) {
        if (reason != null) {
            runOrShowError(() -> {
                intakes.putAway(current.get(), id, reason);
                show(id);
                showMessage(
                        Variant.SUCCESS,
                        t("intakes.away.told"),
                        Actions.secondary(t("intakes.away.undo"), click -> restore(id)));
            });
        }
    }

    private void restore(UUID id) {
        runOrShowError(() -> {
            intakes.restore(current.get(), id);
            show(id);
            showMessage(Variant.SUCCESS, t("intakes.away.undone"));
        });
    }

    /** Searches the register first, so that no data of a registered person is typed again. */
    private void recognise(IntakeView intake) {
        Found found = people.compare(current.get(), intake.id());
        if (found.candidates().isEmpty()) {
            form(intake, found, null);
            showMessage(Variant.NEUTRAL, t("intakes.person.none"));
            return;
        }
        choice(intake, found)
                .orNew(reason -> runOrShowError(() -> {
                    if (reason == null) {
                        throw new InvalidInput("match.reason.missing");
                    }
                    form(intake, found, reason);
                }));
    }

    private PersonChoice choice(IntakeView intake, Found found) {
        resetWithHeading(t("match.title"), t("match.lead"));
        var choice = new PersonChoice(
                found.candidates(), person -> runOrShowError(() -> known(intake, found.searchId(), person)));
        add(
                new Card(IntakeFormatter.facts(this, intake.person(), language())),
                choice,
                Actions.row(Actions.quiet(t("intakes.back"), click -> runOrShowError(() -> show(intake.id())))));
        return choice;
    }

    /** The case of what was asked for in the street; where the person has only others, the mediator says which. */
    private void known(IntakeView intake, UUID search, UUID person) {
        String wanted = intake.person().procedure();
        List<OpenCase> open = people.casesOf(current.get(), intake.id(), search, person);
        if (open.isEmpty()
                || open.stream().anyMatch(each -> each.procedure().code().equals(wanted))) {
            join(intake, search, person, wanted);
            return;
        }
        resetWithHeading(t("intakes.which"), t("intakes.which.text"));
        for (OpenCase each : open) {
            var procedure = each.procedure();
            add(Actions.row(Actions.secondary(
                    t(
                            "intakes.which.join",
                            procedure.name().in(language()),
                            each.number().display()),
                    click -> runOrShowError(() -> join(intake, search, person, procedure.code())))));
        }
        add(Actions.row(Actions.secondary(
                t("intakes.which.new", procedures.get(wanted).name().in(language())),
                click -> runOrShowError(() -> join(intake, search, person, wanted)))));
    }

    private void join(IntakeView intake, UUID search, UUID person, String procedure) {
        people.join(current.get(), intake.id(), search, person, procedure);
        drafts.discard(current.get().accountId(), draft(intake));
        show(intake.id());
        showMessage(
                Variant.SUCCESS, t(intake.photographs().isEmpty() ? "intakes.joined" : "intakes.joined.photographs"));
    }

    private static String draft(IntakeView intake) {
        return "intake/" + intake.id();
    }

    /**
     * @param earlier the candidates shown before, and why it was none of them; only further candidates are asked about
     *     again
     */
    private PersonForm form(IntakeView intake, Found earlier, @Nullable NewPersonReason why) {
        resetWithHeading(t("intakes.case"), t("intakes.case.text"));
        Actor actor = current.get();
        String draft = draft(intake);
        if (drafts.load(actor.accountId(), draft).isEmpty()) {
            drafts.save(actor.accountId(), draft, IntakeFormatter.fields(intake.person()));
        }
        LocalDate today = Zones.today(clock);
        var form = new PersonForm(drafts, actor.accountId(), draft, procedures, municipalities, null, today);
        form.add(Actions.row(
                Actions.once(t("newcase.check.go"), () -> {
                    @Nullable NewCase command = form.read();
                    if (command != null) {
                        check(intake, form, command, earlier, why);
                    }
                }),
                Actions.quiet(t("intakes.back"), click -> runOrShowError(() -> show(intake.id())))));
        add(new Card(form));
        return form;
    }

    private void check(
            IntakeView intake, PersonForm form, NewCase command, Found earlier, @Nullable NewPersonReason why) {
        form.keep();
        resetWithHeading(t("newcase.check.title"), t("newcase.check.lead"));
        add(
                new PersonCheck(
                        command,
                        procedures,
                        municipalities,
                        field -> Actions.quiet(
                                t("newcase.check.change"),
                                click -> form(intake, earlier, why).lead(field))),
                Actions.row(Actions.once(
                        t("intakes.case.go"),
                        () -> runOrShowError(() -> compare(intake, form, command, earlier, why)))));
    }

    private void compare(
            IntakeView intake, PersonForm form, NewCase command, Found earlier, @Nullable NewPersonReason why) {
        Found found = people.compare(current.get(), intake.id(), command);
        boolean asked = IntakeFormatter.shown(earlier).containsAll(IntakeFormatter.shown(found));
        if (found.candidates().isEmpty() || asked && why != null) {
            enter(intake, form, command, found, why);
            return;
        }
        choice(intake, found).orNew(reason -> runOrShowError(() -> enter(intake, form, command, found, reason)));
    }

    private void enter(
            IntakeView intake, PersonForm form, NewCase command, Found found, @Nullable NewPersonReason reason) {
        try {
            people.enter(
                    current.get(),
                    intake.id(),
                    found.searchId(),
                    command,
                    found.candidates().isEmpty() ? null : reason);
            form.discard();
            show(intake.id());
            showMessage(Variant.SUCCESS, t("newcase.done.text"));
        } catch (EnteredMeanwhile e) {
            compare(intake, form, command, found, null);
            showMessage(e);
        }
    }
}

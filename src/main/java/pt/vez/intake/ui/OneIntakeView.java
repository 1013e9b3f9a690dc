package pt.vez.intake.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.calendar.Municipalities;
import pt.vez.casework.NewCase;
import pt.vez.casework.Procedures;
import pt.vez.casework.ui.PersonForm;
import pt.vez.identity.CurrentActor;
import pt.vez.intake.IntakePerson;
import pt.vez.intake.IntakeState;
import pt.vez.intake.IntakeView;
import pt.vez.intake.IntakeView.Resemblance;
import pt.vez.intake.Intakes;
import pt.vez.intake.Sameness;
import pt.vez.platform.Dates;
import pt.vez.platform.Drafts;
import pt.vez.shared.Actor;
import pt.vez.shared.NotFound;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Notice;
import pt.vez.shell.Screen;
import pt.vez.shell.Tone;

/** One intake: what was written down, whom it resembles, and the case that comes of it. */
@Route("intakes/:intake")
@RolesAllowed("MEDIATOR")
class OneIntakeView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Intakes intakes;
    private final Procedures procedures;
    private final Municipalities municipalities;
    private final Drafts drafts;
    private final Clock clock;

    OneIntakeView(
            CurrentActor current,
            Intakes intakes,
            Procedures procedures,
            Municipalities municipalities,
            Drafts drafts,
            Clock clock) {
        super("intakes.one");
        this.current = current;
        this.intakes = intakes;
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
        begin(null);
        attempt(() -> show(id(wanted)));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound("error.notFound");
        }
    }

    private void show(UUID id) {
        IntakeView intake = intakes.read(current.get(), id);
        begin(
                t("intakes.one.title", IntakeWords.number(intake.ticket())),
                t("intakes.made", Dates.dayAndTime(intake.made(), LISBON, language()), intake.madeBy()));
        add(new Div(IntakeWords.pill(intake.state(), label(intake.state()))));
        Duration off = intake.clockOff();
        if (off != null) {
            add(new Notice(
                    Tone.ATTENTION, t(off.isNegative() ? "intakes.clock.behind" : "intakes.clock.ahead", hours(off))));
        }
        intake.undecided().forEach(other -> add(decision(intake, other)));
        if (intake.undecided().isEmpty()) {
            add(new Card(IntakeWords.facts(this, intake.person(), language())));
        }
        photographs(intake);
        UUID with = intake.keptWith();
        if (with != null) {
            add(Actions.row(Actions.secondaryLink(t("intakes.together.go"), "intakes/" + with)));
        } else if (intake.caseNumber() != null) {
            opened(intake.caseNumber().display(), intake.caseNumber().value());
        } else if (intake.state() == IntakeState.RECEIVED) {
            form(intake);
        }
    }

    private static String hours(Duration off) {
        Duration length = off.abs();
        return "%d:%02d".formatted(length.toHours(), length.toMinutesPart());
    }

    private Card decision(IntakeView intake, Resemblance other) {
        var sides = new Div(
                side(t("intakes.this"), intake.ticket(), intake.person()),
                side(t("intakes.that", other.madeBy()), other.ticket(), other.person()));
        sides.addClassName("uploads");
        return Card.titled(
                t("intakes.conflict"),
                new Paragraph(t("intakes.conflict.text")),
                sides,
                Actions.row(
                        Actions.secondary(t("intakes.same"), click -> decide(intake.id(), other.id(), Sameness.SAME)),
                        Actions.secondary(
                                t("intakes.different"), click -> decide(intake.id(), other.id(), Sameness.DIFFERENT))));
    }

    private Div side(String title, String ticket, IntakePerson person) {
        return new Div(new H3(title + " · " + IntakeWords.number(ticket)), IntakeWords.facts(this, person, language()));
    }

    private void decide(UUID one, UUID other, Sameness decision) {
        attempt(() -> {
            intakes.decide(current.get(), one, other, decision);
            show(one);
            tell(Tone.SUCCESS, t(decision == Sameness.SAME ? "intakes.same.done" : "intakes.different.done"));
        });
    }

    private void photographs(IntakeView intake) {
        if (intake.photographs().isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        list.addClassName("pages");
        for (int i = 0; i < intake.photographs().size(); i++) {
            UUID photograph = intake.photographs().get(i).id();
            list.add(new ListItem(IntakeWords.picture(
                    () -> intakes.photograph(current.get(), intake.id(), photograph), t("intakes.photograph", i + 1))));
        }
        add(Card.titled(t("intakes.photographs"), new Paragraph(t("intakes.photographs.text")), list));
    }

    private void opened(String shown, String number) {
        add(Card.titled(
                t("newcase.done.number"),
                new Paragraph(shown),
                new Paragraph(t("newcase.done.keep")),
                Actions.row(Actions.primaryLink(t("newcase.done.visit"), "desk/visit/" + number))));
    }

    private void form(IntakeView intake) {
        Actor actor = current.get();
        String draft = "intake/" + intake.id();
        if (drafts.load(actor.accountId(), draft).isEmpty()) {
            drafts.save(actor.accountId(), draft, written(intake.person()));
        }
        LocalDate today = Zones.today(clock);
        var form = new PersonForm(drafts, actor.accountId(), draft, procedures, municipalities, null, today);
        form.add(Actions.row(Actions.once(t("intakes.case.go"), () -> {
            @Nullable NewCase command = form.read();
            if (command != null) {
                attempt(() -> {
                    intakes.makeCase(current.get(), intake.id(), command);
                    form.discard();
                    show(intake.id());
                    tell(Tone.SUCCESS, t("newcase.done.text"));
                });
            }
        })));
        add(new H2(t("intakes.case")), new Paragraph(t("intakes.case.text")), new Card(form));
    }

    /** What was written at the table, in the fields of the form; a name in another script goes to its own field. */
    private static Map<String, String> written(IntakePerson person) {
        boolean latin = person.name()
                .codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
        Map<String, String> fields = new HashMap<>();
        fields.put("procedure", person.procedure());
        fields.put(latin ? "name" : "nativeName", person.name());
        LocalDate birth = person.birthDate();
        fields.put("birth", birth.getYear() + "-" + birth.getMonthValue() + "-" + birth.getDayOfMonth());
        put(fields, "nationality", person.nationality());
        put(fields, "passport", person.document());
        put(fields, "phone", person.phone());
        put(fields, "email", person.email());
        fields.put("language", person.language());
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}

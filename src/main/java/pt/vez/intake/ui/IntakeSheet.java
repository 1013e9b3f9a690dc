package pt.vez.intake.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pt.vez.intake.IntakePerson;
import pt.vez.intake.IntakeView;
import pt.vez.intake.IntakeView.Resemblance;
import pt.vez.intake.PutAwayReason;
import pt.vez.intake.Sameness;
import pt.vez.platform.Dates;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Notice;
import pt.vez.shell.Variant;

/** The parts of the sheet of one intake. */
final class IntakeSheet {
    private final Component screen;

    IntakeSheet(Component screen) {
        this.screen = screen;
    }

    private String t(String key, Object... args) {
        return screen.getTranslation(key, args);
    }

    private Locale language() {
        return UI.getCurrent().getLocale();
    }

    /** How far the device's clock was off. */
    Notice clock(Duration off) {
        Duration length = off.abs();
        String text = length.toHours() == 0
                ? t("intakes.clock.minutes", length.toMinutes())
                : t("intakes.clock.hours", length.toHours(), length.toMinutesPart());
        return new Notice(
                Variant.ATTENTION, t(off.isNegative() ? "intakes.clock.behind" : "intakes.clock.ahead", text));
    }

    Card decision(IntakeView intake, Resemblance other, Consumer<Sameness> decide) {
        var sides = new Div(
                side(t("intakes.this"), intake.ticket(), intake.person()),
                side(t("intakes.that", other.madeBy()), other.ticket(), other.person()));
        sides.addClassName("uploads");
        return Card.titled(
                t("intakes.conflict"),
                new Paragraph(t("intakes.conflict.text")),
                sides,
                Actions.row(
                        Actions.secondary(t("intakes.same"), click -> decide.accept(Sameness.SAME)),
                        Actions.secondary(t("intakes.different"), click -> decide.accept(Sameness.DIFFERENT))));
    }

    private Div side(String title, String ticket, IntakePerson person) {
        return new Div(
                new H3(title + " · " + IntakeFormatter.number(ticket)),
                IntakeFormatter.facts(screen, person, language()));
    }

    /** @param jpeg reads one, with the authority of that moment */
    Card photographs(IntakeView intake, Function<UUID, byte[]> jpeg) {
        var list = new UnorderedList();
        list.addClassName("pages");
        for (int i = 0; i < intake.photographs().size(); i++) {
            UUID photograph = intake.photographs().get(i).id();
            list.add(new ListItem(
                    IntakeFormatter.picture(() -> jpeg.apply(photograph), t("intakes.photograph", i + 1))));
        }
        return Card.titled(t("intakes.photographs"), new Paragraph(t("intakes.photographs.text")), list);
    }

    /** Where the intake went, and the way to the visit. */
    Card opened(String shown, String number) {
        return Card.titled(
                t("newcase.done.number"),
                new Paragraph(shown),
                new Paragraph(t("newcase.done.keep")),
                Actions.row(Actions.primaryLink(t("newcase.done.visit"), "desk/visit/" + number)));
    }

    Card putAway(IntakeView.PutAway away, Runnable restore) {
        return new Card(
                new H2(t("intakes.away.done")),
                new Paragraph(t(
                        "intakes.away.by",
                        t("enum.PutAwayReason." + away.reason().name()),
                        away.by(),
                        Dates.dayAndTime(away.at(), LISBON, language()))),
                new Paragraph(t("intakes.away.erased")),
                Actions.row(Actions.secondary(t("intakes.away.undo"), click -> restore.run())));
    }

    /** Asks why. {@code putAway} gets null when nothing was chosen. */
    Card putAwayForm(Consumer<@Nullable PutAwayReason> putAway) {
        var reason = new RadioButtonGroup<PutAwayReason>(t("intakes.away.reason"), PutAwayReason.values());
        reason.setItemLabelGenerator(each -> t("enum.PutAwayReason." + each.name()));
        reason.addThemeName("vertical");
        var go = Actions.secondary(t("intakes.away.go"), click -> {
            reason.setInvalid(reason.getValue() == null);
            reason.setErrorMessage(t("intakes.away.missing"));
            putAway.accept(reason.getValue());
        });
        return new Card(new H2(t("intakes.away")), new Paragraph(t("intakes.away.text")), reason, Actions.row(go));
    }
}

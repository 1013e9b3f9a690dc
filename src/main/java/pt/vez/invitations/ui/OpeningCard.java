package pt.vez.invitations.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.Dates;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.DomainException;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Notice;
import pt.vez.shell.Pickers;
import pt.vez.shell.Variant;

/** When the waiting room opens: what is set, another time, or none. Told by the clock of Lisbon, and says so. */
final class OpeningCard extends Card {
    /** Saves another opening, null for none. */
    interface Save {
        /** @param seen the opening the form was filled with */
        void to(@Nullable Instant seen, @Nullable Instant moment);
    }

    private final Supplier<@Nullable Instant> stored;
    private final Instant now;
    private final Locale language;
    private final Paragraph state = new Paragraph();
    private final Div problem = new Div();
    private final Function<DomainException, String> words;
    private final Save save;
    private @Nullable Instant seen;

    /**
     * @param stored the opening that is set
     * @param words what is said about a problem
     */
    OpeningCard(
            Supplier<@Nullable Instant> stored,
            Instant now,
            Locale language,
            Function<DomainException, String> words,
            Save save) {
        this.stored = stored;
        this.now = now;
        this.language = language;
        this.words = words;
        this.save = save;
        seen = stored.get();
        var at = new DateTimePicker(getTranslation("waves.opening"));
        at.setHelperText(getTranslation("waves.opening.help"));
        at.setLocale(language);
        Pickers.openNearValue(at);
        Instant known = seen;
        if (known != null && known.isAfter(now)) {
            at.setValue(LocalDateTime.ofInstant(known, LISBON));
        }
        tell();
        var form = new Div(problem, state, at);
        form.addClassName("form");
        var actions = Actions.row(Actions.secondary(getTranslation("waves.opening.save"), click -> {
            LocalDateTime value = at.getValue();
            at.setInvalid(value == null);
            if (value == null) {
                at.setErrorMessage(getTranslation("waves.opening.missing"));
            } else {
                write(value.atZone(LISBON).toInstant());
            }
        }));
        if (known != null && known.isAfter(now)) {
            actions.add(Actions.quiet(getTranslation("waves.opening.remove"), click -> write(null)));
        }
        form.add(actions);
        add(form);
    }

    private void tell() {
        Instant opening = seen;
        state.setText(
                opening == null
                        ? getTranslation("waves.opening.none")
                        : getTranslation(
                                opening.isAfter(now) ? "waves.opening.set" : "waves.opening.past",
                                Dates.dayAndTime(opening, LISBON, language)));
    }

    /** When another writer was faster, what they set is shown and what was typed stays in the field. */
    private void write(@Nullable Instant moment) {
        problem.removeAll();
        try {
            save.to(seen, moment);
        } catch (ChangedMeanwhile e) {
            seen = stored.get();
            tell();
            problem.add(new Notice(Variant.ATTENTION, words.apply(e), new Paragraph(state.getText())).focused());
        } catch (DomainException e) {
            problem.add(new Notice(Variant.DANGER, words.apply(e)).focused());
        }
    }
}

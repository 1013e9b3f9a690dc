package pt.vez.invitations.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.Dates;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** When the waiting room opens: what is set, another time, or none. Told by the clock of Lisbon, and says so. */
final class OpeningCard extends Card {
    /** @param opening that is set @param save null to take it away */
    OpeningCard(@Nullable Instant opening, Instant now, Locale language, Consumer<@Nullable Instant> save) {
        var state = new Paragraph(
                opening == null
                        ? getTranslation("waves.opening.none")
                        : getTranslation(
                                opening.isAfter(now) ? "waves.opening.set" : "waves.opening.past",
                                Dates.dayAndTime(opening, LISBON, language)));
        var at = new DateTimePicker(getTranslation("waves.opening"));
        at.setHelperText(getTranslation("waves.opening.help"));
        at.setLocale(language);
        if (opening != null && opening.isAfter(now)) {
            at.setValue(LocalDateTime.ofInstant(opening, LISBON));
        }
        var form = new Div(state, at);
        form.addClassName("form");
        var actions = Actions.row(Actions.secondary(getTranslation("waves.opening.save"), click -> {
            LocalDateTime value = at.getValue();
            if (value == null) {
                at.setErrorMessage(getTranslation("waves.opening.missing"));
                at.setInvalid(true);
            } else {
                save.accept(value.atZone(LISBON).toInstant());
            }
        }));
        if (opening != null && opening.isAfter(now)) {
            actions.add(Actions.quiet(getTranslation("waves.opening.remove"), click -> save.accept(null)));
        }
        form.add(actions);
        add(form);
    }
}

package pt.vez.casework.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseCircumstances.Circumstances;
import pt.vez.casework.Vulnerability;
import pt.vez.platform.Dates;
import pt.vez.shared.InvalidInput;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FormErrors;
import pt.vez.shell.FormMerge;
import pt.vez.shell.Pickers;

/** What an officer confirms about a case that bears on its place in the order, and whom it comes with. */
public class CircumstancesForm extends Card {
    private static final Set<String> PAST = Set.of("standing.court.past", "standing.deadline.past");

    /**
     * @param save is given what the form was filled with and how to merge it, what the officer wants, and whether a day that
     *     has passed is meant; it throws what is refused
     * @param family is given the number of a case of the same family
     */
    public CircumstancesForm(Circumstances now, Save save, Consumer<String> family) {
        add(new H2(getTranslation("standing.title")));
        var vulnerability = new Select<Vulnerability>();
        vulnerability.setLabel(getTranslation("standing.vulnerability"));
        vulnerability.setEmptySelectionAllowed(true);
        vulnerability.setEmptySelectionCaption(getTranslation("standing.none"));
        vulnerability.setItems(Vulnerability.values());
        vulnerability.setItemLabelGenerator(
                each -> each == null ? getTranslation("standing.none") : getTranslation("enum.Vulnerability." + each));
        vulnerability.setValue(now.vulnerability());
        var court = Pickers.date(getTranslation("standing.court"), getLocale());
        court.setHelperText(getTranslation("standing.court.help"));
        court.setClearButtonVisible(true);
        court.setValue(now.courtOrderBy());
        var deadline = Pickers.date(getTranslation("standing.deadline"), getLocale());
        deadline.setClearButtonVisible(true);
        deadline.setValue(now.legalDeadline());
        deadline.setHelperText(getTranslation("standing.deadline.help"));
        var overdue = new Checkbox(getTranslation("standing.overdue"));
        overdue.setHelperText(getTranslation("standing.overdue.help"));
        overdue.setVisible(false);
        var errors = new FormErrors().at(court, "standing.court.past").at(deadline, "standing.deadline.past");
        var flagged = new Checkbox(getTranslation("standing.protected"), now.protectedAppointment());
        var merge = new FormMerge<>(now)
                .field(
                        vulnerability.getLabel(),
                        vulnerability,
                        Circumstances::vulnerability,
                        each -> each == null ? "" : getTranslation("enum.Vulnerability." + each))
                .field(court.getLabel(), court, Circumstances::courtOrderBy, this::day)
                .field(deadline.getLabel(), deadline, Circumstances::legalDeadline, this::day)
                .field(
                        flagged.getLabel(),
                        flagged,
                        Circumstances::protectedAppointment,
                        each -> getTranslation(each ? "form.yes" : "form.no"));
        var number = new TextField(getTranslation("standing.family"));
        number.setHelperText(getTranslation("standing.family.help"));
        var form = new Div(errors, vulnerability, court, deadline, overdue, flagged);
        form.addClassName("form");
        form.add(Actions.row(Actions.secondary(
                getTranslation("form.save"),
                click -> save.run(errors, merge, () -> {
                    try {
                        save.store(
                                merge.seen(),
                                new Circumstances(
                                        vulnerability.getValue(),
                                        court.getValue(),
                                        deadline.getValue(),
                                        flagged.getValue()),
                                overdue.getValue());
                    } catch (InvalidInput refused) {
                        // Only now is there something to say about a day that has passed.
                        overdue.setVisible(overdue.isVisible() || PAST.contains(refused.key()));
                        throw refused;
                    }
                }))));
        var together = new Div(number);
        together.addClassName("form");
        together.add(Actions.row(
                Actions.secondary(getTranslation("standing.family.go"), click -> family.accept(number.getValue()))));
        add(form, together);
    }

    /** What saving does. */
    public interface Save {
        /** Runs the command and shows what is refused. */
        void run(FormErrors errors, FormMerge<Circumstances> merge, Runnable command);

        /** Stores it; throws what is refused. */
        void store(Circumstances seen, Circumstances wanted, boolean overdue);
    }

    private String day(@Nullable LocalDate day) {
        return day == null ? "" : Dates.full(day, getLocale());
    }
}

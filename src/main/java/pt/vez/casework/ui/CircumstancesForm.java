package pt.vez.casework.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.Standing.Circumstances;
import pt.vez.casework.Vulnerability;
import pt.vez.platform.Dates;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FormMerge;
import pt.vez.shell.Pickers;

/** What an officer confirms about a case that bears on its place in the order, and whom it comes with. */
public class CircumstancesForm extends Card {
    /**
     * @param save is given what the form was filled with and how to merge it, and what the officer wants
     * @param family is given the number of a case of the same family
     */
    public CircumstancesForm(
            Circumstances now, BiConsumer<FormMerge<Circumstances>, Circumstances> save, Consumer<String> family) {
        add(new com.vaadin.flow.component.html.H2(getTranslation("standing.title")));
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
        var form = new Div(vulnerability, court, deadline, flagged);
        form.addClassName("form");
        form.add(Actions.row(Actions.secondary(
                getTranslation("form.save"),
                click -> save.accept(
                        merge,
                        new Circumstances(
                                vulnerability.getValue(),
                                court.getValue(),
                                deadline.getValue(),
                                flagged.getValue())))));
        var together = new Div(number);
        together.addClassName("form");
        together.add(Actions.row(
                Actions.secondary(getTranslation("standing.family.go"), click -> family.accept(number.getValue()))));
        add(form, together);
    }

    private String day(@Nullable LocalDate day) {
        return day == null ? "" : Dates.full(day, getLocale());
    }
}

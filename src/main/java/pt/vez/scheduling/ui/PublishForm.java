package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import pt.vez.identity.CurrentActor;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Publications;
import pt.vez.scheduling.Publishing;
import pt.vez.shared.DomainException;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.ChoiceList;
import pt.vez.shell.FormErrors;
import pt.vez.shell.Notice;
import pt.vez.shell.Pickers;
import pt.vez.shell.Variant;

/** Which days of which centres are to be published; leads to what that would do. */
class PublishForm extends Card {
    private final ChoiceList<Centre> where;
    private final DatePicker from;
    private final DatePicker to;

    /**
     * @param from first day
     * @param to last day
     */
    record Period(LocalDate from, LocalDate to) {}

    /**
     * @param all to choose from; where there is one, it is not asked for
     * @param begun gets what was begun to be counted
     */
    PublishForm(
            CurrentActor current,
            Publications publications,
            List<Centre> all,
            List<Centre> chosen,
            Period period,
            Consumer<UUID> begun) {
        where = new ChoiceList<>(
                getTranslation("centres.title"), all, centre -> centre.data().name());
        where.choose(chosen);
        from = Pickers.date(getTranslation("publish.from"), getLocale());
        from.setValue(period.from());
        to = Pickers.date(getTranslation("publish.to"), getLocale());
        to.setValue(period.to());
        to.setHelperText(getTranslation("publish.to.help"));
        var errors = new FormErrors()
                .at(where.group(), "waves.centres.missing", "publish.tooMany")
                .at(from, "publish.past", "waves.from.missing")
                .at(to, "publish.range", "shifts.period", "waves.to.missing");
        var problems = new Div();
        var see = Actions.once(getTranslation("publish.preview"), () -> {
            problems.removeAll();
            try {
                errors.start();
                List<Centre> centres = where.chosen();
                errors.present(where.group(), centres.isEmpty() ? null : centres, "waves.centres.missing");
                LocalDate first = errors.present(from, from.getValue(), "waves.from.missing");
                LocalDate last = errors.present(to, to.getValue(), "waves.to.missing");
                if (errors.isClean() && first != null && last != null) {
                    errors.passes(() -> begun.accept(publications.count(
                            current.get(), centres.stream().map(Centre::id).toList(), first, last)));
                }
            } catch (DomainException e) {
                problems.add(new Notice(
                                Variant.DANGER, getTranslation(e.key(), e.args().toArray()))
                        .focused());
            }
        });
        var form = new Div(errors, new Paragraph(getTranslation("publish.lead")), problems);
        form.addClassName("form");
        if (all.size() > 1) {
            form.add(where);
        }
        Component halfYear = Actions.quiet(getTranslation("publish.halfYear"), click -> {
            LocalDate begin = from.getValue();
            if (begin != null) {
                to.setValue(begin.plusDays(Publishing.LONGEST_DAYS - 1));
            }
        });
        form.add(ShiftFormatter.row(from, to), Actions.row(see, halfYear));
        add(form);
    }
}

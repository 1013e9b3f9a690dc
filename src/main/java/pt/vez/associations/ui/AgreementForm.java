package pt.vez.associations.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.associations.Agreement;
import pt.vez.associations.Agreement.Terms;
import pt.vez.associations.AgreementCoverage;
import pt.vez.associations.AgreementCoverage.Centre;
import pt.vez.associations.AgreementCoverage.Procedure;
import pt.vez.platform.Dates;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.DraftForm;
import pt.vez.shell.FileUpload;
import pt.vez.shell.FormErrors;
import pt.vez.shell.FormMerge;
import pt.vez.shell.Pickers;

/** What is agreed: term, number of mediators, procedures, centres, the confidentiality clause. */
class AgreementForm extends Div {
    private static final int PAPER_MEGABYTES = 10;
    private final TextField reference = new TextField();
    private final DatePicker from;
    private final DatePicker until;
    private final IntegerField mediators = new IntegerField();
    private final CheckboxGroup<Procedure> procedures = new CheckboxGroup<>();
    private final CheckboxGroup<Centre> centres = new CheckboxGroup<>();
    private final TextArea clause = new TextArea();
    private final FormMerge<Terms> merge;
    private final FormErrors errors = new FormErrors();

    /** Words of the screen the form is on. */
    public interface Said {
        String of(String key, Object... values);
    }

    AgreementForm(
            AgreementCoverage coverage,
            Clock clock,
            Actor actor,
            @Nullable Agreement agreement,
            Said said,
            Locale language) {
        addClassName("form");
        reference.setLabel(said.of("agreement.reference"));
        reference.setMaxLength(60);
        from = Pickers.date(said.of("partners.from"), language);
        until = Pickers.date(said.of("partners.to"), language);
        mediators.setLabel(said.of("agreement.mediators"));
        mediators.setStepButtonsVisible(true);
        mediators.setMin(1);
        mediators.setMax(500);
        procedures.setLabel(said.of("agreement.procedures"));
        List<Procedure> known = coverage.procedures();
        procedures.setItems(known);
        procedures.setItemLabelGenerator(procedure -> procedure.name().in(language));
        procedures.addThemeName("vertical");
        centres.setLabel(said.of("agreement.centres"));
        List<Centre> places = coverage.centres(actor);
        centres.setItems(places);
        centres.setItemLabelGenerator(Centre::name);
        centres.addThemeName("vertical");
        clause.setLabel(said.of("agreement.clause"));
        clause.setMaxLength(4_000);
        clause.setMinHeight("8em");
        LocalDate today = Zones.today(clock);
        Terms terms = agreement == null
                ? new Terms(
                        "",
                        today,
                        today.plusYears(2),
                        5,
                        known.stream().map(Procedure::code).collect(Collectors.toSet()),
                        Set.of(),
                        "")
                : agreement.terms();
        merge = new FormMerge<>(terms)
                .text(reference.getLabel(), reference, Terms::reference)
                .field(from.getLabel(), from, Terms::from, day -> Dates.full(day, language))
                .field(until.getLabel(), until, Terms::until, day -> Dates.full(day, language))
                .field(mediators.getLabel(), mediators, Terms::mediators, String::valueOf)
                .field(
                        procedures.getLabel(),
                        procedures,
                        seen -> chosen(known, each -> seen.procedures().contains(each.code())),
                        each -> names(each, one -> one.name().in(language)))
                .field(
                        centres.getLabel(),
                        centres,
                        seen -> chosen(places, each -> seen.centres().contains(each.id())),
                        each -> names(each, Centre::name))
                .text(clause.getLabel(), clause, Terms::clause)
                .fill();
        var dates = new Div(from, until);
        dates.addClassName("form-row");
        errors.at(reference, "agreement.reference.missing")
                .at(until, "shifts.period")
                .at(mediators, "agreement.mediators.bounds", "agreement.mediators.fewer")
                .at(procedures, "agreement.procedures.missing")
                .at(centres, "agreement.centres.missing")
                .at(clause, "agreement.clause.long");
        add(errors, reference, dates, mediators, procedures, centres, clause);
    }

    private static <E> Set<E> chosen(List<E> all, Predicate<E> wanted) {
        return all.stream().filter(wanted).collect(Collectors.toSet());
    }

    private static <E> String names(Set<E> chosen, Function<E, String> name) {
        return chosen.stream().map(name).sorted().collect(Collectors.joining(", "));
    }

    /** What the form was filled with, and how it is merged when another writer was faster. */
    FormMerge<Terms> merge() {
        return merge;
    }

    /** What was typed; null when something is wrong, which is then shown at its field and in the summary. */
    @Nullable
    Terms read() {
        errors.start();
        String name =
                errors.check(reference, () -> DraftForm.required(reference.getValue(), "agreement.reference.missing"));
        LocalDate first = errors.present(from, from.getValue(), "field.date.incomplete");
        LocalDate last = errors.present(until, until.getValue(), "field.date.incomplete");
        if (first != null && last != null && last.isBefore(first)) {
            errors.note(until, new InvalidInput("shifts.period"));
        }
        Integer most = errors.present(mediators, mediators.getValue(), "agreement.mediators.bounds");
        Set<Procedure> what =
                errors.check(procedures, () -> chosen(procedures.getValue(), "agreement.procedures.missing"));
        Set<Centre> where = errors.check(centres, () -> chosen(centres.getValue(), "agreement.centres.missing"));
        if (!errors.isClean()
                || name == null
                || first == null
                || last == null
                || most == null
                || what == null
                || where == null) {
            return null;
        }
        return new Terms(
                name,
                first,
                last,
                most,
                what.stream().map(Procedure::code).collect(Collectors.toSet()),
                where.stream().map(Centre::id).collect(Collectors.toSet()),
                clause.getValue());
    }

    /**
     * Sends what was typed; what is refused because of a field is shown at it.
     *
     * @return whether it went through
     */
    boolean passes(Runnable command) {
        return errors.passes(command);
    }

    private static <E> Set<E> chosen(Set<E> ticked, String missing) {
        if (ticked.isEmpty()) {
            throw new InvalidInput(missing);
        }
        return ticked;
    }

    /** One document at a time, into memory: it is encrypted before it is stored. */
    static FileUpload upload(Said said, BiConsumer<String, byte[]> received) {
        var button = Actions.secondary(said.of("agreement.paper.choose"), click -> {});
        return new FileUpload(button, PAPER_MEGABYTES, (name, content) -> {
            byte[] paper = content.readNBytes((PAPER_MEGABYTES << 20) + 1);
            if (paper.length > PAPER_MEGABYTES << 20) {
                throw new InvalidInput("upload.tooLarge", PAPER_MEGABYTES);
            }
            received.accept(name, paper);
        });
    }
}

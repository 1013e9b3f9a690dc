package pt.vez.scheduling.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.calendar.CalendarDay;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.scheduling.HolidayCalendar;
import pt.vez.scheduling.HolidayCalendar.AtCentre;
import pt.vez.scheduling.HolidayCalendar.Effect;
import pt.vez.shared.DomainException;
import pt.vez.shared.LocalText;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.DraftForm;
import pt.vez.shell.FormErrors;
import pt.vez.shell.FormMerge;
import pt.vez.shell.Notice;
import pt.vez.shell.Pickers;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** One day of the calendar; saved or removed after a look at the published times it touches. */
class HolidayForm extends Div {
    /**
     * @param saved gets the day and the publications that follow
     * @param words what is said about a problem
     */
    record Answers(
            BiConsumer<CalendarDay, List<UUID>> saved, Runnable cancel, Function<DomainException, String> words) {}

    private final HolidayCalendar calendar;
    private final CurrentActor current;
    private final CalendarDay shown;
    private final @Nullable FormMerge<CalendarDay> merge;
    private final Answers answers;
    private final Map<String, String> scopes;
    private final DatePicker date;
    private final Select<CalendarDay.Kind> kind = new Select<>();
    private final ComboBox<String> scope = new ComboBox<>();
    private final TextField pt = new TextField(getTranslation("services.name.pt"));
    private final TextField en = new TextField(getTranslation("services.name.en"));
    private final Div problems = new Div();
    private final Div preview = new Div();
    private final Button see = Actions.primary(getTranslation("shifts.preview"), click -> {});
    private final FormErrors errors = new FormErrors();

    /**
     * @param seen that is changed, null for a new day
     * @param shown what the form begins with
     */
    HolidayForm(
            HolidayCalendar calendar,
            CurrentActor current,
            @Nullable CalendarDay seen,
            CalendarDay shown,
            Map<String, String> scopes,
            Answers answers) {
        this.calendar = calendar;
        this.current = current;
        this.shown = shown;
        this.scopes = scopes;
        this.answers = answers;
        addClassName("form");
        preview.addClassName("form");
        date = Pickers.date(getTranslation("shifts.date"), getLocale());
        kind.setLabel(getTranslation("holidays.kind"));
        kind.setItems(CalendarDay.Kind.values());
        kind.setItemLabelGenerator(this::name);
        scope.setLabel(getTranslation("holidays.scope"));
        scope.setHelperText(getTranslation("holidays.scope.help"));
        scope.setItems(scopes.keySet().stream()
                .sorted(Comparator.comparing((String code) -> !code.startsWith(CalendarDay.NATION))
                        .thenComparing(code -> scopes.getOrDefault(code, code)))
                .toList());
        scope.setItemLabelGenerator(code -> scopes.getOrDefault(code, code));
        pt.setMaxLength(120);
        en.setMaxLength(120);
        errors.at(date, "field.date.incomplete", "holidays.year.wrong")
                .at(scope, "holidays.scope.missing", "holidays.taken")
                .at(pt, "holidays.name.missing")
                .at(en, "holidays.name.en.missing");
        fields(new FormMerge<>(shown)).fill();
        merge = seen == null ? null : fields(new FormMerge<>(seen));
        Actions.guard(see, () -> whole(this::preview));
        var actions = Actions.row(see);
        if (merge != null) {
            actions.add(Actions.danger(getTranslation("table.remove"), click -> run(() -> preview(null))));
        }
        actions.add(Actions.quiet(
                getTranslation("form.cancel"), click -> answers.cancel().run()));
        var form =
                new Div(errors, problems, ShiftFormatter.row(date, kind), scope, ShiftFormatter.row(pt, en), actions);
        form.addClassName("form");
        add(new Card(form), preview);
        // A preview of something else is no preview.
        date.addValueChangeListener(change -> forget());
        kind.addValueChangeListener(change -> forget());
        scope.addValueChangeListener(change -> forget());
    }

    private FormMerge<CalendarDay> fields(FormMerge<CalendarDay> form) {
        return form.field(
                        date.getLabel(),
                        date,
                        CalendarDay::date,
                        day -> day == null ? "" : Dates.full(day, getLocale()))
                .field(kind.getLabel(), kind, CalendarDay::kind, this::name)
                .field(scope.getLabel(), scope, CalendarDay::scope, code -> scopes.getOrDefault(code, code))
                .text(pt.getLabel(), pt, day -> day.name().pt())
                .text(en.getLabel(), en, day -> day.name().en());
    }

    private String name(CalendarDay.Kind each) {
        return getTranslation("enum.Kind." + each.name());
    }

    private @Nullable CalendarDay seen() {
        return merge == null ? null : merge.seen();
    }

    private void forget() {
        preview.removeAll();
        see.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    }

    private void run(Runnable command) {
        problems.removeAll();
        try {
            errors.passes(command);
        } catch (DomainException e) {
            problems.add(new Notice(Variant.DANGER, answers.words().apply(e)).focused());
        }
    }

    /** Does it with what was typed, when nothing is missing; what is missing is shown at its field. */
    private void whole(Consumer<CalendarDay> command) {
        CalendarDay typed = typed();
        if (typed != null) {
            run(() -> command.accept(typed));
        }
    }

    private @Nullable CalendarDay typed() {
        problems.removeAll();
        errors.start();
        LocalDate day = errors.present(date, date.getValue(), "field.date.incomplete");
        String where = errors.present(scope, scope.getValue(), "holidays.scope.missing");
        String portuguese = errors.check(pt, () -> DraftForm.required(pt.getValue(), "holidays.name.missing"));
        String english = errors.check(en, () -> DraftForm.required(en.getValue(), "holidays.name.en.missing"));
        if (!errors.isClean() || day == null || where == null || portuguese == null || english == null) {
            return null;
        }
        return new CalendarDay(
                merge == null ? shown.id() : merge.seen().id(),
                day,
                kind.getValue(),
                where,
                new LocalText(portuguese, english));
    }

    /** @param wanted null to remove */
    private void preview(@Nullable CalendarDay wanted) {
        forget();
        Effect effect = calendar.effect(current.get(), seen(), wanted);
        var card = new Card(new H2(getTranslation("shifts.effect.title")));
        card.add(new Notice(
                Variant.NEUTRAL,
                getTranslation(
                        effect.centres().isEmpty() ? "holidays.effect.none" : "holidays.effect",
                        effect.centres().size(),
                        effect.added(),
                        effect.removed())));
        if (effect.booked() > 0) {
            card.add(booked(effect));
        }
        if (!effect.centres().isEmpty()) {
            card.add(table(effect));
        }
        if (wanted == null) {
            var remove = Actions.danger(getTranslation("holidays.remove"), click -> {});
            Actions.guard(remove, () -> run(() -> save(null)));
            card.add(Actions.row(remove));
        } else {
            card.add(Actions.row(Actions.once(getTranslation("form.save"), () -> whole(this::save))));
        }
        preview.add(card);
        see.removeThemeVariants(ButtonVariant.LUMO_PRIMARY);
        card.getElement().executeJs("setTimeout(() => this.scrollIntoView({block: 'nearest'}))");
    }

    private Notice booked(Effect effect) {
        List<AtCentre> touched = effect.centres().stream()
                .filter(each -> each.seats().keptBooked() > 0)
                .toList();
        String centres = touched.stream()
                .map(each -> "centre=" + each.centre().value())
                .distinct()
                .collect(Collectors.joining("&"));
        var days = touched.stream().map(each -> each.seats().date()).sorted().toList();
        return new Notice(
                Variant.ATTENTION,
                getTranslation("holidays.effect.booked", effect.booked()),
                Actions.link(
                        getTranslation("centres.booked.go"),
                        "disruptions?" + centres + "&from=" + days.getFirst() + "&to=" + days.getLast()));
    }

    private Table table(Effect effect) {
        var table = new Table(
                getTranslation("shifts.effect.title"),
                getTranslation("agenda.centre"),
                getTranslation("shifts.date"),
                getTranslation("publish.added"),
                getTranslation("publish.removed"),
                getTranslation("publish.booked"));
        effect.centres()
                .forEach(each -> table.row(
                        each.name(),
                        Dates.day(each.seats().date(), getLocale()),
                        each.seats().added(),
                        each.seats().removed(),
                        each.seats().keptBooked()));
        return table;
    }

    private void save(@Nullable CalendarDay wanted) {
        CalendarDay before = seen();
        if (merge == null) {
            CalendarDay day = Objects.requireNonNull(wanted);
            answers.saved().accept(day, calendar.save(current.get(), null, day));
            return;
        }
        AtomicReference<List<UUID>> made = new AtomicReference<>(List.of());
        if (merge.save(
                () -> made.set(calendar.save(current.get(), merge.seen(), wanted)),
                () -> stored(merge.seen()),
                problems::add)) {
            answers.saved().accept(wanted != null ? wanted : Objects.requireNonNull(before), made.get());
        } else {
            forget();
        }
    }

    private CalendarDay stored(CalendarDay day) {
        return calendar.find(current.get(), day.id());
    }
}

package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import pt.vez.scheduling.ServiceType;
import pt.vez.scheduling.ShiftPlanning.Pattern;
import pt.vez.scheduling.ShiftPlanning.Proposal;
import pt.vez.shared.DomainException;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.DraftForm;
import pt.vez.shell.Pickers;

/** One form for the shifts of several desks on several weekdays; nothing is saved before its effect was seen. */
class PatternForm extends Div {
    private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private final ShiftContext context;
    private final DraftForm form;
    private final DeskChoice desks;
    private final Select<ServiceType> service = new Select<>();
    private final CheckboxGroup<DayOfWeek> days = new CheckboxGroup<>();
    private final TimePicker starts;
    private final TimePicker ends;
    private final DatePicker from;
    private final DatePicker to;
    private final ShiftProposals preview;
    private final Button see = Actions.primary(getTranslation("shifts.preview"), click -> {});

    /** @param saved gets how many shifts were made */
    PatternForm(ShiftContext context, IntConsumer saved, Runnable cancel) {
        this.context = context;
        addClassName("form");
        form = new DraftForm(
                context.drafts(),
                context.actor().accountId(),
                "shifts/" + context.centre().id().value());
        desks = new DeskChoice(context, getTranslation("shifts.desks"), null);
        if (desks.list().items().size() == 1) {
            desks.list().choose(desks.list().items());
        }
        service.setLabel(getTranslation("shifts.service"));
        service.setItemLabelGenerator(
                type -> type.name().in(getLocale()) + " · " + getTranslation("services.minutes.of", type.minutes()));
        days.setLabel(getTranslation("shifts.days"));
        days.setItems(DayOfWeek.values());
        days.setItemLabelGenerator(day -> ShiftFormatter.day(day, getLocale()));
        days.setValue(WEEK);
        days.addClassName("columns");
        starts = ShiftFormatter.time(getTranslation("shifts.starts"), LocalTime.of(9, 0));
        ends = ShiftFormatter.time(getTranslation("shifts.ends"), LocalTime.of(17, 0));
        from = Pickers.date(getTranslation("shifts.from"), getLocale());
        from.setValue(context.today());
        to = Pickers.date(getTranslation("shifts.to"), getLocale());
        to.setValue(context.today().plusMonths(6).minusDays(1));
        form.part("starts", starts, () -> text(starts.getValue()), text -> starts.setValue(LocalTime.parse(text)));
        form.part("ends", ends, () -> text(ends.getValue()), text -> ends.setValue(LocalTime.parse(text)));
        form.part("from", from, () -> text(from.getValue()), text -> from.setValue(LocalDate.parse(text)));
        form.part("to", to, () -> text(to.getValue()), text -> to.setValue(LocalDate.parse(text)));
        preview = new ShiftProposals(context, count -> {
            form.discard();
            saved.accept(count);
        });
        Actions.guard(see, this::preview);
        form.add(
                new H2(getTranslation("shifts.new")),
                desks,
                service,
                days,
                ShiftFormatter.row(starts, ends),
                ShiftFormatter.row(from, to),
                Actions.row(see, Actions.quiet(getTranslation("form.cancel"), click -> cancel.run())));
        add(new Card(form), preview);
        offerServices();
        // A preview of something else is no preview.
        desks.list().group().addValueChangeListener(change -> {
            offerServices();
            forget();
        });
        days.addValueChangeListener(change -> forget());
        service.addValueChangeListener(change -> forget());
        List.of(starts, ends).forEach(field -> field.addValueChangeListener(change -> forget()));
        List.of(from, to).forEach(field -> field.addValueChangeListener(change -> forget()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private void forget() {
        preview.clear();
        see.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    }

    /** What at least one of the desks chosen gives; of all desks while none is chosen. */
    private void offerServices() {
        var chosen = desks.list().chosen().isEmpty()
                ? desks.list().items()
                : desks.list().chosen();
        List<ServiceType> offered = context.services().stream()
                .filter(ServiceType::active)
                .filter(type -> chosen.stream().anyMatch(desk -> desk.services().contains(type.code())))
                .toList();
        ServiceType before = service.getValue();
        service.setItems(offered);
        service.setValue(
                before != null && offered.contains(before) ? before : offered.size() == 1 ? offered.getFirst() : null);
    }

    private void preview() {
        forget();
        form.startChecking();
        ServiceType type =
                form.check(service, () -> ShiftFormatter.present(service.getValue(), "shifts.service.missing"));
        LocalTime start = form.check(starts, () -> ShiftFormatter.present(starts.getValue(), "shifts.time.missing"));
        LocalTime end = form.check(ends, () -> ShiftFormatter.present(ends.getValue(), "shifts.time.missing"));
        LocalDate first = form.check(from, () -> ShiftFormatter.present(from.getValue(), "field.date.incomplete"));
        LocalDate last = form.check(to, () -> ShiftFormatter.present(to.getValue(), "field.date.incomplete"));
        if (type != null && start != null && end != null && first != null && last != null) {
            try {
                days.setInvalid(false);
                desks.list().group().setInvalid(false);
                List<Proposal> found = context.planning()
                        .propose(
                                context.actor(),
                                new Pattern(desks.ids(), type.code(), days.getValue(), start, end, first, last));
                preview.show(found);
                see.removeThemeVariants(ButtonVariant.LUMO_PRIMARY);
            } catch (DomainException e) {
                form.note(field(e), e);
            }
        }
        form.isClean();
    }

    private Component field(DomainException problem) {
        return problem.key().equals("shifts.days.missing")
                ? days
                : ShiftFormatter.fieldOf(
                        problem, desks.list().group(), service, new Component[] {starts, ends}, new Component[] {
                            from, to
                        });
    }
}

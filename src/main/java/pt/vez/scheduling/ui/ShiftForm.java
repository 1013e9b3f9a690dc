package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.Dates;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.ServiceType;
import pt.vez.scheduling.Shift;
import pt.vez.scheduling.ShiftData;
import pt.vez.scheduling.ShiftPlanning.Effect;
import pt.vez.shared.DomainException;
import pt.vez.shared.NotFound;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.DraftForm;
import pt.vez.shell.FormMerge;
import pt.vez.shell.Notice;
import pt.vez.shell.Pickers;
import pt.vez.shell.Variant;

/** One shift: change it or take it away, after a look at what that does to published times. */
class ShiftForm extends Div {
    private final ShiftContext context;
    private final DraftForm form;
    private final FormMerge<Shift> merge;
    private final List<Desk> desks;
    private final Select<Desk> desk = new Select<>();
    private final Select<ServiceType> service = new Select<>();
    private final Select<DayOfWeek> weekday = new Select<>();
    private final TimePicker starts;
    private final TimePicker ends;
    private final DatePicker from;
    private final DatePicker to;
    private final EffectPreview preview;
    private final Div conflict = new Div();
    private final BiConsumer<Notice, Boolean> done;

    /** @param done gets what is to be said, and whether times are to be published now */
    ShiftForm(ShiftContext context, Shift shift, BiConsumer<Notice, Boolean> done, Runnable cancel) {
        this.context = context;
        this.done = done;
        addClassName("form");
        preview = new EffectPreview(context, this::preview);
        form = new DraftForm(
                context.drafts(),
                context.actor().accountId(),
                "shift/" + context.centre().id().value() + "/" + shift.id());
        desks = context.desksInUse();
        desk.setLabel(getTranslation("shifts.desk"));
        desk.setItems(desks);
        desk.setItemLabelGenerator(Desk::label);
        service.setLabel(getTranslation("shifts.service"));
        service.setItemLabelGenerator(
                type -> type.name().in(getLocale()) + " · " + getTranslation("services.minutes.of", type.minutes()));
        desk.addValueChangeListener(change -> service.setItems(servicesOf(change.getValue())));
        weekday.setLabel(getTranslation("shifts.day"));
        weekday.setItems(DayOfWeek.values());
        weekday.setItemLabelGenerator(this::day);
        starts = ShiftFormatter.time(getTranslation("shifts.starts"), null);
        ends = ShiftFormatter.time(getTranslation("shifts.ends"), null);
        from = Pickers.date(getTranslation("shifts.from"), getLocale());
        to = Pickers.date(getTranslation("shifts.to"), getLocale());
        merge = new FormMerge<>(shift)
                .field(desk.getLabel(), desk, this::deskOf, each -> each == null ? "" : each.label())
                .field(
                        service.getLabel(),
                        service,
                        this::serviceOf,
                        each -> each == null ? "" : each.name().in(getLocale()))
                .field(weekday.getLabel(), weekday, seen -> seen.data().day(), this::day)
                .field(starts.getLabel(), starts, seen -> seen.data().starts(), Dates::time)
                .field(ends.getLabel(), ends, seen -> seen.data().ends(), Dates::time)
                .field(from.getLabel(), from, seen -> seen.data().from(), this::full)
                .field(to.getLabel(), to, seen -> seen.data().to(), this::full)
                .fill();
        form.add(
                new H2(getTranslation("shifts.change")),
                conflict,
                ShiftFormatter.row(desk, service),
                weekday,
                ShiftFormatter.row(starts, ends),
                ShiftFormatter.row(from, to),
                Actions.row(
                        preview.see(),
                        Actions.danger(getTranslation("shifts.remove"), click -> previewRemoval()),
                        Actions.quiet(getTranslation("form.cancel"), click -> cancel.run())));
        add(new Card(form), preview);
        preview.of(desk, service, weekday, starts, ends, from, to);
    }

    private String day(DayOfWeek day) {
        return ShiftFormatter.day(day, getLocale());
    }

    private String full(LocalDate day) {
        return Dates.full(day, getLocale());
    }

    private @Nullable Desk deskOf(Shift shift) {
        return desks.stream()
                .filter(each -> each.id().equals(shift.data().deskId()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable ServiceType serviceOf(Shift shift) {
        return servicesOf(deskOf(shift)).stream()
                .filter(each -> each.code().equals(shift.data().service()))
                .findFirst()
                .orElse(null);
    }

    private List<ServiceType> servicesOf(@Nullable Desk chosen) {
        return context.services().stream()
                .filter(type ->
                        type.active() && chosen != null && chosen.services().contains(type.code()))
                .toList();
    }

    private @Nullable ShiftData typed() {
        form.startChecking();
        conflict.removeAll();
        Desk chosen = form.check(desk, () -> ShiftFormatter.present(desk.getValue(), "shifts.desk.missing"));
        ServiceType type =
                form.check(service, () -> ShiftFormatter.present(service.getValue(), "shifts.service.missing"));
        LocalTime start = form.check(starts, () -> ShiftFormatter.present(starts.getValue(), "shifts.time.missing"));
        LocalTime end = form.check(ends, () -> ShiftFormatter.present(ends.getValue(), "shifts.time.missing"));
        LocalDate first = form.check(from, () -> ShiftFormatter.present(from.getValue(), "field.date.incomplete"));
        LocalDate last = form.check(to, () -> ShiftFormatter.present(to.getValue(), "field.date.incomplete"));
        return form.isClean()
                        && chosen != null
                        && type != null
                        && start != null
                        && end != null
                        && first != null
                        && last != null
                ? new ShiftData(chosen.id(), type.code(), weekday.getValue(), start, end, first, last)
                : null;
    }

    private void preview() {
        ShiftData wanted = typed();
        if (wanted == null) {
            return;
        }
        try {
            Effect effect = context.planning()
                    .effectOfChange(context.actor(), context.centre().id(), merge.seen(), wanted);
            preview.show(effect, Actions.once(getTranslation("form.save"), () -> save(wanted)));
        } catch (DomainException e) {
            refused(e);
        }
    }

    private void previewRemoval() {
        preview.forget();
        try {
            Effect effect = context.planning()
                    .effectOfChange(context.actor(), context.centre().id(), merge.seen(), null);
            var remove = Actions.danger(getTranslation("shifts.remove.go"), click -> {});
            Actions.guard(remove, this::remove);
            preview.show(effect, remove);
        } catch (DomainException e) {
            refused(e);
        }
    }

    private void refused(DomainException problem) {
        form.startChecking();
        form.note(
                ShiftFormatter.fieldOf(
                        problem, desk, service, new Component[] {starts, ends}, new Component[] {from, to}),
                problem);
        form.isClean();
    }

    private void save(ShiftData wanted) {
        try {
            if (merge.save(
                    () -> context.centres()
                            .updateShift(context.actor(), context.centre().id(), merge.seen(), wanted),
                    () -> stored(merge.seen().id()),
                    conflict::add)) {
                form.discard();
                done.accept(new Notice(Variant.SUCCESS, getTranslation("shifts.saved")), true);
            } else {
                preview.forget();
            }
        } catch (NotFound e) {
            done.accept(new Notice(Variant.DANGER, getTranslation("shifts.removedMeanwhile")).focused(), false);
        } catch (DomainException e) {
            preview.forget();
            refused(e);
        }
    }

    private void remove() {
        ShiftData data = merge.seen().data();
        try {
            context.centres().removeShift(context.actor(), context.centre().id(), merge.seen());
        } catch (DomainException e) {
            done.accept(
                    new Notice(Variant.DANGER, getTranslation(e.key(), e.args().toArray())).focused(), false);
            return;
        }
        form.discard();
        var undo = Actions.secondary(getTranslation("form.undo"), click -> {
            context.centres().addShift(context.actor(), context.centre().id(), data);
            done.accept(new Notice(Variant.SUCCESS, getTranslation("form.undone")), false);
        });
        done.accept(
                new Notice(
                        Variant.SUCCESS,
                        getTranslation(
                                "shifts.removed",
                                ShiftFormatter.day(data.day(), getLocale()),
                                ShiftFormatter.times(data)),
                        new Paragraph(getTranslation("shifts.removed.publish")),
                        undo),
                true);
    }

    private Shift stored(UUID id) {
        return context.centres().shifts(context.actor(), context.centre().id()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("shifts.removedMeanwhile"));
    }
}

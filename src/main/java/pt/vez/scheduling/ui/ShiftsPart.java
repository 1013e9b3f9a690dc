// Longer than 300 lines: shifts and days that differ are one screen with two forms, read together.
package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.platform.Drafts;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.ServiceType;
import pt.vez.scheduling.Shift;
import pt.vez.scheduling.ShiftData;
import pt.vez.scheduling.ShiftException;
import pt.vez.shared.DomainException;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.DraftForm;
import pt.vez.shell.FormMerge;
import pt.vez.shell.Notice;
import pt.vez.shell.Pickers;
import pt.vez.shell.Table;
import pt.vez.shell.Tone;

/** The weekly shifts of a centre and the days that differ. */
class ShiftsPart extends Composite<Div> {
    private final CurrentActor current;
    private final Centres centres;
    private final Centre centre;
    private final Drafts drafts;
    private final LocalDate today;

    ShiftsPart(CurrentActor current, Centres centres, Centre centre, Drafts drafts, Clock clock) {
        this.current = current;
        this.centres = centres;
        this.centre = centre;
        this.drafts = drafts;
        this.today = LocalDate.now(clock.withZone(centre.data().zone()));
        getContent().addClassName("screen");
        list(null);
    }

    private String t(String key, Object... args) {
        return getTranslation(key, args);
    }

    private String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, getLocale());
    }

    private void list(@Nullable Notice notice) {
        getContent().removeAll();
        if (notice != null) {
            getContent().add(notice);
        }
        Map<UUID, Desk> desks =
                centres.desks(current.get(), centre.id()).stream().collect(Collectors.toMap(Desk::id, desk -> desk));
        List<Shift> shifts = centres.shifts(current.get(), centre.id());
        var table = new Table(
                t("centres.part.shifts"),
                t("shifts.day"),
                t("shifts.times"),
                t("shifts.desk"),
                t("shifts.service"),
                t("shifts.valid"),
                t("table.change"));
        for (Shift shift : shifts) {
            ShiftData data = shift.data();
            var desk = desks.get(data.deskId());
            var change = Actions.quiet(t("table.change"), click -> edit(shift));
            change.setAriaLabel(t("table.change") + ": " + day(data.day()) + " " + Dates.time(data.starts()));
            table.row(
                    day(data.day()),
                    Dates.time(data.starts()) + "–" + Dates.time(data.ends()),
                    desk == null ? "" : desk.label(),
                    data.service(),
                    Dates.shortDay(data.from(), getLocale()) + " – " + Dates.full(data.to(), getLocale()),
                    change);
        }
        var actions = Actions.row(Actions.primary(t("shifts.new"), click -> edit(null)));
        if (desks.isEmpty()) {
            actions = Actions.row(
                    Actions.primaryLink(t("desks.new"), "centres/" + centre.id().value() + "/desks"));
        }
        getContent()
                .add(table.orEmpty(shifts.isEmpty(), t(desks.isEmpty() ? "shifts.noDesks" : "shifts.empty")), actions);
        exceptions(desks);
    }

    private void exceptions(Map<UUID, Desk> desks) {
        List<ShiftException> exceptions = centres.exceptions(current.get(), centre.id());
        var table = new Table(
                t("shifts.exceptions"),
                t("shifts.date"),
                t("shifts.times"),
                t("shifts.desk"),
                t("shifts.reason"),
                t("table.remove"));
        for (ShiftException exception : exceptions) {
            UUID id = exception.id();
            var desk = exception.deskId() == null ? null : desks.get(exception.deskId());
            LocalTime starts = exception.starts();
            LocalTime ends = exception.ends();
            var remove = Actions.quiet(t("table.remove"), click -> {
                if (id != null) {
                    centres.removeException(current.get(), centre.id(), id);
                    list(new Notice(Tone.SUCCESS, t("shifts.removed"), undo(exception)));
                }
            });
            remove.setAriaLabel(t("table.remove") + ": " + Dates.day(exception.date(), getLocale()));
            table.row(
                    Dates.day(exception.date(), getLocale()),
                    starts == null || ends == null ? t("shifts.closed") : Dates.time(starts) + "–" + Dates.time(ends),
                    desk == null ? t("shifts.allDesks") : desk.label(),
                    exception.reason(),
                    remove);
        }
        getContent()
                .add(
                        new H2(t("shifts.exceptions")),
                        table.orEmpty(exceptions.isEmpty(), t("shifts.exceptions.empty")),
                        Actions.row(Actions.secondary(t("shifts.exceptions.new"), click -> exception(desks))));
    }

    private com.vaadin.flow.component.button.Button undo(ShiftException exception) {
        return Actions.secondary(t("form.undo"), click -> {
            centres.addException(current.get(), centre.id(), exception);
            list(new Notice(Tone.SUCCESS, t("form.undone")));
        });
    }

    private void edit(@Nullable Shift shift) {
        getContent().removeAll();
        ShiftData known = shift == null ? null : shift.data();
        var form = new DraftForm(
                drafts,
                current.get().accountId(),
                "shift/" + centre.id().value() + (shift == null ? "" : "/" + shift.id()));
        var desks = centres.desks(current.get(), centre.id()).stream()
                .filter(Desk::active)
                .toList();
        var desk = new Select<Desk>();
        desk.setLabel(t("shifts.desk"));
        desk.setItems(desks);
        desk.setItemLabelGenerator(Desk::label);
        var service = new Select<ServiceType>();
        service.setLabel(t("shifts.service"));
        service.setItemLabelGenerator(
                type -> type.name().in(getLocale()) + " · " + t("services.minutes.of", type.minutes()));
        desk.addValueChangeListener(change -> service.setItems(servicesOf(change.getValue())));
        desks.stream()
                .filter(item -> known == null || item.id().equals(known.deskId()))
                .findFirst()
                .ifPresent(desk::setValue);
        servicesOf(desk.getValue()).stream()
                .filter(type -> known == null || type.code().equals(known.service()))
                .findFirst()
                .ifPresent(service::setValue);
        var weekday = new Select<DayOfWeek>();
        weekday.setLabel(t("shifts.day"));
        weekday.setItems(DayOfWeek.values());
        weekday.setItemLabelGenerator(this::day);
        weekday.setValue(known == null ? DayOfWeek.MONDAY : known.day());
        var starts = time("shifts.starts", known == null ? LocalTime.of(9, 0) : known.starts());
        var ends = time("shifts.ends", known == null ? LocalTime.of(17, 0) : known.ends());
        var from = Pickers.date(t("shifts.from"), getLocale());
        from.setValue(known == null ? today : known.from());
        var to = Pickers.date(t("shifts.to"), getLocale());
        to.setValue(known == null ? today.plusMonths(3) : known.to());
        form.add(
                new H2(t(shift == null ? "shifts.new" : "shifts.change")),
                row(desk, service),
                weekday,
                row(starts, ends),
                row(from, to));
        var conflict = new Div();
        form.addComponentAsFirst(conflict);
        FormMerge<Shift> merge = shift == null
                ? null
                : new FormMerge<>(shift)
                        .field(
                                t("shifts.desk"),
                                desk,
                                seen -> byId(desks, seen),
                                each -> each == null ? "" : each.label())
                        .field(t("shifts.service"), service, this::serviceOf, each -> each == null ? "" : each.code())
                        .field(t("shifts.day"), weekday, seen -> seen.data().day(), this::day)
                        .field(t("shifts.starts"), starts, seen -> seen.data().starts(), Dates::time)
                        .field(t("shifts.ends"), ends, seen -> seen.data().ends(), Dates::time)
                        .field(t("shifts.from"), from, seen -> seen.data().from(), this::full)
                        .field(t("shifts.to"), to, seen -> seen.data().to(), this::full);
        var actions = Actions.row(Actions.primary(t("form.save"), click -> {
            form.startChecking();
            conflict.removeAll();
            Desk chosen = form.check(desk, () -> present(desk.getValue(), "shifts.desk.missing"));
            ServiceType type = form.check(service, () -> present(service.getValue(), "shifts.service.missing"));
            LocalTime start = form.check(starts, () -> present(starts.getValue(), "shifts.time.missing"));
            LocalTime end = form.check(ends, () -> present(ends.getValue(), "shifts.time.missing"));
            LocalDate first = form.check(from, () -> present(from.getValue(), "field.date.incomplete"));
            LocalDate last = form.check(to, () -> present(to.getValue(), "field.date.incomplete"));
            if (form.isClean()
                    && chosen != null
                    && type != null
                    && start != null
                    && end != null
                    && first != null
                    && last != null) {
                var data = new ShiftData(chosen.id(), type.code(), weekday.getValue(), start, end, first, last);
                try {
                    if (merge == null) {
                        centres.addShift(current.get(), centre.id(), data);
                    } else if (!merge.save(
                            () -> centres.updateShift(current.get(), centre.id(), merge.seen(), data),
                            () -> stored(merge.seen()),
                            conflict::add)) {
                        return;
                    }
                    form.discard();
                    list(new Notice(Tone.SUCCESS, t("shifts.saved")));
                } catch (DomainException e) {
                    form.note(e.key().equals("shifts.period") ? to : ends, e);
                    form.isClean();
                }
            }
        }));
        if (shift != null) {
            actions.add(Actions.danger(t("shifts.remove"), click -> {
                try {
                    centres.removeShift(current.get(), centre.id(), merge == null ? shift : merge.seen());
                } catch (DomainException e) {
                    list(new Notice(Tone.DANGER, t(e.key(), e.args().toArray())).focused());
                    return;
                }
                list(new Notice(Tone.SUCCESS, t("shifts.removed"), Actions.secondary(t("form.undo"), undo -> {
                    centres.addShift(current.get(), centre.id(), shift.data());
                    list(new Notice(Tone.SUCCESS, t("form.undone")));
                })));
            }));
        }
        actions.add(Actions.quiet(t("form.cancel"), click -> list(null)));
        form.add(actions);
        getContent().add(new Card(form));
    }

    private static @Nullable Desk byId(List<Desk> desks, Shift shift) {
        return desks.stream()
                .filter(each -> each.id().equals(shift.data().deskId()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable ServiceType serviceOf(Shift shift) {
        return centres.services().stream()
                .filter(each -> each.code().equals(shift.data().service()))
                .findFirst()
                .orElse(null);
    }

    private String full(LocalDate day) {
        return Dates.full(day, getLocale());
    }

    private Shift stored(Shift seen) {
        return centres.shifts(current.get(), centre.id()).stream()
                .filter(each -> each.id().equals(seen.id()))
                .findFirst()
                .orElseThrow(() -> new NotFound("error.removedMeanwhile"));
    }

    private List<ServiceType> servicesOf(@Nullable Desk desk) {
        return centres.services().stream()
                .filter(type -> type.active() && desk != null && desk.services().contains(type.code()))
                .toList();
    }

    private void exception(Map<UUID, Desk> desks) {
        getContent().removeAll();
        var form = new DraftForm(
                drafts, current.get().accountId(), "exception/" + centre.id().value());
        var date = Pickers.date(t("shifts.date"), getLocale());
        date.setMin(today);
        var desk = new Select<Desk>();
        desk.setLabel(t("shifts.desk"));
        desk.setItems(desks.values());
        desk.setItemLabelGenerator(item -> item == null ? t("shifts.allDesks") : item.label());
        desk.setEmptySelectionAllowed(true);
        desk.setEmptySelectionCaption(t("shifts.allDesks"));
        var starts = time("shifts.starts", null);
        var ends = time("shifts.ends", null);
        var reason = new TextField(t("shifts.reason"));
        reason.setMaxLength(200);
        form.text("reason", reason);
        form.add(
                new H2(t("shifts.exceptions.new")),
                row(date, desk),
                new Paragraph(t("shifts.exceptions.times")),
                row(starts, ends),
                reason);
        form.add(Actions.row(
                Actions.primary(t("form.save"), click -> {
                    form.startChecking();
                    LocalDate day = form.check(date, () -> present(date.getValue(), "field.date.incomplete"));
                    String why =
                            form.check(reason, () -> DraftForm.required(reason.getValue(), "shifts.reason.missing"));
                    if (form.isClean() && day != null && why != null) {
                        UUID deskId =
                                desk.getValue() == null ? null : desk.getValue().id();
                        try {
                            centres.addException(
                                    current.get(),
                                    centre.id(),
                                    new ShiftException(null, deskId, day, starts.getValue(), ends.getValue(), why));
                            form.discard();
                            list(new Notice(Tone.SUCCESS, t("shifts.saved")));
                        } catch (DomainException e) {
                            form.note(ends, e);
                            form.isClean();
                        }
                    }
                }),
                Actions.quiet(t("form.cancel"), click -> list(null))));
        getContent().add(new Card(form));
    }

    private TimePicker time(String key, @Nullable LocalTime value) {
        var picker = new TimePicker(t(key));
        picker.setStep(Duration.ofMinutes(15));
        picker.setLocale(java.util.Locale.forLanguageTag("pt-PT"));
        picker.setValue(value);
        return picker;
    }

    private static Div row(com.vaadin.flow.component.Component... fields) {
        var row = new Div(fields);
        row.addClassName("form-row");
        return row;
    }

    private static <T> T present(@Nullable T value, String key) {
        if (value == null) {
            throw new InvalidInput(key);
        }
        return value;
    }
}

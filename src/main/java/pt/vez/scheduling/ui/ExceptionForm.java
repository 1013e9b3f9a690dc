package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.ShiftException;
import pt.vez.shared.DomainException;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.DraftForm;
import pt.vez.shell.Notice;
import pt.vez.shell.Pickers;
import pt.vez.shell.Variant;

/** A new day that differs, after a look at what it does to published times. */
class ExceptionForm extends Div {
    private final ShiftContext context;
    private final DraftForm form;
    private final DatePicker date;
    private final Select<Desk> desk = new Select<>();
    private final TimePicker starts;
    private final TimePicker ends;
    private final TextField reason = new TextField(getTranslation("shifts.reason"));
    private final EffectPreview preview;
    private final Consumer<Notice> done;

    ExceptionForm(ShiftContext context, List<Desk> desks, Consumer<Notice> done, Runnable cancel) {
        this.context = context;
        this.done = done;
        addClassName("form");
        preview = new EffectPreview(context, this::preview);
        form = new DraftForm(
                context.drafts(),
                context.actor().accountId(),
                "exception/" + context.centre().id().value());
        date = Pickers.date(getTranslation("shifts.date"), getLocale());
        date.setMin(context.today());
        desk.setLabel(getTranslation("shifts.desk"));
        desk.setItems(desks);
        desk.setItemLabelGenerator(item -> item == null ? getTranslation("shifts.allDesks") : item.label());
        desk.setEmptySelectionAllowed(true);
        desk.setEmptySelectionCaption(getTranslation("shifts.allDesks"));
        starts = ShiftFormatter.time(getTranslation("shifts.starts"), null);
        ends = ShiftFormatter.time(getTranslation("shifts.ends"), null);
        reason.setMaxLength(200);
        form.text("reason", reason);
        form.add(
                new H2(getTranslation("shifts.exceptions.new")),
                ShiftFormatter.row(date, desk),
                new Paragraph(getTranslation("shifts.exceptions.times")),
                ShiftFormatter.row(starts, ends),
                reason,
                Actions.row(preview.see(), Actions.quiet(getTranslation("form.cancel"), click -> cancel.run())));
        add(new Card(form), preview);
        preview.of(date, desk, starts, ends);
    }

    private void preview() {
        form.startChecking();
        LocalDate day = form.check(date, () -> ShiftFormatter.present(date.getValue(), "field.date.incomplete"));
        String why = form.check(reason, () -> DraftForm.required(reason.getValue(), "shifts.reason.missing"));
        if (day != null && why != null) {
            UUID where = desk.getValue() == null ? null : desk.getValue().id();
            var wanted = new ShiftException(null, where, day, starts.getValue(), ends.getValue(), why);
            try {
                var effect = context.planning()
                        .effectOfException(context.actor(), context.centre().id(), wanted);
                preview.show(effect, Actions.once(getTranslation("form.save"), () -> save(wanted)));
            } catch (DomainException e) {
                form.note(field(e), e);
            }
        }
        form.isClean();
    }

    private Component field(DomainException problem) {
        return problem.key().equals("shifts.exception.past")
                ? date
                : ShiftFormatter.fieldOf(
                        problem, desk, desk, new Component[] {starts, ends}, new Component[] {date, date});
    }

    private void save(ShiftException wanted) {
        try {
            context.centres().addException(context.actor(), context.centre().id(), wanted);
            form.discard();
            done.accept(new Notice(Variant.SUCCESS, getTranslation("shifts.exception.saved")));
        } catch (DomainException e) {
            form.startChecking();
            form.note(field(e), e);
            form.isClean();
        }
    }
}

package pt.vez.scheduling.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import pt.vez.platform.Dates;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.ShiftException;
import pt.vez.shared.DomainException;
import pt.vez.shell.Actions;
import pt.vez.shell.Notice;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** The days to come on which a centre or a desk differs from its weekly shifts. */
class ExceptionsSection extends Div {
    private final ShiftContext context;
    private final Consumer<Notice> said;

    /** @param said shows the list again with what happened */
    ExceptionsSection(ShiftContext context, List<Desk> desks, Runnable create, Consumer<Notice> said) {
        this.context = context;
        this.said = said;
        addClassName("screen");
        Map<UUID, String> labels = desks.stream().collect(Collectors.toMap(Desk::id, Desk::label));
        List<ShiftException> exceptions =
                context.centres().exceptions(context.actor(), context.centre().id());
        var table = new Table(
                getTranslation("shifts.exceptions"),
                getTranslation("shifts.date"),
                getTranslation("shifts.times"),
                getTranslation("shifts.desk"),
                getTranslation("shifts.reason"),
                getTranslation("table.remove"));
        for (ShiftException each : exceptions) {
            LocalTime starts = each.starts();
            LocalTime ends = each.ends();
            UUID desk = each.deskId();
            var remove = Actions.quiet(getTranslation("table.remove"), click -> remove(each));
            remove.setAriaLabel(getTranslation("table.remove") + ": " + Dates.day(each.date(), getLocale()));
            table.row(
                    Dates.day(each.date(), getLocale()),
                    starts == null || ends == null
                            ? getTranslation("shifts.closed")
                            : Dates.time(starts) + "–" + Dates.time(ends),
                    desk == null ? getTranslation("shifts.allDesks") : labels.getOrDefault(desk, ""),
                    each.reason(),
                    remove);
        }
        add(
                new H2(getTranslation("shifts.exceptions")),
                table.orEmpty(exceptions.isEmpty(), getTranslation("shifts.exceptions.empty")),
                Actions.row(Actions.secondary(getTranslation("shifts.exceptions.new"), click -> create.run())));
    }

    private void remove(ShiftException exception) {
        UUID id = exception.id();
        if (id != null) {
            context.centres().removeException(context.actor(), context.centre().id(), id);
            said.accept(new Notice(Variant.SUCCESS, getTranslation("shifts.exception.removed"), undo(exception)));
        }
    }

    private Button undo(ShiftException exception) {
        return Actions.secondary(getTranslation("form.undo"), click -> {
            try {
                context.centres().addException(context.actor(), context.centre().id(), exception);
                said.accept(new Notice(Variant.SUCCESS, getTranslation("form.undone")));
            } catch (DomainException e) {
                said.accept(new Notice(
                        Variant.DANGER, getTranslation(e.key(), e.args().toArray())));
            }
        });
    }
}

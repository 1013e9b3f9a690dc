package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.Shift;
import pt.vez.shell.Actions;
import pt.vez.shell.Notice;
import pt.vez.shell.Variant;

/** The weekly shifts of a centre and the days that differ. */
class ShiftsSection extends Composite<Div> {
    private final ShiftContext context;
    private boolean withPast;

    ShiftsSection(ShiftContext context) {
        this.context = context;
        getContent().addClassName("screen");
        list(null, false);
    }

    private String t(String key, Object... args) {
        return getTranslation(key, args);
    }

    private String slots() {
        return "centres/" + context.centre().id().value() + "/slots";
    }

    /** @param publish whether the way to publishing stands beside the notice */
    private void list(@Nullable Notice notice, boolean publish) {
        getContent().removeAll();
        if (notice != null) {
            getContent().add(notice);
            if (publish) {
                getContent().add(Actions.row(Actions.secondaryLink(t("shifts.publish"), slots())));
            }
        }
        List<Desk> desks =
                context.centres().desks(context.actor(), context.centre().id());
        List<Shift> all =
                context.centres().shifts(context.actor(), context.centre().id());
        List<Shift> shown = all.stream()
                .filter(shift -> withPast || !shift.data().to().isBefore(context.today()))
                .toList();
        if (desks.isEmpty()) {
            getContent()
                    .add(
                            nothing("shifts.noDesks"),
                            Actions.row(Actions.primaryLink(
                                    t("desks.new"),
                                    "centres/" + context.centre().id().value() + "/desks")));
            return;
        }
        var actions = Actions.row(Actions.primary(t("shifts.new"), click -> create()));
        if (shown.size() < all.size() || withPast) {
            actions.add(Actions.quiet(
                    withPast ? t("shifts.past.hide") : t("shifts.past.show", all.size() - shown.size()), click -> {
                        withPast = !withPast;
                        list(null, false);
                    }));
        }
        getContent().add(actions);
        getContent()
                .add(
                        shown.isEmpty()
                                ? nothing("shifts.empty")
                                : new ShiftGrid(context, desks, shown, this::edit, this::copy));
        getContent().add(new ExceptionsSection(context, desks, () -> exception(desks), said -> list(said, true)));
    }

    private Div nothing(String key) {
        var nothing = new Div(t(key));
        nothing.addClassName("empty");
        return nothing;
    }

    private void show(Div form) {
        getContent().removeAll();
        getContent().add(form);
    }

    private void made(int count) {
        list(new Notice(Variant.SUCCESS, t("shifts.made", count)).focused(), true);
    }

    private void create() {
        show(new PatternForm(context, this::made, () -> list(null, false)));
    }

    private void copy(Desk desk) {
        show(new CopyWeekForm(context, desk, this::made, () -> list(null, false)));
    }

    private void edit(Shift shift) {
        show(new ShiftForm(context, shift, this::list, () -> list(null, false)));
    }

    private void exception(List<Desk> desks) {
        show(new ExceptionForm(context, desks, said -> list(said, true), () -> list(null, false)));
    }
}

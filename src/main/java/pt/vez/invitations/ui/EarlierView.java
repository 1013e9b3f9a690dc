package pt.vez.invitations.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.Cases;
import pt.vez.casework.CurrentCase;
import pt.vez.casework.ui.NoCase;
import pt.vez.casework.ui.PassportHelp;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.WaitingList;
import pt.vez.invitations.WaitingList.Wish;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Centres;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** "An earlier date, these centres, these weekdays, this much notice." */
@Route("appointment/earlier")
@PermitAll
class EarlierView extends Screen implements BeforeEnterObserver {
    private static final int USUAL_NOTICE = 24;
    private final CurrentCase inHand;
    private final WaitingList list;
    private final Centres centres;
    private final Allocation allocation;
    private final Cases cases;
    private final Booking booking;

    EarlierView(
            CurrentCase inHand,
            WaitingList list,
            Centres centres,
            Allocation allocation,
            Cases cases,
            Booking booking) {
        super("wish.title");
        this.inHand = inHand;
        this.list = list;
        this.centres = centres;
        this.allocation = allocation;
        this.cases = cases;
        this.booking = booking;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        resetWithHeading(t("wish.lead"));
        runOrShowError(() -> inHand.find().ifPresentOrElse(this::show, () -> add(NoCase.card(this::t))));
    }

    private void show(CaseOutline outline) {
        if (PassportHelp.isNeeded(inHand.actor(), outline)) {
            add(PassportHelp.card(this::t));
            return;
        }
        Wish wish = list.wishOf(inHand.actor(), outline.id()).orElse(null);
        List<Centre> open = centres.all(inHand.actor()).stream()
                .filter(centre -> centre.data().active())
                .toList();
        var where = new CheckboxGroup<Centre>(t("wish.centres"));
        where.setItems(open);
        where.setItemLabelGenerator(centre -> centre.data().name());
        where.addThemeName("vertical");
        UUID nearest = allocation.catchment(
                cases.read(inHand.actor(), outline.id()).applicant().municipality());
        where.setValue(open.stream()
                .filter(centre -> wish == null
                        ? centre.id().value().equals(nearest)
                        : wish.centres().contains(centre.id().value()))
                .collect(Collectors.toSet()));
        var days = new CheckboxGroup<DayOfWeek>(t("wish.weekdays"));
        days.setItems(DayOfWeek.values());
        days.addThemeName("vertical");
        days.setItemLabelGenerator(day -> day.getDisplayName(TextStyle.FULL_STANDALONE, language()));
        days.setValue(wish == null ? EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY) : wish.weekdays());
        var notice = new Select<Integer>();
        notice.setLabel(t("wish.notice.label"));
        notice.setItems(2, 6, 24, 48, 72, 168);
        notice.setItemLabelGenerator(hours -> hours < 48 ? t("wish.hours", hours) : t("wish.days", hours / 24));
        notice.setValue(wish == null ? USUAL_NOTICE : wish.noticeHours());
        var save = Actions.once(t(wish == null ? "wish.join" : "form.save"), () -> {
            if (runOrShowError(() -> list.join(
                    inHand.actor(),
                    outline.id(),
                    new Wish(
                            where.getValue().stream()
                                    .map(centre -> centre.id().value())
                                    .collect(Collectors.toSet()),
                            days.getValue(),
                            notice.getValue(),
                            null)))) {
                resetWithHeading(t("wish.lead"));
                show(outline);
                showMessage(
                        Variant.SUCCESS,
                        t(
                                booking.active(inHand.actor(), outline.id()).isPresent()
                                        ? "wish.joined"
                                        : "wish.joined.none"));
            }
        });
        var form = new Div(where, days, notice);
        form.addClassName("form");
        var actions = Actions.row(save);
        if (wish != null) {
            actions.add(Actions.quiet(t("wish.leave"), click -> {
                if (runOrShowError(() -> list.leave(inHand.actor(), outline.id()))) {
                    resetWithHeading(t("wish.lead"));
                    show(outline);
                    showMessage(Variant.SUCCESS, t("wish.left"));
                }
            }));
        }
        form.add(actions);
        add(new Card(form), Actions.row(Actions.secondaryLink(t("place.back"), "appointment")));
    }
}

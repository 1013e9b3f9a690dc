package pt.vez.scheduling.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseCircumstances;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.CurrentCase;
import pt.vez.scheduling.AppointmentChanged;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Hold;
import pt.vez.scheduling.HoldExpired;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Countdown;
import pt.vez.shell.LabelledValues;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** A seat is kept while the person makes up their mind: a calm ring, one button. */
@Route("appointment/hold")
@PermitAll
class HoldView extends Screen implements BeforeEnterObserver {
    private final CurrentCase inHand;
    private final Booking booking;
    private final CaseCircumstances caseCircumstances;
    private final Centres centres;
    private final Clock clock;

    HoldView(CurrentCase inHand, Booking booking, CaseCircumstances caseCircumstances, Centres centres, Clock clock) {
        super("hold.title");
        this.inHand = inHand;
        this.booking = booking;
        this.caseCircumstances = caseCircumstances;
        this.centres = centres;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        resetWithHeading(null);
        runOrShowError(() -> {
            Actor actor = inHand.actor();
            CaseOutline outline = inHand.find().orElseThrow(() -> new NotFound("case.none"));
            Optional<Hold> hold = booking.currentHold(actor, outline.id());
            if (hold.isEmpty()) {
                // A reload after the confirmation, or another tab confirmed: the answer is the appointment.
                if (booking.active(actor, outline.id()).isPresent()) {
                    event.forwardTo("appointment");
                } else {
                    over();
                }
                return;
            }
            show(actor, outline, hold.get());
        });
    }

    private void show(Actor actor, CaseOutline outline, Hold hold) {
        CentreData centre = centres.get(actor, hold.centreId()).data();
        AppointmentView before = booking.active(actor, outline.id()).orElse(null);
        Duration left = Duration.between(clock.instant(), hold.expiresAt());
        var ring = new Countdown(left, Booking.HOLD, t("hold.left"));
        ring.addOverListener(over -> over());
        var facts = new LabelledValues()
                .fact(
                        t("paper.place"),
                        new Div(new Div(centre.name()), new Div(centre.address() + ", " + centre.postalCode())));
        int people = together(outline).size();
        if (people > 1) {
            facts.fact(t("choose.family"), t("hold.together", people));
        }
        if (before != null) {
            facts.fact(
                    t("hold.before"),
                    AppointmentFormatter.at(
                            this, before.start(), before.centre().data().zone(), language()));
        }
        Button confirm =
                Actions.once(before == null ? t("hold.confirm") : t("hold.move"), () -> confirm(outline, hold, before));
        add(
                new Card(
                        AppointmentFormatter.when(this, hold.start(), centre.zone(), clock, language()),
                        facts,
                        ring,
                        Actions.row(confirm, Actions.quiet(t("hold.other"), click -> {
                            runOrShowError(() -> booking.release(inHand.actor(), outline.id(), hold.id()));
                            getUI().ifPresent(ui -> ui.navigate(
                                    "appointment/choose",
                                    QueryParameters.simple(Map.of(
                                            "centre", hold.centreId().value().toString()))));
                        }))),
                new Paragraph(t("hold.text")));
    }

    private void confirm(CaseOutline outline, Hold hold, @Nullable AppointmentView before) {
        try {
            List<CaseId> together = together(outline);
            if (together.size() > 1) {
                booking.confirmTogether(
                        inHand.actor(),
                        together,
                        together.stream()
                                .map(each -> booking.currentHold(inHand.actor(), each)
                                        .orElseThrow(HoldExpired::new)
                                        .id())
                                .toList());
            } else {
                booking.confirmInstead(
                        inHand.actor(),
                        outline.id(),
                        hold.id(),
                        Optional.ofNullable(before).map(AppointmentView::start));
            }
            getUI().ifPresent(ui -> ui.navigate("appointment", QueryParameters.simple(Map.of("done", "1"))));
        } catch (HoldExpired e) {
            // A newer choice in another tab replaced this one: that one is kept now.
            Optional<Hold> newer = booking.currentHold(inHand.actor(), outline.id());
            if (newer.isPresent()) {
                again(outline, newer.get(), "hold.replaced");
            } else {
                over();
            }
        } catch (AppointmentChanged e) {
            again(outline, hold, e.key());
        } catch (pt.vez.shared.DomainException e) {
            showMessage(e);
        }
    }

    /** Shows what is true now, so that the next tap is made knowing it. */
    private void again(CaseOutline outline, Hold hold, String key) {
        resetWithHeading(null);
        show(inHand.actor(), outline, hold);
        showMessage(Variant.ATTENTION, t(key));
    }

    /** Members of the family whose seats are kept at the same moment. */
    private List<CaseId> together(CaseOutline outline) {
        try {
            return caseCircumstances.familyOf(inHand.actor(), outline.id()).stream()
                    .filter(each -> booking.currentHold(inHand.actor(), each).isPresent())
                    .toList();
        } catch (NotAuthorised e) {
            return List.of(outline.id());
        }
    }

    private void over() {
        resetWithHeading(t("hold.over"), null);
        showMessage(Variant.ATTENTION, t("appointment.holdExpired"));
        add(Actions.row(Actions.primaryLink(t("home.book.go"), "appointment/choose")));
    }
}

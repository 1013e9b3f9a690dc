package pt.vez.visits.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import pt.vez.associations.Colleagues;
import pt.vez.associations.Colleagues.Colleague;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNotes;
import pt.vez.casework.ui.NotesCard;
import pt.vez.identity.CurrentActor;
import pt.vez.shared.Actor;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;
import pt.vez.visits.Handovers;
import pt.vez.visits.Handovers.Handover;
import pt.vez.visits.Handovers.HandoverState;

/** Beside the person's own screens, what only the mediator needs in a visit: notes, and a colleague to hand over to. */
@Route("visit")
@RolesAllowed("MEDIATOR")
class VisitView extends Screen implements BeforeEnterObserver {
    private static final int LOOK_EVERY_MILLIS = 2_000;
    private final CurrentActor current;
    private final CaseNotes notes;
    private final Handovers handovers;
    private final Colleagues colleagues;
    private final VisitNavigation visits;
    private @Nullable Registration looking;

    VisitView(
            CurrentActor current, CaseNotes notes, Handovers handovers, Colleagues colleagues, VisitNavigation visits) {
        super("visit.tools.title");
        this.current = current;
        this.notes = notes;
        this.handovers = handovers;
        this.colleagues = colleagues;
        this.visits = visits;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (current.get().acting() == null) {
            event.forwardTo("desk");
            return;
        }
        show();
    }

    private void show() {
        resetWithHeading(t("visit.tools.lead"));
        Actor actor = current.get();
        Actor.Acting acting = actor.acting();
        if (acting != null) {
            runOrShowError(() ->
                    add(write(), new NotesCard(notes.of(actor, new CaseId(acting.caseId()))), handover(actor)));
        }
    }

    private Card write() {
        var text = new TextArea(t("notes.write"));
        text.setMaxLength(CaseNotes.LONGEST);
        text.setHelperText(t("notes.help"));
        return new Card(
                text,
                Actions.row(Actions.primary(
                        t("notes.add"),
                        click -> runOrShowError(() -> {
                            notes.add(current.get(), text.getValue());
                            show();
                            showMessage(Variant.SUCCESS, t("notes.added"));
                        }))));
    }

    private Card handover(Actor actor) {
        var card = Card.titled(t("handover.title"));
        Handover offer = handovers.ofVisit(actor).orElse(null);
        if (offer != null && offer.state() == HandoverState.OFFERED) {
            card.add(
                    new Paragraph(t("handover.waits", offer.to())),
                    Actions.row(Actions.secondary(
                            t("handover.withdraw"),
                            click -> runOrShowError(() -> {
                                handovers.withdraw(current.get());
                                stopLooking();
                                show();
                            }))));
            look();
            return card;
        }
        if (offer != null && offer.state() == HandoverState.DECLINED) {
            card.add(new Paragraph(t("handover.declined", offer.to())));
        }
        var all = colleagues.of(actor);
        if (all.isEmpty()) {
            card.add(new Paragraph(t("handover.nobody")));
            return card;
        }
        var who = new Select<Colleague>();
        who.setLabel(t("handover.who"));
        who.setItems(all);
        who.setItemLabelGenerator(Colleague::name);
        who.setValue(all.getFirst());
        card.add(
                new Paragraph(t("handover.text")),
                who,
                Actions.row(Actions.secondary(
                        t("handover.go"),
                        click -> runOrShowError(() -> {
                            handovers.offer(current.get(), who.getValue().accountId());
                            show();
                        }))));
        return card;
    }

    /** Looks every two seconds whether the colleague answered; an offer waits no longer than a quarter of an hour. */
    private void look() {
        stopLooking();
        UI ui = UI.getCurrent();
        ui.setPollInterval(LOOK_EVERY_MILLIS);
        looking = ui.addPollListener(poll -> {
            if (visits.endIfTakenOver(ui, current.get())) {
                stopLooking();
            } else if (handovers
                    .ofVisit(current.get())
                    .filter(each -> each.state() == HandoverState.OFFERED)
                    .isEmpty()) {
                stopLooking();
                show();
            }
        });
    }

    private void stopLooking() {
        if (looking != null) {
            looking.remove();
            looking = null;
            UI.getCurrent().setPollInterval(-1);
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (looking != null) {
            looking.remove();
            looking = null;
            event.getUI().setPollInterval(-1);
        }
    }
}

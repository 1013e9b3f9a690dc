package pt.vez.portal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import pt.vez.associations.Associations;
import pt.vez.associations.Declarations;
import pt.vez.casework.Assistance;
import pt.vez.casework.Handovers;
import pt.vez.casework.PeopleInProgress;
import pt.vez.casework.PeopleInProgress.InHand;
import pt.vez.casework.PersonIntake;
import pt.vez.casework.PersonMatching;
import pt.vez.hiring.Screening;
import pt.vez.identity.CurrentActor;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Deed;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.DeskDay;
import pt.vez.shared.Actor;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;

/** A mediator's own page: find the person, take over from a colleague, go on with somebody, see the day of the centre. */
@Route("desk")
@RolesAllowed("MEDIATOR")
class DeskView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Associations associations;
    private final Declarations declarations;
    private final Authority authority;
    private final Assistance assistance;
    private final PersonMatching matching;
    private final PersonIntake intake;
    private final PeopleInProgress people;
    private final Handovers handovers;
    private final DeskDay day;
    private final Screening screening;
    private final Centres centres;
    private final ObjectProvider<DutyToday> duty;
    private final Visits visits;
    private final VisitTrace trace;

    DeskView(
            CurrentActor current,
            Associations associations,
            Declarations declarations,
            Authority authority,
            Assistance assistance,
            PersonMatching matching,
            PersonIntake intake,
            PeopleInProgress people,
            Handovers handovers,
            DeskDay day,
            Screening screening,
            Centres centres,
            ObjectProvider<DutyToday> duty,
            Visits visits,
            VisitTrace trace) {
        super("desk.title");
        this.current = current;
        this.associations = associations;
        this.declarations = declarations;
        this.authority = authority;
        this.assistance = assistance;
        this.matching = matching;
        this.intake = intake;
        this.people = people;
        this.handovers = handovers;
        this.day = day;
        this.screening = screening;
        this.centres = centres;
        this.duty = duty;
        this.visits = visits;
        this.trace = trace;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (current.get().acting() != null) {
            event.forwardTo("home");
            return;
        }
        show();
    }

    private void show() {
        Actor actor = current.get();
        begin(associations
                .membershipOf(actor.accountId())
                .map(membership -> t("desk.lead", membership.associationName()))
                .orElse(null));
        boolean may = attempt(() -> {
            authority.require(actor, Deed.DESK, null, null);
            duty(actor);
            offers(actor);
            add(
                    Card.titled(
                            t("desk.start"),
                            new DeskSearchPart(current, assistance, matching, intake, this::attemptAnew, this::go)),
                    new Card(
                            new H2(t("desk.intake")),
                            new Paragraph(t("desk.intake.text")),
                            Actions.row(
                                    Actions.secondaryLink(t("home.new.go"), "new-case"),
                                    Actions.secondaryLink(t("shell.intakes"), "intakes"))));
            add(new H2(t("desk.live")), new DeskPeoplePart(people.of(actor), this::others, this::goOn));
            add(new DeskDayPart(current, day, this::show, this::attempt, this::goOn));
            interviews(actor);
        });
        if (!may && !declarations.accepted(actor)) {
            add(Actions.row(Actions.primaryLink(t("declaration.title"), "declaration")));
        }
    }

    /** What an earlier attempt said is no longer true. */
    private void attemptAnew(Runnable command) {
        hush();
        attempt(command);
    }

    private void duty(Actor actor) {
        duty.stream()
                .flatMap(each -> each.of(actor).stream())
                .findFirst()
                .ifPresent(mine -> add(new DeskDutyPart(mine, centres.get(actor, mine.centre()))));
    }

    private void offers(Actor actor) {
        handovers
                .offeredTo(actor)
                .forEach(offer -> add(new DeskOfferPart(
                        offer,
                        id -> attempt(() -> goOn(handovers.accept(current.get(), id))),
                        id -> attempt(() -> {
                            handovers.decline(current.get(), id);
                            show();
                        }))));
    }

    private void interviews(Actor actor) {
        if (associations
                .membershipOf(actor.accountId())
                .filter(Associations.Membership::coordinator)
                .isPresent()) {
            day.place(actor)
                    .map(centre -> screening.interviews(actor, centre))
                    .filter(found -> !found.isEmpty())
                    .ifPresent(found -> add(new DeskInterviewsPart(found)));
        }
    }

    private String others(InHand person) {
        return trace.line(person.others(), language()).orElse("");
    }

    private void goOn(UUID mandateId) {
        attempt(() -> visits.begin(UI.getCurrent(), mandateId));
    }
}

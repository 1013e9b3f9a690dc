package pt.vez.visits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.associations.Associations;
import pt.vez.associations.Declarations;
import pt.vez.identity.CurrentActor;
import pt.vez.mandates.Authority;
import pt.vez.mandates.AuthorityRefused;
import pt.vez.mandates.AuthorityRequirement;
import pt.vez.mandates.Permission;
import pt.vez.scheduling.DeskDay.Day;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** A mediator's own page: find the person, see the day of the centre as it changes, go on with a person of mine. */
@Route("desk")
@RolesAllowed("MEDIATOR")
class DeskView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Associations associations;
    private final Declarations declarations;
    private final Authority authority;
    private final DeskOffice office;
    private final Sections sections;
    private final VisitNavigation visits;
    private final Div inHand = new Div();
    private String ticket = "";

    /** What the sections ask. */
    @org.springframework.stereotype.Component
    static class Sections {
        private final DeskSearchSection.Source search;
        private final DeskDaySection.Source day;
        private final DeskDutySection.Source duty;
        private final DeskPeopleSection.Source people;

        Sections(
                DeskSearchSection.Source search,
                DeskDaySection.Source day,
                DeskDutySection.Source duty,
                DeskPeopleSection.Source people) {
            this.search = search;
            this.day = day;
            this.duty = duty;
            this.people = people;
        }
    }

    DeskView(
            CurrentActor current,
            Associations associations,
            Declarations declarations,
            Authority authority,
            DeskOffice office,
            Sections sections,
            VisitNavigation visits) {
        super("desk.title");
        this.current = current;
        this.associations = associations;
        this.declarations = declarations;
        this.authority = authority;
        this.office = office;
        this.sections = sections;
        this.visits = visits;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (current.get().acting() != null) {
            event.forwardTo("home");
            return;
        }
        ticket = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("ticket")
                .filter(number -> number.matches("[AP]\\d{3}"))
                .orElse("");
        show();
    }

    private void show() {
        Actor actor = current.get();
        resetWithHeading(associations
                .membershipOf(actor.accountId())
                .map(membership -> t("desk.lead", membership.associationName()))
                .orElse(null));
        var now = new DeskDutySection(sections.duty, actor);
        add(now);
        try {
            authority.require(actor, Permission.DESK, null, null);
        } catch (NotAuthorised e) {
            officeWork(actor);
            cannotServe(actor, office.isFor(actor), e);
            return;
        }
        runOrShowError(() -> serve(actor, now));
    }

    /** What waits for a coordinator; on duty the person before the screen comes first. */
    private void officeWork(Actor actor) {
        if (office.isFor(actor)) {
            runOrShowError(() -> office.work(actor).forEach(part -> add(part)));
        }
    }

    /** A coordinator off duty does office work: that is no mistake, and the shift is theirs to plan. */
    private void cannotServe(Actor actor, boolean coordinator, NotAuthorised problem) {
        boolean offDuty = AuthorityRefused.isFor(problem, AuthorityRequirement.SHIFT);
        if (coordinator && offDuty) {
            showMessage(Variant.NEUTRAL, message(problem), Actions.secondaryLink(t("rota.plan.title"), "rota/plan"));
        } else {
            showMessage(problem);
        }
        if (!declarations.accepted(actor)) {
            add(Actions.row(Actions.primaryLink(t("declaration.title"), "declaration")));
        }
    }

    private void serve(Actor actor, DeskDutySection now) {
        var search = new DeskSearchSection(sections.search, this::runOrShowError, this::go);
        String title = ticket.isEmpty() ? t("desk.start") : t("desk.ticket", ticket);
        add(Card.titled(title, search));
        if (!ticket.isEmpty()) {
            search.focus();
        }
        officeWork(actor);
        var today = new DeskDaySection(sections.day, surroundings(now));
        now.leadsTo(today);
        add(today);
        add(new H2(t("desk.live")), inHand);
        inHand();
        office.interviews(actor).ifPresent(part -> add(part));
        add(new Card(
                new H2(t("desk.intake")),
                new Paragraph(t("desk.intake.text")),
                Actions.row(
                        Actions.secondaryLink(t("home.new.go"), "new-case"),
                        Actions.secondaryLink(t("shell.intakes"), "intakes"))));
    }

    /** Who gave a mandate, and who is with them now. */
    private void inHand() {
        inHand.removeAll();
        inHand.add(new DeskPeopleSection(sections.people, current.get(), this::goOn));
    }

    private DeskSurroundings surroundings(DeskDutySection now) {
        return new DeskSurroundings() {
            @Override
            public void runOrShowError(Runnable command) {
                DeskView.this.runOrShowError(command);
            }

            @Override
            public void refresh(Runnable command) {
                refreshOrShowError(command);
            }

            @Override
            public void moved() {
                show();
            }

            @Override
            public void changed() {
                inHand();
            }

            @Override
            public void read(Day day) {
                now.show(day);
            }

            @Override
            public void done(String text, @Nullable Component undo) {
                if (undo == null) {
                    showMessage(Variant.SUCCESS, text);
                } else {
                    showMessage(Variant.SUCCESS, text, undo);
                }
            }

            @Override
            public void goOn(UUID mandate) {
                DeskView.this.goOn(mandate);
            }

            @Override
            public void ask(String caseNumber) {
                go("desk/visit/" + caseNumber);
            }
        };
    }

    private void goOn(UUID mandateId) {
        runOrShowError(() -> visits.begin(UI.getCurrent(), mandateId));
    }
}

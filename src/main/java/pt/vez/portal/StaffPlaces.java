package pt.vez.portal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pt.vez.associations.Associations;
import pt.vez.casework.Cases;
import pt.vez.documents.ui.ReviewAddress;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.shell.Icon;

/** Where staff go from the side navigation, what is used most often first. Screens and services decide again. */
@Component
class StaffPlaces {
    /** The home page of the own case, for who would be sent to their work from {@code home}. */
    static final String OWN_CASE = "my-case";

    private final Associations associations;
    private final Cases cases;

    StaffPlaces(Associations associations, Cases cases) {
        this.associations = associations;
        this.cases = cases;
    }

    /** Staff who have a case of their own reach it like every applicant, beside their work. */
    List<Place> own(Actor actor) {
        return cases.ownOf(actor).isEmpty()
                ? List.of()
                : List.of(
                        new Place(Group.OWN_CASE, Icon.PATH, "shell.myCase", OWN_CASE),
                        new Place(Group.OWN_CASE, Icon.PAPER, "shell.documents", "documents"),
                        new Place(Group.OWN_CASE, Icon.CALENDAR, "shell.appointment", "appointment"));
    }

    /** What belongs together in the side navigation. */
    enum Group {
        TODAY("shell.group.today"),
        CASES("shell.group.cases"),
        MINE("shell.group.mine"),
        SEATS("shell.group.seats"),
        OVERSIGHT("shell.group.oversight"),
        AGENCY("shell.group.agency"),
        OWN_CASE("shell.myCase");

        private final String key;

        Group(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /** @param key of its words */
    record Place(Group group, Icon glyph, String key, String path) {}

    /** All places of the person, by group in the order of the groups; within one as given. */
    Map<Group, List<Place>> grouped(Actor actor) {
        List<Place> all = new ArrayList<>(of(actor));
        all.addAll(own(actor));
        return all.stream()
                .collect(Collectors.groupingBy(Place::group, () -> new EnumMap<>(Group.class), Collectors.toList()));
    }

    List<Place> of(Actor actor) {
        List<Place> places = new ArrayList<>();
        boolean mediator = actor.is(Role.MEDIATOR);
        boolean officer = actor.is(Role.OFFICER);
        boolean administrator = actor.is(Role.ADMINISTRATOR);
        if (mediator) {
            places.add(new Place(Group.TODAY, Icon.PEOPLE, "shell.desk", "desk"));
            places.add(new Place(Group.TODAY, Icon.DESK, "shell.queue", "queue"));
            places.add(new Place(Group.TODAY, Icon.CHECK, "shell.checkin", "check-in"));
            places.add(new Place(Group.MINE, Icon.CLOCK, "shell.rota", "rota"));
            places.add(new Place(Group.MINE, Icon.PEOPLE, "shell.association", "association"));
            places.add(new Place(Group.MINE, Icon.CAMERA, "shell.intakes", "intakes"));
            if (coordinates(actor)) {
                places.add(new Place(Group.MINE, Icon.PAPER, "shell.calls", "hiring"));
            }
            places.add(new Place(Group.MINE, Icon.PAPER, "shell.training", "training"));
        }
        if (officer) {
            places.add(new Place(Group.CASES, Icon.LIST, "shell.work", "work"));
            places.add(new Place(Group.CASES, Icon.PAPER, "shell.review", ReviewAddress.PATH));
            places.add(new Place(Group.CASES, Icon.ALERT, "shell.callList", "calls-to-make"));
        }
        if (officer || administrator) {
            places.add(new Place(Group.TODAY, Icon.CALENDAR, "shell.agenda", "agenda"));
            if (!mediator) {
                places.add(new Place(Group.TODAY, Icon.CHECK, "shell.checkin", "check-in"));
                places.add(new Place(Group.TODAY, Icon.DESK, "shell.queue", "queue"));
            }
        }
        if (administrator) {
            places.add(new Place(Group.SEATS, Icon.UPLOAD, "shell.waves", "waves"));
            places.add(new Place(Group.SEATS, Icon.ALERT, "shell.disruptions", "disruptions"));
            places.add(new Place(Group.SEATS, Icon.DESK, "shell.cover", "cover"));
            places.add(new Place(Group.SEATS, Icon.PATH, "shell.policy", "policy"));
            places.add(new Place(Group.OVERSIGHT, Icon.EYE, "shell.signals", "signals"));
        }
        if (officer || administrator) {
            places.add(new Place(Group.OVERSIGHT, Icon.EYE, "shell.watch", "watch"));
        }
        if (administrator) {
            places.add(new Place(Group.AGENCY, Icon.PIN, "shell.centres", "centres"));
            places.add(new Place(Group.AGENCY, Icon.CALENDAR, "shell.holidays", "holidays"));
            places.add(new Place(Group.AGENCY, Icon.CLOCK, "shell.services", "services"));
            places.add(new Place(Group.AGENCY, Icon.PEOPLE, "shell.partners", "partners"));
            places.add(new Place(Group.AGENCY, Icon.PAPER, "shell.courses", "courses"));
            places.add(new Place(Group.OVERSIGHT, Icon.DOWNLOAD, "shell.handovers", "handovers"));
            places.add(new Place(Group.AGENCY, Icon.PERSON, "shell.accounts", "accounts"));
            places.add(new Place(Group.OVERSIGHT, Icon.LIST, "shell.log", JournalView.PATH));
        }
        return places;
    }

    private boolean coordinates(Actor actor) {
        return associations
                .membershipOf(actor.accountId())
                .filter(Associations.Membership::coordinator)
                .isPresent();
    }
}

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
import pt.vez.shell.Glyph;

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
                        new Place(Group.OWN_CASE, Glyph.PATH, "shell.myCase", OWN_CASE),
                        new Place(Group.OWN_CASE, Glyph.PAPER, "shell.documents", "documents"),
                        new Place(Group.OWN_CASE, Glyph.CALENDAR, "shell.appointment", "appointment"));
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
    record Place(Group group, Glyph glyph, String key, String path) {}

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
            places.add(new Place(Group.TODAY, Glyph.PEOPLE, "shell.desk", "desk"));
            places.add(new Place(Group.TODAY, Glyph.DESK, "shell.queue", "queue"));
            places.add(new Place(Group.TODAY, Glyph.CHECK, "shell.checkin", "check-in"));
            places.add(new Place(Group.MINE, Glyph.CLOCK, "shell.rota", "rota"));
            places.add(new Place(Group.MINE, Glyph.PEOPLE, "shell.association", "association"));
            places.add(new Place(Group.MINE, Glyph.CAMERA, "shell.intakes", "intakes"));
            if (coordinates(actor)) {
                places.add(new Place(Group.MINE, Glyph.PAPER, "shell.calls", "hiring"));
            }
            places.add(new Place(Group.MINE, Glyph.PAPER, "shell.training", "training"));
        }
        if (officer) {
            places.add(new Place(Group.CASES, Glyph.LIST, "shell.work", "work"));
            places.add(new Place(Group.CASES, Glyph.PAPER, "shell.review", ReviewAddress.PATH));
            places.add(new Place(Group.CASES, Glyph.ALERT, "shell.callList", "calls-to-make"));
        }
        if (officer || administrator) {
            places.add(new Place(Group.TODAY, Glyph.CALENDAR, "shell.agenda", "agenda"));
            if (!mediator) {
                places.add(new Place(Group.TODAY, Glyph.CHECK, "shell.checkin", "check-in"));
                places.add(new Place(Group.TODAY, Glyph.DESK, "shell.queue", "queue"));
            }
        }
        if (administrator) {
            places.add(new Place(Group.SEATS, Glyph.UPLOAD, "shell.waves", "waves"));
            places.add(new Place(Group.SEATS, Glyph.ALERT, "shell.disruptions", "disruptions"));
            places.add(new Place(Group.SEATS, Glyph.DESK, "shell.cover", "cover"));
            places.add(new Place(Group.SEATS, Glyph.PATH, "shell.policy", "policy"));
            places.add(new Place(Group.OVERSIGHT, Glyph.EYE, "shell.signals", "signals"));
        }
        if (officer || administrator) {
            places.add(new Place(Group.OVERSIGHT, Glyph.EYE, "shell.watch", "watch"));
        }
        if (administrator) {
            places.add(new Place(Group.AGENCY, Glyph.PIN, "shell.centres", "centres"));
            places.add(new Place(Group.AGENCY, Glyph.CALENDAR, "shell.holidays", "holidays"));
            places.add(new Place(Group.AGENCY, Glyph.CLOCK, "shell.services", "services"));
            places.add(new Place(Group.AGENCY, Glyph.PEOPLE, "shell.partners", "partners"));
            places.add(new Place(Group.AGENCY, Glyph.PAPER, "shell.courses", "courses"));
            places.add(new Place(Group.OVERSIGHT, Glyph.DOWNLOAD, "shell.handovers", "handovers"));
            places.add(new Place(Group.AGENCY, Glyph.PERSON, "shell.accounts", "accounts"));
            places.add(new Place(Group.OVERSIGHT, Glyph.LIST, "shell.log", JournalView.PATH));
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

package pt.vez.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseNumber;
import pt.vez.invitations.Invitations;
import pt.vez.scheduling.SeatReservations;

/** The people a visitor of the demonstration can sign in as. */
@Component
@Profile("demonstration")
class DemoPeople {
    /** Addresses of the demonstration accounts, by role. */
    static final String ADMINISTRATOR = "admin@vez.example";

    static final String OFFICER = "officer@vez.example";
    static final String MEDIATOR = "mediator@vez.example";
    /** Runs the association of the mediator. */
    static final String COORDINATOR = "mediator3@vez.example";

    static final String APPLICANT = "applicant@vez.example";

    private final DemoRepository rows;
    private final Invitations invitations;
    private final SeatReservations seats;

    DemoPeople(DemoRepository rows, Invitations invitations, SeatReservations seats) {
        this.rows = rows;
        this.invitations = invitations;
        this.seats = seats;
    }

    record Person(String key, String email) {}

    /**
     * A case that is not claimed yet.
     *
     * @param contact how its claim is proved: e-mail, telephone or not at all
     */
    record Claimable(String number, LocalDate birthDate, String name, String contact) {}

    List<Person> all() {
        return List.of(
                new Person("APPLICANT", APPLICANT),
                new Person("MEDIATOR", MEDIATOR),
                new Person("COORDINATOR", COORDINATOR),
                new Person("OFFICER", OFFICER),
                new Person("ADMINISTRATOR", ADMINISTRATOR));
    }

    /** The latest open invitations, as their addresses. */
    List<String> invitations() {
        return rows.openInvitations(3).stream()
                .flatMap(id -> invitations.letter(id).stream())
                .map(letter -> "/i/" + letter.token())
                .toList();
    }

    /** Displays of the open centres. */
    List<SeatReservations.Place> centres() {
        return seats.places();
    }

    /** Two cases of each kind of contact. */
    List<Claimable> claimable() {
        return Stream.of("email", "phone", "none")
                .flatMap(contact -> rows.claimable(contact).stream())
                .map(each -> new Claimable(
                        new CaseNumber(each.number()).display(), each.birthDate(), each.name(), each.contact()))
                .toList();
    }
}

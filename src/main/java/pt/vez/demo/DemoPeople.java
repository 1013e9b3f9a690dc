package pt.vez.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient jdbc;
    private final Invitations invitations;
    private final SeatReservations seats;

    DemoPeople(JdbcClient jdbc, Invitations invitations, SeatReservations seats) {
        this.jdbc = jdbc;
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
        return jdbc
                .sql(
                        "select id from invitations_invitation where state = 'SENT' order by sent_at desc, id desc limit 3")
                .query(UUID.class)
                .list()
                .stream()
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
        return Stream.of(
                        "a.email is not null",
                        "a.email is null and a.phone is not null",
                        "a.email is null and a.phone is null")
                .flatMap(condition -> jdbc
                        .sql("select c.number, a.birth_date, a.name, case when a.email is not null then 'email'"
                                + " when a.phone is not null then 'phone' else 'none' end from casework_case c"
                                + " join casework_applicant a on a.id = c.applicant_id where c.account_id is null"
                                + " and c.stage in ('DOCUMENTS', 'APPOINTMENT') and " + condition
                                + " order by c.opened_at limit 2")
                        .query((row, n) -> new Claimable(
                                new CaseNumber(row.getString(1)).display(),
                                row.getObject(2, LocalDate.class),
                                row.getString(3),
                                row.getString(4)))
                        .stream())
                .toList();
    }
}

package pt.vez.demo;

import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseNumber;

/** Whom a visitor of the demonstration can be. */
@Component
@Profile("demonstration")
class DemoPeople {
    /** Addresses of the demonstration accounts, by role. */
    static final String ADMINISTRATOR = "admin@vez.example";

    static final String OFFICER = "officer@vez.example";
    static final String MEDIATOR = "mediator@vez.example";
    static final String APPLICANT = "applicant@vez.example";

    private final JdbcClient jdbc;

    DemoPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Person(String key, String email) {}

    /** A case nobody has claimed. @param contact how its claim is proved: e-mail, telephone or not at all */
    record Claimable(String number, LocalDate birthDate, String name, String contact) {}

    List<Person> all() {
        return List.of(
                new Person("APPLICANT", APPLICANT),
                new Person("MEDIATOR", MEDIATOR),
                new Person("OFFICER", OFFICER),
                new Person("ADMINISTRATOR", ADMINISTRATOR));
    }

    /** Two cases of each kind of contact. */
    List<Claimable> claimable() {
        return java.util.stream.Stream.of(
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

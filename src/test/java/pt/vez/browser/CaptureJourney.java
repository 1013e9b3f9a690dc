package pt.vez.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.biometrics.Zones;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseId;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.WalkIns;
import pt.vez.shared.Actor;

/** A mediator of their own and a person they know, up to the first step of a capture. */
abstract class CaptureJourney extends BrowserTest {
    @Autowired
    private Assistance assistance;

    @Autowired
    private WalkIns walkIns;

    record Known(UUID id, String name, String zone) {}

    Actor mediator;

    @BeforeEach
    void aMediatorOfTheirOwn() {
        mediator = mediator();
    }

    /** A case of the register with a passport we know, and a mandate of the mediator over it. */
    Known known() {
        // No letter or digit that has a look-alike: what is typed wrong is not mended.
        return known(
                "N"
                        + ThreadLocalRandom.current()
                                .ints(7, 0, 5)
                                .mapToObj(i -> "34679".substring(i, i + 1))
                                .collect(Collectors.joining()),
                LocalDate.now().plusYears(3));
    }

    Known known(String number, LocalDate expiry) {
        UUID id = jdbc.sql("select c.id from casework_case c join people_applicant a on a.id = c.applicant_id where"
                        + " c.account_id is null and c.stage = 'APPOINTMENT' and a.email is not null and not exists (select 1"
                        + " from mandates_mandate m where m.case_id = c.id) and not exists (select 1 from"
                        + " scheduling_appointment b where b.case_id = c.id) limit 1")
                .query(UUID.class)
                .single();
        jdbc.sql("update people_applicant a join casework_case c on c.applicant_id = a.id set a.passport_number = ?,"
                        + " a.passport_expires = ?, a.birth_date = '1988-03-04' where c.id = ?")
                .params(number, expiry, id)
                .update();
        String name = jdbc.sql("select a.name from people_applicant a join casework_case c on c.applicant_id = a.id"
                        + " where c.id = ?")
                .param(id)
                .query(String.class)
                .single();
        var mandate = assistance.requestMandate(
                mediator,
                new CaseId(id),
                Set.of(Scope.BIOMETRICS, Scope.DOCUMENTS, Scope.APPOINTMENTS),
                Term.DAYS_30,
                jdbc.sql("select a.phone is null from people_applicant a join casework_case c on c.applicant_id = a.id"
                                        + " where c.id = ?")
                                .param(id)
                                .query(Boolean.class)
                                .single()
                        ? Consent.CODE_EMAIL
                        : Consent.CODE_PHONE,
                null);
        jdbc.sql(
                        "update mandates_mandate set state = 'ACTIVE', granted_at = now(6), expires_at = now(6) + interval 1 day"
                                + " where id = ?")
                .param(mandate.id())
                .update();
        return new Known(id, name, Zones.passport(number, "BRA", LocalDate.of(1988, 3, 4), expiry));
    }

    Visitor visiting(Known person, String language, int width) {
        return visiting(person, visitor(language, width, 800, false));
    }

    /** Signed in and with the person. */
    Visitor visiting(Known person, Visitor visitor) {
        Visitor visiting = visitor.signIn(mediator.accountId() + "@test.example");
        visiting.open("/desk");
        visiting.page
                .locator("li .row")
                .filter(new Locator.FilterOptions().setHasText(person.name()))
                .first()
                .getByText(visiting.t("desk.go"))
                .click();
        visiting.at(visiting.t("home.of", person.name()));
        return visiting;
    }

    /** The person came with a ticket; the first step is open afterwards. */
    void begin(Visitor visitor) {
        var centre = new CentreId(jdbc.sql("select centre_id from rota_duty where account_id = ?")
                .param(mediator.accountId())
                .query(UUID.class)
                .single());
        visitor.fill(
                visitor.t("biometrics.turn.number"),
                walkIns.issue(mediator, centre, "BIO", WalkIns.Ground.NONE).shown());
        visitor.press(visitor.t("biometrics.start.go"));
    }

    static FilePayload file(String name, byte[] content) {
        return new FilePayload(name, "application/octet-stream", content);
    }

    static void choose(Visitor visitor, String element, FilePayload file) {
        visitor.page.locator(element + " input[type=file]").setInputFiles(file);
    }
}

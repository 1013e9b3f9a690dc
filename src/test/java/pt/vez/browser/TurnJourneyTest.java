package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Invitations;
import pt.vez.invitations.Invitations.Release;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.WalkIns;
import pt.vez.scheduling.WalkIns.Ground;
import pt.vez.scheduling.WalkIns.Ticket;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** Invitation, ticket, "where is my case" and the administrator's screens of allocation, in a real browser. */
class TurnJourneyTest extends BrowserTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @Autowired
    private Allocation allocation;

    @Autowired
    private Invitations invitations;

    @Autowired
    private WalkIns walkIns;

    /** An invited person's own address. */
    private String invited() {
        Actor person = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(person);
        jdbc.sql("update casework_case set procedure_code = 'CPLP', opened_at = '2019-01-01' where id = ?")
                .param(id.value())
                .update();
        jdbc.sql(
                        "update people_applicant set municipality = 'porto' where id = (select applicant_id from casework_case where id = ?)")
                .param(id.value())
                .update();
        allocation.compute(List.of(id));
        UUID centre = allocation.catchment("porto");
        LocalDate today = LocalDate.now(LISBON);
        invitations.release(
                actor(Role.ADMINISTRATOR),
                new Release("BIO", List.of(centre), today.plusDays(1), today.plusDays(13), 24, 72));
        invitations.work();
        return "/i/" + invitations.openFor(person, id).orElseThrow().token();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void anInvitationOpensWithoutSigningInAndBooksAfterAConfirmation(String language) {
        String address = invited();
        Visitor person = visitor(language);
        person.open(address).at(person.t("turn.title")).accessible();
        Locator time = person.page.locator("button[name=slot]").first();
        String other = person.page.locator("button[name=slot]").nth(1).getAttribute("value");
        time.click();
        // A slip of the thumb books nothing.
        person.at(person.t("turn.confirm")).accessible();
        person.follow(person.t("turn.confirm.other")).at(person.t("turn.title"));
        time.click();
        person.at(person.t("turn.confirm"));
        person.press(person.t("turn.confirm.go"));
        person.at(person.t("turn.done"))
                .sees(person.t("appointment.code"))
                .sees(person.t("appointment.map"))
                .accessible();
        // Another tab, still with the list, is told that another time is booked and why nothing happens.
        person.open(address + "?slot=" + other).at(person.t("turn.done")).accessible();
        assertThat(person.page.locator("p.note").innerText())
                .startsWith(person.t("turn.other", "@").split("@")[0]);
        assertThat(person.page.context().cookies().stream().map(cookie -> cookie.name))
                .doesNotContain("vez");
        // The same address again shows the appointment and offers nothing more.
        person.open(address).at(person.t("turn.done"));
    }

    @Test
    void anInvitationIsHandedBackWithoutAnAccount() {
        String address = invited();
        Visitor person = visitor("en-GB");
        person.open(address)
                .follow(person.t("turn.back"))
                .at(person.t("turn.back"))
                .accessible();
        person.press(person.t("turn.back.yes")).at(person.t("turn.over")).accessible();
        person.open(address).at(person.t("turn.over"));
    }

    @Test
    void aTicketIsFollowedOnThePhoneFromTheCounterToTheDesk() {
        Actor officer = actor(Role.OFFICER);
        CentreId centre = new CentreId(allocation.catchment("porto"));
        Ticket ticket = walkIns.issue(officer, centre, "REN", Ground.NONE);
        Visitor person = visitor("pt-PT");
        person.open("/t/" + ticket.token()).sees(ticket.shown()).accessible();
        person.open("/t/" + ticket.token() + "/print").sees(ticket.shown()).accessible();
        Visitor desk = visitor("pt-PT", 1280, 900, false);
        desk.signIn("officer@vez.example");
        UUID deskId = jdbc.sql("select d.id from scheduling_desk d join scheduling_desk_service s on s.desk_id = d.id"
                        + " where d.centre_id = ? and s.service_code = 'REN' order by d.label limit 1")
                .param(centre.value())
                .query(UUID.class)
                .single();
        desk.open("/queue?centre=" + centre.value() + "&desk=" + deskId)
                .at(desk.t("queue.title"))
                .accessible();
        desk.press(desk.t("queue.next"))
                .sees(desk.t("queue.called", ticket.shown()))
                .accessible();
        person.open("/hall/" + centre.value()).sees(ticket.shown()).accessible();
        // On the narrowest phone the widest letter and three digits stay in one line.
        person.page.setViewportSize(320, 640);
        person.page.evaluate("document.querySelector('.now b').textContent = 'W888'");
        assertThat((Integer) person.page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth"))
                .isLessThanOrEqualTo(0);
        assertThat(((Number) person.page.evaluate("(() => { const number = document.querySelector('.now b');"
                                + " return number.getBoundingClientRect().height"
                                + " / parseFloat(getComputedStyle(number).fontSize); })()"))
                        .doubleValue())
                .as("lines of the number called")
                .isLessThan(1.5);
        person.page.setViewportSize(360, 760);
        person.open("/t/" + ticket.token()).sees(person.t("ticket.state.CALLED"));
        desk.press(desk.t("queue.done")).sees(desk.t("queue.served.done", ticket.shown()));
        person.open("/t/" + ticket.token()).sees(person.t("ticket.state.SERVED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void whereIsMyCaseSaysEveryMistakeAtItsField(String language) {
        String number = caseOf(actor(Role.APPLICANT)).number().display();
        String misread = number.substring(0, 10) + (number.endsWith("7") ? "8" : "7");
        Visitor person = visitor(language);
        person.open("/where").press(person.t("where.go"));
        person.page.locator("#number-wrong").waitFor();
        assertThat(person.page.locator("#number-wrong").textContent()).isEqualTo(person.t("claim.number.missing"));
        assertThat(person.page.locator("#day-wrong").textContent()).isEqualTo(person.t("where.birth"));
        assertThat(person.page.locator("[aria-invalid=true]").count()).isEqualTo(4);
        person.accessible();
        person.page.locator("#number").fill(misread);
        person.press(person.t("where.go")).sees(person.t("field.caseNumber.invalid"));
        assertThat(person.page.locator("#number").inputValue()).isEqualTo(misread);
    }

    @Test
    void whereIsMyCaseAnswersWithTheStageAndNothingPersonal() {
        Actor owner = actor(Role.APPLICANT);
        var outline = caseOf(owner);
        Visitor person = visitor("en-GB");
        person.open("/where").accessible();
        person.page.getByLabel(person.t("claim.number")).fill(outline.number().display());
        person.page.locator("#day").fill("17");
        person.page.locator("#month").fill("5");
        person.page.locator("#year").fill("1990");
        person.press(person.t("where.go"))
                .sees(person.label(pt.vez.casework.Stage.DOCUMENTS))
                .accessible();
        assertThat(person.page.content()).doesNotContain("Ana Silva");
        person.page.locator("#year").fill("1991");
        person.press(person.t("where.go")).sees(person.t("where.unknown"));
        jdbc.sql("""
                        update people_applicant set birth_date = '1990-01-01', birth_precision = 'YEAR'
                         where id = (select applicant_id from casework_case where id = ?)""").param(outline.id().value()).update();
        person.page.locator("#day").fill("00");
        person.page.locator("#month").fill("00");
        person.page.locator("#year").fill("1990");
        person.press(person.t("where.go")).sees(person.label(pt.vez.casework.Stage.DOCUMENTS));
        person.page.locator("#year").fill("1991");
        person.press(person.t("where.go")).sees(person.t("where.unknown"));
        // The same date in the digits of other scripts.
        person.page.locator("#day").fill("٠٠");
        person.page.locator("#month").fill("००");
        person.page.locator("#year").fill("١٩٩٠");
        person.press(person.t("where.go")).sees(person.label(pt.vez.casework.Stage.DOCUMENTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void theAdministratorSeesOrderWavesPlansAndSignals(String language) {
        Visitor admin = visitor(language);
        admin.signIn(administrator());
        for (String path : List.of("policy", "waves", "disruptions", "calls-to-make", "signals", "queue")) {
            admin.open("/" + path).accessible();
        }
        admin.open("/policy").press(admin.t("policy.preview")).at(admin.t("policy.title"));
        admin.page.getByText(admin.t("policy.effect")).first().waitFor();
        admin.open("/waves")
                .press(admin.t("waves.release"))
                .at(admin.t("waves.release"))
                .accessible();
        assertThat(admin.page.getByText(admin.t("waves.go")).count())
                .as("nobody is invited without a preview")
                .isZero();
        admin.press(admin.t("waves.preview")).sees(admin.t("waves.waiting")).accessible();
        admin.open("/disruptions")
                .press(admin.t("disruption.new"))
                .at(admin.t("disruption.new"))
                .accessible();
        admin.choose("Ponta Delgada");
        admin.press(admin.t("disruption.preview"))
                .sees(admin.t("disruption.preview.title"))
                .accessible();
    }

    @Test
    void whoWaitsSeesWhyAndAsksForAnEarlierDate() {
        Visitor person = visitor("en-GB");
        person.signIn("applicant@vez.example");
        person.open("/appointment/place").at(person.t("place.title")).accessible();
        person.open("/appointment/earlier").at(person.t("wish.title")).accessible();
    }
}

package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.casework.CaseId;
import pt.vez.casework.Stage;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Disruptions;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.invitations.Disruptions.State;
import pt.vez.invitations.Invitations;
import pt.vez.invitations.Invitations.Release;
import pt.vez.invitations.Offers;
import pt.vez.invitations.WaitingRoom;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.WalkIns;
import pt.vez.scheduling.WalkIns.Ground;
import pt.vez.scheduling.WalkIns.Ticket;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** Pictures of every screen, to be looked at; run by bin/screenshots, not by the tests. */
@Tag("screenshots")
class ScreenshotsTest extends BrowserTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final int ENOUGH_TO_WAIT = 150_000;
    private static final int TOO_OFTEN = 45;

    private final List<String> missing = new ArrayList<>();

    @Autowired
    private Allocation allocation;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Offers offers;

    @Autowired
    private Disruptions disruptions;

    @Autowired
    private WaitingRoom room;

    @Autowired
    private WalkIns walkIns;

    @Test
    void everyScreen() {
        jdbc.sql("update casework_case set stage = 'DOCUMENTS' where account_id is not null")
                .update();
        Look first = Look.wanted().getFirst();
        part(first, "empty", () -> fairness(first, "admin-empty"));
        UUID plan = strike();
        suspicions();
        for (Look look : Look.wanted()) {
            // The same few people sign in more often than anybody would.
            jdbc.sql("delete from platform_attempt").update();
            part(look, "door", () -> door(look));
            part(look, "applicant", () -> applicant(look));
            part(look, "mediator", () -> mediator(look));
            part(look, "officer", () -> officer(look));
            part(look, "coordinator", () -> coordinator(look));
            part(look, "administrator", () -> administrator(look));
            part(look, "turn", () -> turn(look));
            part(look, "waitingRoom", () -> waitingRoom(look));
            part(look, "offer", () -> offer(look));
            part(look, "where", () -> where(look));
            part(look, "ticket", () -> ticket(look));
            part(look, "fairness", () -> fairness(look, "admin"));
            part(look, "releases", () -> releases(look, plan));
        }
        assertThat(missing).isEmpty();
    }

    /** What goes wrong in one part does not cost the pictures of the others. */
    private void part(Look look, String name, Runnable pictures) {
        try {
            pictures.run();
        } catch (RuntimeException | AssertionError e) {
            missing.add(look.name() + " " + name + ": " + e.getMessage());
        }
        closeEverything();
    }

    private Visitor visitor(Look look) {
        return visitor(look.language(), look.width(), look.height(), look.dark());
    }

    private void take(Visitor visitor, Look look, String name) {
        visitor.page.waitForLoadState();
        visitor.page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(Path.of("screenshots", look.name(), name + ".png")));
    }

    private void pages(Visitor visitor, Look look, String prefix, String... paths) {
        for (String path : paths) {
            visitor.open(path);
            take(
                    visitor,
                    look,
                    prefix + path.replaceAll("[?].*|/[0-9A-Z]{9}$", "").replace('/', '-'));
        }
    }

    private void door(Look look) {
        Visitor visitor = visitor(look);
        pages(visitor, look, "door", "/", "/sign-in", "/privacy", "/signed-out", "/offline", "/demo", "/demo/mail");
        visitor.open("/sign-in");
        visitor.page.getByLabel(visitor.t("signin.email")).fill("picture@test.example");
        visitor.press(visitor.t("signin.send")).at(visitor.t("signin.code.title"));
        take(visitor, look, "door-code");
    }

    private void applicant(Look look) {
        Visitor visitor = visitor(look);
        visitor.signIn("new" + System.nanoTime() + "@test.example");
        pages(visitor, look, "new", "/home", "/claim", "/new-case");
        visitor.press(visitor.t("newcase.check.go"));
        take(visitor, look, "new-case-errors");
        visitor = visitor(look);
        visitor.signIn("applicant@vez.example");
        pages(visitor, look, "applicant", "/home", "/documents", "/documents/permit", "/case", "/account");
        visitor.open("/documents/permit");
        visitor.page
                .locator(".uploads vez-upload")
                .first()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("page.jpg", "image/jpeg", Papers.photograph("jpg")));
        visitor.sees(visitor.t("documents.more"));
        take(visitor, look, "applicant-pages");
        jdbc.sql("update casework_case set stage = 'APPOINTMENT' where account_id is not null")
                .update();
        pages(visitor, look, "applicant", "/appointment", "/appointment/place", "/appointment/choose");
        visitor.page.locator(".rows .row").first().click();
        visitor.page.locator(".times vaadin-button").first().waitFor();
        take(visitor, look, "applicant-times");
        visitor.page.locator(".times vaadin-button").first().click();
        visitor.page.locator("vez-countdown b").waitFor();
        take(visitor, look, "applicant-hold");
        visitor.page.locator("vaadin-button[theme~=primary]").first().click();
        visitor.page.locator("img.qr").waitFor();
        take(visitor, look, "applicant-appointment-booked");
        UUID own = jdbc.sql("select c.id from casework_case c join identity_account a on a.id = c.account_id"
                        + " where a.email = 'applicant@vez.example'")
                .query(UUID.class)
                .single();
        allocation.compute(List.of(new CaseId(own)));
        pages(visitor, look, "applicant-booked", "/home", "/appointment/place", "/appointment/earlier");
        visitor.open("/appointment").press(visitor.t("appointment.cancel")).sees(visitor.t("appointment.cancel.title"));
        take(visitor, look, "applicant-cancel");
        visitor.open("/appointment").follow(visitor.t("paper.print")).at(visitor.t("paper.title"));
        take(visitor, look, "applicant-print");
        jdbc.sql("update casework_case set stage = 'DOCUMENTS' where account_id is not null")
                .update();
    }

    private void mediator(Look look) {
        Visitor visitor = visitor(look);
        visitor.signIn("mediator@vez.example");
        take(visitor, look, "mediator-desk");
        pages(visitor, look, "mediator", "/declaration", "/training", "/rota", "/rota/times", "/intakes");
        String number = jdbc.sql(
                        "select c.number from casework_case c join people_applicant a on a.id = c.applicant_id where a.email is"
                                + " null and a.phone is null and c.stage = 'DOCUMENTS' limit 1")
                .query(String.class)
                .single();
        pages(visitor, look, "mediator", "/desk/visit/" + number);
        visitor.press(visitor.t("visit.text.go")).sees(visitor.t("visit.signature.text"));
        take(visitor, look, "mediator-consent");
        visitor.choose(visitor.t("visit.passport"));
        var box = visitor.page.locator("vez-signature canvas").boundingBox();
        visitor.page.mouse().move(box.x + 30, box.y + 90);
        visitor.page.mouse().down();
        for (int i = 1; i < 12; i++) {
            visitor.page.mouse().move(box.x + 30 + i * 18, box.y + 90 + (i % 3) * 20);
        }
        visitor.page.mouse().up();
        visitor.press(visitor.t("visit.signature.go"));
        visitor.page.locator(".acting").waitFor();
        pages(visitor, look, "mediator-acting", "/home", "/documents", "/case");
        visitor.press(visitor.t("visit.end")).press(visitor.t("summary.finish")).at(visitor.t("desk.title"));
    }

    private void coordinator(Look look) {
        Visitor visitor = visitor(look);
        visitor.signIn("mediator3@vez.example");
        pages(visitor, look, "coordinator", "/hiring", "/rota/plan", "/cover");
        pages(visitor(look), look, "door", "/calls", "/certificates");
    }

    private void officer(Look look) {
        Visitor visitor = visitor(look);
        visitor.signIn("officer@vez.example");
        take(visitor, look, "officer-work");
        visitor.page.locator("tbody a").first().click();
        visitor.sees(visitor.t("file.lead"));
        take(visitor, look, "officer-file");
    }

    private void administrator(Look look) {
        Visitor visitor = visitor(look);
        visitor.signIn(administrator());
        pages(
                visitor,
                look,
                "admin",
                "/agenda",
                "/check-in",
                "/centres",
                "/services",
                "/partners",
                "/accounts",
                "/watch",
                "/declaration/text",
                "/courses",
                "/courses/certificates",
                "/cover",
                "/handovers",
                "/captures",
                "/nowhere");
        visitor.open("/partners");
        visitor.page.locator("tbody a").first().click();
        visitor.sees(visitor.t("partners.agreements"));
        take(visitor, look, "admin-partner");
        visitor.press(visitor.t("agreement.new")).sees(visitor.t("agreement.reference"));
        take(visitor, look, "admin-agreement");
        visitor.open("/centres");
        visitor.page.locator("tbody a").first().click();
        visitor.sees(visitor.t("shifts.exceptions"));
        take(visitor, look, "admin-centre-shifts");
        visitor.press(visitor.t("shifts.new")).sees(visitor.t("shifts.starts"));
        take(visitor, look, "admin-shift");
        visitor.follow(visitor.t("centres.part.slots"))
                .press(visitor.t("publish.preview"))
                .sees(visitor.t("publish.seats"));
        take(visitor, look, "admin-slots");
        visitor.follow(visitor.t("centres.part.desks")).sees(visitor.t("desks.services"));
        take(visitor, look, "admin-desks");
        visitor.follow(visitor.t("centres.part.details")).sees(visitor.t("centres.street"));
        take(visitor, look, "admin-details");
    }

    /** An invited person's own address. */
    private String invited() {
        Actor person = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(person);
        jdbc.sql("update casework_case set procedure_code = 'CPLP', opened_at = '2019-01-01' where id = ?")
                .param(id.value())
                .update();
        jdbc.sql("update people_applicant set municipality = 'porto' where id ="
                        + " (select applicant_id from casework_case where id = ?)")
                .param(id.value())
                .update();
        allocation.compute(List.of(id));
        LocalDate today = LocalDate.now(LISBON);
        invitations.release(
                actor(Role.ADMINISTRATOR),
                new Release(
                        "BIO", List.of(allocation.catchment("porto")), today.plusDays(1), today.plusDays(13), 24, 72));
        invitations.work();
        return "/i/" + invitations.openFor(person, id).orElseThrow().token();
    }

    private void turn(Look look) {
        String address = invited();
        Visitor visitor = visitor(look);
        visitor.open(address);
        take(visitor, look, "turn-offered");
        visitor.open(address + "?m=taken");
        take(visitor, look, "turn-taken");
        visitor.open(address + "/return");
        take(visitor, look, "turn-return");
        visitor.open(address).page.locator("button[name=slot]").first().click();
        visitor.press(visitor.t("turn.confirm.go"));
        visitor.at(visitor.t("turn.done"));
        take(visitor, look, "turn-done");
        visitor.open(address + "/return");
        take(visitor, look, "turn-done-return");
        visitor.press(visitor.t("turn.back.yes")).at(visitor.t("turn.over"));
        take(visitor, look, "turn-over");
        for (int i = 0; i < TOO_OFTEN; i++) {
            visitor.page.request().get(ADDRESS + address);
        }
        visitor.open(address);
        take(visitor, look, "turn-too-often");
    }

    private void opening(@Nullable Instant moment) {
        Actor administrator = actor(Role.ADMINISTRATOR);
        room.setOpening(administrator, room.opening(administrator).orElse(null), moment);
        // Every node reads it within two seconds.
        Awaitility.await().pollDelay(Duration.ofMillis(2_500)).until(() -> true);
        room.ask("picture" + System.nanoTime(), null);
    }

    private void waitingRoom(Look look) {
        String address = invited();
        Visitor visitor = visitor(look);
        opening(Instant.now().plus(Duration.ofMinutes(12)));
        visitor.open(address).at(visitor.t("room.title"));
        take(visitor, look, "turn-waiting-before");
        opening(Instant.now().minusSeconds(1));
        for (int i = 0; i < ENOUGH_TO_WAIT; i++) {
            room.ask("picture" + i, null);
        }
        visitor = visitor(look);
        visitor.open(address).at(visitor.t("room.title"));
        take(visitor, look, "turn-waiting");
        opening(null);
    }

    /** A closed day in the centre with most appointments, offers on their way. */
    private UUID strike() {
        UUID centre = jdbc.sql("select s.centre_id from scheduling_appointment a"
                        + " join scheduling_slot s on s.id = a.slot_id where a.active and s.starts_at > utc_timestamp(6)"
                        + " and s.centre_id <> ? group by s.centre_id order by count(*) desc limit 1")
                .param(allocation.catchment("porto"))
                .query(UUID.class)
                .single();
        LocalDate today = LocalDate.now(LISBON);
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID plan = disruptions.propose(
                administrator,
                new Scope(
                        List.of(centre),
                        List.of(),
                        List.of(),
                        LocalDateTime.now(LISBON),
                        today.plusDays(4).atStartOfDay(),
                        false,
                        today.plusDays(60)),
                "Greve de 26 de novembro");
        disruptions.step();
        until(administrator, plan, State.PROPOSED);
        disruptions.send(administrator, plan);
        until(administrator, plan, State.SENT);
        return plan;
    }

    private void until(Actor administrator, UUID plan, State state) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            disruptions.step();
            return disruptions.plan(administrator, plan).state() == state;
        });
    }

    /** Nine cases of one phone and nine of one account. */
    private void suspicions() {
        jdbc.sql("update people_applicant set phone = '+351910000001' where phone is not null limit 9")
                .update();
        jdbc.sql("update casework_case set account_id = ? where account_id is null limit 9")
                .param(actor(Role.APPLICANT).accountId())
                .update();
    }

    private void offer(Look look) {
        List<UUID> open = jdbc.sql("select id from invitations_offer where state = 'OFFERED' limit 1")
                .query(UUID.class)
                .list();
        if (open.isEmpty()) {
            return;
        }
        String address = "/o/" + offers.letter(open.getFirst()).orElseThrow().token();
        Visitor visitor = visitor(look);
        visitor.open(address);
        take(visitor, look, "offer");
        visitor.page
                .locator("button[value=" + (look.dark() ? "no" : "yes") + "]")
                .click();
        visitor.page
                .locator("button[name=answer]")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        take(visitor, look, "offer-answered");
    }

    private void where(Look look) {
        var outline = caseOf(actor(Role.APPLICANT));
        Visitor visitor = visitor(look);
        visitor.open("/where");
        take(visitor, look, "where");
        visitor.page.locator("#number").fill(outline.number().display());
        visitor.page.locator("#day").fill("17");
        visitor.page.locator("#month").fill("5");
        visitor.page.locator("#year").fill("1991");
        visitor.press(visitor.t("where.go")).sees(visitor.t("where.unknown"));
        take(visitor, look, "where-wrong");
        visitor.page.locator("#year").fill("1990");
        visitor.press(visitor.t("where.go")).sees(visitor.label(Stage.DOCUMENTS));
        take(visitor, look, "where-found");
    }

    private void ticket(Look look) {
        CentreId centre = new CentreId(allocation.catchment("porto"));
        Actor officer = actor(Role.OFFICER);
        Ticket ticket = walkIns.issue(officer, centre, "REN", Ground.NONE);
        walkIns.issue(officer, centre, "REN", Ground.values()[1]);
        Visitor visitor = visitor(look);
        visitor.open("/t/" + ticket.token());
        take(visitor, look, "ticket-waiting");
        visitor.open("/t/" + ticket.token() + "/print");
        take(visitor, look, "ticket-print");
        visitor.open("/hall/" + centre.value());
        take(visitor, look, "hall-none");
        Visitor desk = visitor(look);
        desk.signIn("officer@vez.example");
        List<UUID> desks = jdbc.sql(
                        "select d.id from scheduling_desk d join scheduling_desk_service s on s.desk_id = d.id"
                                + " where d.centre_id = ? and s.service_code = 'REN' order by d.label limit 2")
                .param(centre.value())
                .query(UUID.class)
                .list();
        pages(desk, look, "officer-no-desk", "/queue?centre=" + centre.value());
        for (UUID each : desks) {
            desk.open("/queue?centre=" + centre.value() + "&desk=" + each);
            desk.press(desk.t("queue.next"));
            desk.page.locator(".turn-number").first().waitFor();
        }
        take(desk, look, "officer-queue");
        desk.select(desk.t("shifts.service"), look.language().startsWith("pt") ? "Renovação" : "Renewal");
        desk.press(desk.t("queue.issue")).sees(desk.t("queue.issued.title"));
        take(desk, look, "officer-queue-issued");
        visitor.open("/hall/" + centre.value());
        take(visitor, look, "hall");
        visitor.open("/t/" + ticket.token());
        take(visitor, look, "ticket-called");
        for (UUID each : desks) {
            desk.open("/queue?centre=" + centre.value() + "&desk=" + each);
            desk.press(desk.t("queue.done"));
            desk.page
                    .locator(".turn-number")
                    .first()
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }
        visitor.open("/t/" + ticket.token());
        take(visitor, look, "ticket-served");
    }

    private void fairness(Look look, String prefix) {
        jdbc.sql("delete from platform_attempt").update();
        Visitor visitor = visitor(look);
        visitor.signIn(administrator());
        pages(visitor, look, prefix, "/queue", "/policy", "/waves", "/disruptions", "/signals");
    }

    private void releases(Look look, UUID plan) {
        Visitor visitor = visitor(look);
        visitor.signIn(administrator());
        visitor.open("/policy").press(visitor.t("policy.preview"));
        visitor.page.getByText(visitor.t("policy.effect")).first().waitFor();
        take(visitor, look, "admin-policy-effect");
        visitor.open("/waves").press(visitor.t("waves.release")).at(visitor.t("waves.release"));
        visitor.press(visitor.t("waves.preview")).sees(visitor.t("waves.waiting"));
        take(visitor, look, "admin-waves-release");
        visitor.open("/disruptions")
                .press(visitor.t("disruption.new"))
                .at(visitor.t("disruption.new"))
                .choose("Ponta Delgada");
        visitor.press(visitor.t("disruption.preview")).sees(visitor.t("disruption.preview.title"));
        take(visitor, look, "admin-disruption-new");
        visitor.open("/disruptions/" + plan);
        take(visitor, look, "admin-disruption-plan");
        visitor.open("/signals")
                .press(visitor.t("signals.block") + " " + suspect())
                .sees(visitor.t("signals.block.whom", suspect()));
        take(visitor, look, "admin-signals-block");
        UUID wave = jdbc.sql("select id from invitations_wave order by created_at limit 1")
                .query(UUID.class)
                .single();
        visitor.page.navigate(ADDRESS + "/papers/letters/" + wave);
        take(visitor, look, "admin-letters");
    }

    private String suspect() {
        return jdbc.sql("select a.name from casework_case c join identity_account a on a.id = c.account_id"
                        + " group by c.account_id order by count(*) desc limit 1")
                .query(String.class)
                .single();
    }
}

package pt.vez.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures of every screen, to be looked at; run by bin/screenshots, not by the tests. */
@Tag("screenshots")
class ScreenshotsTest extends BrowserTest {
    private record Look(String language, int width, int height, boolean dark) {
        String name() {
            return width + "-" + language.substring(0, 2) + (dark ? "-dark" : "-light");
        }
    }

    private static List<Look> looks() {
        List<Look> looks = new ArrayList<>();
        for (String language : new String[] {"pt-PT", "en-GB"}) {
            for (boolean dark : new boolean[] {false, true}) {
                looks.add(new Look(language, 360, 740, dark));
                looks.add(new Look(language, 1280, 800, dark));
            }
        }
        return looks;
    }

    @Test
    void everyScreen() {
        jdbc.sql("update casework_case set stage = 'DOCUMENTS' where account_id is not null")
                .update();
        for (Look look : looks()) {
            // The same few people sign in more often than anybody would.
            jdbc.sql("delete from platform_attempt").update();
            door(look);
            applicant(look);
            mediator(look);
            officer(look);
            administrator(look);
        }
    }

    private Visitor visitor(Look look) {
        return visitor(look.language(), look.width(), look.height(), look.dark());
    }

    private void take(Visitor visitor, Look look, String name) {
        visitor.page.waitForLoadState();
        visitor.page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
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
        visitor.press(visitor.t("newcase.go"));
        take(visitor, look, "new-case-errors");
        visitor = visitor(look);
        visitor.signIn("applicant@vez.example");
        pages(visitor, look, "applicant", "/home", "/documents", "/documents/permit", "/case", "/account");
        visitor.open("/documents/permit");
        visitor.page
                .locator("vaadin-upload")
                .first()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("page.jpg", "image/jpeg", Papers.photograph("jpg")));
        visitor.sees(visitor.t("documents.more"));
        take(visitor, look, "applicant-pages");
        jdbc.sql("update casework_case set stage = 'APPOINTMENT' where account_id is not null")
                .update();
        pages(visitor, look, "applicant", "/appointment", "/appointment/choose");
        visitor.page.locator(".rows .row").first().click();
        visitor.page.locator(".times vaadin-button").first().waitFor();
        take(visitor, look, "applicant-times");
        visitor.page.locator(".times vaadin-button").first().click();
        visitor.page.locator("vez-countdown b").waitFor();
        take(visitor, look, "applicant-hold");
        visitor.page.locator("vaadin-button[theme~=primary]").first().click();
        visitor.page.locator("img.qr").waitFor();
        take(visitor, look, "applicant-appointment-booked");
        pages(visitor, look, "applicant-booked", "/home");
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
        String number = jdbc.sql(
                        "select c.number from casework_case c join casework_applicant a on a.id = c.applicant_id where a.email is"
                                + " null and a.phone is null and c.stage = 'DOCUMENTS' limit 1")
                .query(String.class)
                .single();
        pages(visitor, look, "mediator", "/desk/visit/" + number);
        visitor.press(visitor.t("visit.text.go")).sees(visitor.t("visit.signature.text"));
        take(visitor, look, "mediator-consent");
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
        visitor.press(visitor.t("visit.end")).at(visitor.t("desk.title"));
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
        visitor.signIn("admin@vez.example");
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
                "/nowhere");
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
}

package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.Test;

/** A tap is seen at once, before the network answers: on public pages and behind the sign-in. */
class PressedStateJourneyTest extends BrowserTest {
    @Test
    void whatIsPressedLooksPressed() {
        Visitor visitor = visitor("en", 1280, 800, false).open("/sign-in");
        assertPressed(visitor, visitor.page.locator("button[type=submit]").first());
        visitor.signIn(administrator()).open("/holidays");
        assertPressed(
                visitor,
                visitor.page
                        .locator("main vaadin-button:visible, main a:visible")
                        .first());
    }

    private static void assertPressed(Visitor visitor, Locator target) {
        target.scrollIntoViewIfNeeded();
        String before = look(target);
        BoundingBox box = target.boundingBox();
        visitor.page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        visitor.page.mouse().down();
        assertThat(look(target)).isNotEqualTo(before).contains("brightness");
        visitor.page.mouse().move(1, 1);
        visitor.page.mouse().up();
    }

    private static String look(Locator target) {
        return (String) target.evaluate("element => getComputedStyle(element).filter");
    }
}

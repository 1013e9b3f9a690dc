package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** The browser's own text size at 200 % (WCAG 1.4.4): everything grows, places stay apart, words stay whole. */
class LargeTextJourneyTest extends BrowserTest {
    /** Words that stand on more than one line although they are narrower than the screen. */
    private static final String BROKEN = """
            () => {
              const found = [];
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                // An address of mail is one long word that has to break somewhere.
                if (!node.parentElement.checkVisibility({ visibilityProperty: true }) || node.data.includes('@')) continue;
                for (const word of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                  const range = document.createRange();
                  range.setStart(node, word.index);
                  range.setEnd(node, word.index + word[0].length);
                  const lines = [...range.getClientRects()];
                  const width = lines.reduce((sum, line) => sum + line.width, 0);
                  if (new Set(lines.map((line) => Math.round(line.top))).size > 1 && width < innerWidth - 80) found.push(word[0]);
                }
              }
              return found;
            }""";
    /** Neighbours in a bar whose words touch. */
    private static final String TOUCHING = """
            () => [...document.querySelectorAll('.bottombar, .topbar')].flatMap((bar) => {
              const parts = [...bar.querySelectorAll('a, button')].map((part) => {
                const range = document.createRange();
                range.selectNodeContents(part);
                const box = range.getBoundingClientRect();
                return { text: part.textContent, left: box.left, right: box.right };
              });
              return parts.filter((part, i) => i > 0 && part.left < parts[i - 1].right + 1
                  || part.right > innerWidth + 0.5).map((part) => part.text);
            })""";

    private static Browser large;

    @BeforeAll
    static void launchLarge() {
        large = launch(List.of("--blink-settings=defaultFontSize=32"));
    }

    @AfterAll
    static void closeLarge() {
        large.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT 360", "en-GB 360", "pt-PT 320", "en-GB 320"})
    void placesStayApartAndWordsWhole(String look) {
        String language = look.substring(0, 5);
        int width = Integer.parseInt(look.substring(6));
        Actor actor = actor(Role.APPLICANT);
        caseOf(actor);
        Visitor ana = visitor(large, language, width, 740, false);
        ana.signIn(actor.accountId() + "@test.example");
        List<String> faults = new ArrayList<>();
        for (String path : List.of("/home", "/documents", "/appointment", "/case", "/account", "/claim")) {
            ana.open(path).answered();
            ((List<?>) ana.page.evaluate(BROKEN)).forEach(word -> faults.add(path + " breaks " + word));
            ((List<?>) ana.page.evaluate(TOUCHING)).forEach(word -> faults.add(path + " lets touch " + word));
            if ((Integer) ana.page.evaluate("document.scrollingElement.scrollWidth - innerWidth") > 0) {
                faults.add(path + " is wider than the screen");
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void textFollowsTheSizeChosenInTheBrowser() {
        Actor actor = actor(Role.APPLICANT);
        caseOf(actor);
        Visitor ana = visitor(large, "en-GB", 360, 740, false);
        ana.signIn(actor.accountId() + "@test.example");
        for (String path : List.of("/home", "/help")) {
            ana.open(path);
            assertThat((String) ana.page.evaluate("getComputedStyle(document.body).fontSize"))
                    .as(path)
                    .isEqualTo("34px");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360})
    void theNumberOfTheCaseStandsOnOneLine(int width) {
        Actor actor = actor(Role.APPLICANT);
        caseOf(actor);
        Visitor ana = visitor("pt-PT", width, 740, false);
        ana.signIn(actor.accountId() + "@test.example").open("/home");
        assertThat((Integer) ana.page.evaluate("() => document.querySelector('#main .number').getClientRects().length"))
                .isEqualTo(1);
    }
}

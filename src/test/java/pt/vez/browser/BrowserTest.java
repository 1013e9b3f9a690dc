package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.demo.MailCatcher.Caught;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;

/** A real Chromium on the phone-sized screen, one for the whole run, a fresh profile for every test. */
abstract class BrowserTest extends VezTest {
    private static final Playwright PLAYWRIGHT = Playwright.create();
    private static final Browser BROWSER = launch();
    private static final String AXE = AxeBuilder.getAxeScript();

    /**
     * What axe objects to on the page once nothing fades in or out any more, a line each. An animation inside a component is
     * none of the document's own, so every shadow tree is asked. axe's own builder opens a page and reloads the script every
     * time.
     */
    private static final String VIOLATIONS = """
            (async () => {
              const roots = (root) => [root, ...[...root.querySelectorAll('*')]
                  .filter((each) => each.shadowRoot)
                  .flatMap((each) => roots(each.shadowRoot))];
              const moving = () => roots(document)
                  .flatMap((root) => root.getAnimations())
                  .filter((each) => each.playState === 'running'
                      && each.effect.getComputedTiming().endTime < Infinity);
              for (let running = moving(); running.length; running = moving()) {
                await Promise.allSettled(running.map((each) => each.finished));
                await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
              }
              const found = await axe.run(document, {
                resultTypes: ['violations'],
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
              });
              return found.violations.map((rule) =>
                  `${rule.id}: ${rule.nodes[0].html} ${rule.nodes[0].failureSummary}`);
            })()
            """;

    private final List<BrowserContext> open = new ArrayList<>();

    @Autowired
    private Texts texts;

    private static Browser launch() {
        Browser browser = launch(List.of());
        Runtime.getRuntime().addShutdownHook(new Thread(PLAYWRIGHT::close));
        return browser;
    }

    /** Another one, with arguments of its own; whoever launches it closes it. */
    static Browser launch(List<String> more) {
        String path = System.getenv().getOrDefault("VEZ_CHROMIUM", "/usr/bin/chromium");
        var arguments = new ArrayList<>(List.of(
                "--no-sandbox",
                "--disable-quic",
                "--disable-background-networking",
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream"));
        arguments.addAll(more);
        return PLAYWRIGHT
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(path))
                        .setArgs(arguments));
    }

    @AfterEach
    void closeEverything() {
        open.forEach(BrowserContext::close);
        open.clear();
    }

    /** The address of an administrator nobody else signs in as: an address gets only so many codes. */
    protected String administrator() {
        return actor(pt.vez.shared.Role.ADMINISTRATOR).accountId() + "@test.example";
    }

    /** Somebody with a browser of their own. */
    protected Visitor visitor(String language) {
        return visitor(language, 360, 760, false);
    }

    protected Visitor visitor(String language, int width, int height, boolean dark) {
        return visitor(BROWSER, language, width, height, dark);
    }

    protected Visitor visitor(Browser browser, String language, int width, int height, boolean dark) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(width < 600)
                .setLocale(language)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setAcceptDownloads(true));
        context.setDefaultTimeout(45_000);
        open.add(context);
        return new Visitor(context.newPage(), Languages.of(language));
    }

    protected class Visitor {
        final Page page;
        final Locale language;

        Visitor(Page page, Locale language) {
            this.page = page;
            this.language = language;
        }

        String t(String key, Object... args) {
            return texts.get(language, key, args);
        }

        String label(Enum<?> constant) {
            return texts.label(language, constant);
        }

        /** Opens an address and waits until its heading stands. */
        Visitor open(String path) {
            go(path);
            page.locator("h1").first().waitFor();
            return this;
        }

        /**
         * Types an address. Where the page that is being left navigates in the same moment (a redirect after "back", for
         * instance), the browser drops ours; a person would type it again, and so does this.
         */
        void go(String path) {
            for (int attempt = 1; ; attempt++) {
                try {
                    page.navigate(ADDRESS + path);
                    return;
                } catch (PlaywrightException e) {
                    String message = String.valueOf(e.getMessage());
                    boolean superseded = message.contains("net::ERR_ABORTED")
                            || message.contains("interrupted by another navigation");
                    if (!superseded || attempt == 3) {
                        throw e;
                    }
                }
            }
        }

        /** The words stand on the page, and everywhere as what a browser does not translate. */
        Visitor untranslated(String words) {
            assertThat((List<?>) page.evaluate("""
                            (words) => {
                              const found = [];
                              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                              while (walk.nextNode()) {
                                const text = walk.currentNode;
                                if (text.data.includes(words)) {
                                  found.push(text.parentElement.closest('[translate=no]') ? '' : text.parentElement.outerHTML);
                                }
                              }
                              return found.length ? found.filter((each) => each !== '') : ['not on the page'];
                            }""", words))
                    .as(words + " on " + page.url())
                    .isEmpty();
            return this;
        }

        Visitor at(String heading) {
            page.getByRole(
                            AriaRole.HEADING,
                            new Page.GetByRoleOptions().setName(heading).setLevel(1))
                    .waitFor();
            return this;
        }

        /** Nothing axe objects to, nothing wider than the screen, one main heading. */
        Visitor accessible() {
            page.waitForLoadState();
            if (Boolean.FALSE.equals(page.evaluate("'axe' in window"))) {
                page.evaluate(AXE);
            }
            assertThat((List<?>) page.evaluate(VIOLATIONS)).as(page.url()).isEmpty();
            assertThat((Integer) page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth"))
                    .as("wider than the screen: " + page.url())
                    .isLessThanOrEqualTo(0);
            assertThat(page.locator("h1").count())
                    .as("headings of " + page.url())
                    .isEqualTo(1);
            return this;
        }

        Visitor fill(String label, String value) {
            Locator field = field(label);
            field.fill(value);
            field.press("Tab");
            return this;
        }

        Locator field(String label) {
            // The list that a field opens is called like the field.
            return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                    .and(page.locator(":not([role=listbox])"))
                    .first();
        }

        /** To a place of the navigation, on a small screen by the list of all places. */
        Visitor toPlace(String key) {
            boolean here = page.getByRole(
                                    AriaRole.LINK,
                                    new Page.GetByRoleOptions().setName(t(key)).setExact(true))
                            .count()
                    > 0;
            if (!here) {
                follow(t("shell.more")).at(t("shell.more"));
            }
            return follow(t(key));
        }

        /** Waits until the server has had everything that was typed. */
        Visitor answered() {
            page.waitForFunction("Object.values(window.Vaadin.Flow.clients).every(client => !client.isActive?.())");
            return this;
        }

        /** Opens the list of a field, looks at it and closes it again. */
        Visitor unfolded(String label) {
            field(label).press("ArrowDown");
            Locator open = page.locator("vaadin-time-picker[opened], vaadin-combo-box[opened], vaadin-select[opened]");
            open.first().waitFor();
            accessible();
            page.keyboard().press("Escape");
            open.first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            return this;
        }

        Visitor fillDate(String group, int day, int month, int year) {
            Locator parts = page.locator("vaadin-custom-field").filter(new Locator.FilterOptions().setHasText(group));
            parts.locator("input").nth(0).fill("" + day);
            parts.locator("input").nth(1).fill("" + month);
            parts.locator("input").nth(2).fill("" + year);
            parts.locator("input").nth(2).press("Tab");
            return this;
        }

        Visitor pick(String label, String option) {
            Locator combo = field(label);
            combo.fill(option);
            page.locator("vaadin-combo-box-item")
                    .filter(new Locator.FilterOptions().setHasText(option))
                    .first()
                    .click();
            // What is asked next must not meet the list on its way out.
            page.locator("vaadin-combo-box[opened], vaadin-combo-box[opening], vaadin-combo-box[closing]")
                    .first()
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            page.locator("vaadin-combo-box-item")
                    .first()
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            return this;
        }

        /** Chooses from a list that opens on a press; a press that meets a list on its way out is made again. */
        Visitor select(String label, String option) {
            Locator list = page.locator("vaadin-select").filter(new Locator.FilterOptions().setHasText(label));
            Locator item = page.locator("vaadin-select-item:visible")
                    .filter(new Locator.FilterOptions().setHasText(option))
                    .last();
            // In this thread: the browser's objects belong to it.
            for (int attempt = 1; ; attempt++) {
                list.first().click();
                try {
                    item.click(new Locator.ClickOptions().setTimeout(6_000));
                    break;
                } catch (PlaywrightException closing) {
                    if (attempt == 4) {
                        throw closing;
                    }
                }
            }
            page.locator("vaadin-select[opened], vaadin-select-list-box")
                    .first()
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            return this;
        }

        Visitor press(String name) {
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(name).setExact(true))
                    .first()
                    .click();
            return this;
        }

        Visitor follow(String name) {
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName(name).setExact(true))
                    .first()
                    .click();
            return this;
        }

        Visitor choose(String radioOrCheck) {
            page.locator("vaadin-radio-button, vaadin-checkbox")
                    .filter(new Locator.FilterOptions().setHasText(radioOrCheck))
                    .first()
                    .locator("label")
                    .first()
                    .click();
            return this;
        }

        Visitor sees(String text) {
            page.getByText(text).first().waitFor();
            return this;
        }

        /** From the landing page to the first screen behind the door. */
        Visitor signIn(String email) {
            go("/");
            follow(t("door.enter"));
            return enter(email);
        }

        Visitor enter(String email) {
            long before = codes(email).size();
            page.getByLabel(t("signin.contact")).fill(email);
            press(t("signin.send"));
            at(t("signin.code.title"));
            page.getByLabel(t("signin.code.label"))
                    .fill(Awaitility.await()
                            .atMost(Duration.ofSeconds(15))
                            .until(() -> codes(email), sent -> sent.size() > before)
                            .getFirst()
                            .code());
            press(t("signin.code.enter"));
            page.locator("#page-heading").waitFor();
            return this;
        }
    }

    /** Messages with a code that were sent to this address, newest first. */
    private List<Caught> codes(String to) {
        return mails.caughtFor(to).stream()
                .filter(mail -> !mail.code().isEmpty())
                .toList();
    }

    protected long count(String to) {
        return mails.caughtFor(to).size();
    }

    /** Waits for a message that was not there before. */
    protected Caught newest(String to, long before) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> mails.caughtFor(to), list -> list.size() > before)
                .getFirst();
    }
}

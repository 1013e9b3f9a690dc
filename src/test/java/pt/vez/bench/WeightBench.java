package pt.vez.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import pt.vez.VezApplication;
import pt.vez.demo.MailCatcher;
import pt.vez.platform.Ports;

/**
 * What the first visit weighs on a slow telephone line: 50 kB/s with two seconds of latency, in Chromium on a screen of
 * 360 px. Public pages and home are opened as a person opens them; bytes are those on the wire.
 */
final class WeightBench {
    private static final int BYTES_PER_SECOND = 50_000;
    private static final int LATENCY_MS = 2_000;
    private static final double PUBLIC_KB = 30;
    private static final double HOME_KB = 180;
    private static final double AGAIN_KB = 6;
    private static final double PAINT_MS = 3_000;
    private static final String APPLICANT = "applicant@vez.example";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final List<String> PUBLIC =
            List.of("/", "/sign-in", "/where", "/privacy", "/help", "/calls", "/certificates", "/offline", "/intake");

    private WeightBench() {}

    /** One page as it arrived. */
    private record Visit(double kilobytes, double paintMs) {}

    static boolean weight() throws Exception {
        int port = Ports.free();
        ConfigurableApplicationContext application = new SpringApplicationBuilder(VezApplication.class)
                .profiles("demonstration")
                .run(
                        "--server.port=" + port,
                        "--vez.data=" + Path.of("target", "bench-weight"),
                        "--vez.demo.cases=50",
                        "--vaadin.productionMode=true");
        try (Playwright playwright = Playwright.create();
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(
                                        Path.of(System.getenv().getOrDefault("VEZ_CHROMIUM", "/usr/bin/chromium")))
                                .setArgs(List.of(
                                        "--no-sandbox", "--disable-quic", "--disable-background-networking")))) {
            return measure(browser, "http://localhost:" + port, application.getBean(MailCatcher.class));
        } finally {
            application.close();
        }
    }

    private static boolean measure(Browser browser, String address, MailCatcher mails) {
        double heaviest = 0;
        for (String path : PUBLIC) {
            try (BrowserContext context = phone(browser)) {
                Visit visit = visit(context.newPage(), address + path, "h1");
                Bench.note("%-14s %6.1f kB, first paint after %.1f s", path, visit.kilobytes(), visit.paintMs() / 1e3);
                heaviest = Math.max(heaviest, visit.kilobytes());
            }
        }
        try (BrowserContext context = phone(browser)) {
            signIn(context, address, mails);
            Visit first = visit(context.newPage(), address + "/home", "#outlet h1");
            Visit again = visit(context.newPage(), address + "/home", "#outlet h1");
            Bench.note("%-14s %6.1f kB, first paint after %.1f s", "/home", first.kilobytes(), first.paintMs() / 1e3);
            Bench.note(
                    "%-14s %6.1f kB, first paint after %.1f s",
                    "/home again", again.kilobytes(), again.paintMs() / 1e3);
            return Bench.verdict("weight public pages", heaviest / PUBLIC_KB, 1, false)
                    & Bench.verdict("weight first home", first.kilobytes() / HOME_KB, 1, false)
                    & Bench.verdict("weight second home", again.kilobytes() / AGAIN_KB, 1, false)
                    & Bench.verdict("weight first paint of home", first.paintMs() / PAINT_MS, 1, false);
        }
    }

    private static BrowserContext phone(Browser browser) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(360, 760)
                .setHasTouch(true)
                .setLocale("pt-PT"));
        context.setDefaultTimeout(180_000);
        return context;
    }

    /** Opens a page on the slow line until {@code ready} stands and nothing more arrives. */
    private static Visit visit(Page page, String address, String ready) {
        CDPSession line = page.context().newCDPSession(page);
        line.send("Network.enable");
        line.send("Network.emulateNetworkConditions", slow());
        var bytes = new AtomicLong();
        line.on(
                "Network.loadingFinished",
                event -> bytes.addAndGet(
                        Math.round(event.get("encodedDataLength").getAsDouble())));
        page.navigate(address);
        page.locator(ready).first().waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        double paint = ((Number)
                        page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 1e9"))
                .doubleValue();
        page.close();
        return new Visit(bytes.get() / 1e3, paint);
    }

    private static JsonObject slow() {
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", LATENCY_MS);
        conditions.addProperty("downloadThroughput", BYTES_PER_SECOND);
        conditions.addProperty("uploadThroughput", BYTES_PER_SECOND);
        return conditions;
    }

    /** Without a page, so that everything home needs is still to be fetched. */
    private static void signIn(BrowserContext context, String address, MailCatcher mails) {
        APIRequestContext requests = context.request();
        int before = codes(mails).size();
        post(requests, address + "/sign-in", "email", APPLICANT);
        Awaitility.await().until(() -> codes(mails).size() > before);
        post(requests, address + "/sign-in/code", "code", codes(mails).getFirst());
    }

    private static void post(APIRequestContext requests, String address, String name, String value) {
        Matcher token = TOKEN.matcher(requests.get(address).text());
        if (!token.find()) {
            throw new IllegalStateException("no token on " + address);
        }
        requests.post(
                address,
                RequestOptions.create()
                        .setForm(FormData.create().set("_csrf", token.group(1)).set(name, value))
                        .setMaxRedirects(0));
    }

    private static List<String> codes(MailCatcher mails) {
        return mails.caught().stream()
                .filter(mail -> mail.to().equals(APPLICANT) && !mail.code().isEmpty())
                .map(MailCatcher.Caught::code)
                .toList();
    }
}

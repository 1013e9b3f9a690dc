package pt.vez.platform.internal;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import pt.vez.platform.StartupProblem;
import pt.vez.platform.VezSettings;

/**
 * Checks the settings before the application starts. Only the demonstration profile may run on defaults; every other
 * profile needs its own secrets and encryption on every connection. Servers on loopback need no encryption.
 */
class ProductionGuard implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String DEMONSTRATION = "demonstration";
    private static final int SHORTEST_SECRET = 32;
    private static final Pattern DATABASE = Pattern.compile("jdbc:mariadb:(?:\\w+:)?//([^/?]+).*", Pattern.DOTALL);
    private static final Pattern DATABASE_TLS = Pattern.compile("[?&]sslMode=(?:verify-ca|verify-full)(?:&|$)");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(context.getEnvironment(), Edition.current());
    }

    /** @throws StartupProblem with one sentence about the first setting that is missing */
    static void check(Environment settings, Edition edition) {
        boolean demonstration = settings.acceptsProfiles(Profiles.of(DEMONSTRATION));
        require(
                !demonstration || edition.demonstration(),
                "This build holds no demonstration: set SPRING_PROFILES_ACTIVE=production (docs/settings.md).");
        if (demonstration && settings.getActiveProfiles().length <= 1) {
            return;
        }
        require(
                !demonstration && !settings.getProperty("vez.demonstration", Boolean.class, false),
                "Production and demonstration cannot run together.");
        secrets(settings);
        web(settings);
        mail(settings);
        database(text(settings, "vez.db.url"));
    }

    private static void secrets(Environment settings) {
        String secret = text(settings, "vez.secret");
        require(
                secret.length() >= SHORTEST_SECRET && !secret.startsWith(DEMONSTRATION),
                "Production needs VEZ_SECRET with at least 32 characters of its own.");
        require(
                !text(settings, "vez.master-key").isBlank(),
                "Production needs VEZ_MASTER_KEY: bin/new-master-key makes one.");
    }

    private static void web(Environment settings) {
        require(
                text(settings, "vez.address").startsWith("https://"),
                "Production needs VEZ_ADDRESS with the public https address.");
        require(
                settings.getProperty("server.servlet.session.cookie.secure", Boolean.class, false),
                "Production needs VEZ_SECURE_COOKIES=true: cookies go over https only.");
        require(
                !text(settings, "vez.proxies").isBlank(),
                "Production needs VEZ_PROXIES: the addresses of the reverse proxies in front, or "
                        + VezSettings.NO_PROXY + ".");
    }

    private static void mail(Environment settings) {
        String host = text(settings, "spring.mail.host");
        require(!host.isBlank(), "Production needs VEZ_SMTP_HOST: without it no code reaches anybody.");
        boolean encrypted =
                settings.getProperty("spring.mail.properties.mail.smtp.starttls.required", Boolean.class, false)
                        || settings.getProperty("spring.mail.properties.mail.smtp.ssl.enable", Boolean.class, false);
        require(
                encrypted || isLoopback(host),
                "Production needs VEZ_SMTP_STARTTLS_REQUIRED=true: codes are not sent unencrypted.");
    }

    private static void database(String url) {
        require(!url.isBlank(), "Production needs VEZ_DB_URL: the embedded database is for the demonstration.");
        Matcher hosts = DATABASE.matcher(url);
        boolean local = hosts.matches()
                && List.of(hosts.group(1).split(",", -1)).stream()
                        .allMatch(host -> isLoopback(host.replaceFirst(":\\d+$", "")));
        require(
                local || DATABASE_TLS.matcher(url).find(),
                "Production needs ?sslMode=verify-full in VEZ_DB_URL: personal data does not go to another machine"
                        + " unencrypted.");
    }

    private static boolean isLoopback(String host) {
        if (host.toLowerCase(Locale.ROOT).equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String text(Environment settings, String name) {
        return settings.getProperty(name, "");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new StartupProblem(otherwise);
        }
    }
}

package pt.vez.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import pt.vez.platform.StartupProblem;

/** Starts an application of nothing but the product's settings, as an operator would. */
class ProductionGuardTest {
    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    private static final List<String> GOOD = List.of(
            "VEZ_SECRET=0123456789abcdef0123456789abcdef",
            "VEZ_MASTER_KEY=a-key",
            "VEZ_ADDRESS=https://vez.example",
            "VEZ_PROXIES=10.0.0.4",
            "VEZ_SMTP_HOST=smtp.example",
            "VEZ_DB_URL=jdbc:mariadb://db.example:3306/vez?sslMode=verify-full");

    /** @param settings environment variables; the last of a name counts */
    private static void start(String profile, List<String> settings, Consumer<ConfigurableEnvironment> then) {
        var application = new SpringApplicationBuilder(Nothing.class).web(WebApplicationType.NONE);
        List<String> arguments = new ArrayList<>();
        if (!profile.isEmpty()) {
            arguments.add("--spring.profiles.active=" + profile);
        }
        settings.forEach(each -> arguments.add("--" + each));
        try (var context = application.run(arguments.toArray(String[]::new))) {
            then.accept(context.getEnvironment());
        }
    }

    private static List<String> goodBut(String setting) {
        List<String> settings = new ArrayList<>(GOOD);
        String name = setting.substring(0, setting.indexOf('=') + 1);
        settings.removeIf(each -> each.startsWith(name));
        settings.add(setting);
        return settings;
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "prod", "Production", "default", "staging,eu", "bench"})
    void noProfileButTheDemonstrationStartsOnDefaults(String profile) {
        assertThatThrownBy(() -> start(profile, List.of(), any -> {}))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("VEZ_SECRET");
        assertThatCode(() -> start(
                        profile,
                        GOOD,
                        settings -> assertThat(settings.getProperty("vez.demonstration"))
                                .isEqualTo("false")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "demonstration"})
    void theDemonstrationNeedsNoSettings(String profile) {
        assertThatCode(() -> start(profile, List.of(), any -> {})).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"production,demonstration", "demonstration,prod"})
    void theDemonstrationRunsBesideNothingElse(String profiles) {
        assertThatThrownBy(() -> start(profiles, GOOD, any -> {}))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("cannot run together");
    }

    @ParameterizedTest
    @CsvSource({
        "VEZ_SECRET=, VEZ_SECRET",
        "VEZ_SECRET=too-short, VEZ_SECRET",
        "VEZ_SECRET=demonstration-secret-that-production-refuses, VEZ_SECRET",
        "VEZ_MASTER_KEY=, VEZ_MASTER_KEY",
        "VEZ_ADDRESS=http://vez.example, VEZ_ADDRESS",
        "VEZ_PROXIES=, VEZ_PROXIES",
        "VEZ_SECURE_COOKIES=false, VEZ_SECURE_COOKIES",
        "VEZ_SMTP_HOST=, VEZ_SMTP_HOST",
        "VEZ_SMTP_STARTTLS_REQUIRED=false, VEZ_SMTP_STARTTLS_REQUIRED",
        "VEZ_DB_URL=, VEZ_DB_URL",
        "VEZ_DB_URL=jdbc:mariadb://db.example:3306/vez, sslMode",
        "VEZ_DB_URL=jdbc:mariadb://db.example:3306/vez?sslMode=trust, sslMode",
        "'VEZ_DB_URL=jdbc:mariadb://localhost,db.example/vez', sslMode",
        "VEZ_DB_URL=jdbc:mariadb://localhost.example/vez, sslMode",
        "vez.demonstration=true, cannot run together"
    })
    void aSettingThatIsMissingIsNamed(String setting, String named) {
        for (String profile : List.of("production", "prod")) {
            assertThatThrownBy(() -> start(profile, goodBut(setting), any -> {}))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining(named);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VEZ_DB_URL=jdbc:mariadb://127.0.0.1:3306/vez",
                "VEZ_DB_URL=jdbc:mariadb://localhost/vez",
                "VEZ_DB_URL=jdbc:mariadb:sequential://a.example,b.example/vez?x=1&sslMode=verify-ca",
                "VEZ_PROXIES=none"
            })
    void whatStaysOnTheMachineOrIsEncryptedIsEnough(String setting) {
        assertThatCode(() -> start("production", goodBut(setting), any -> {})).doesNotThrowAnyException();
    }

    @Test
    void aMailServerOnTheSameMachineNeedsNoEncryption() {
        List<String> settings = goodBut("VEZ_SMTP_HOST=localhost");
        settings.add("VEZ_SMTP_STARTTLS_REQUIRED=false");
        assertThatCode(() -> start("production", settings, any -> {})).doesNotThrowAnyException();
    }

    @Test
    void aProductionJarHoldsNoDemonstrationAndSaysSo() {
        var classes = new FilteredClassLoader("pt.vez.demo", "ch.vorburger");
        Edition edition = Edition.of(classes);
        assertThat(edition).isEqualTo(new Edition(false, false));
        assertThat(Edition.current()).isEqualTo(new Edition(true, true));
        start("demonstration", List.of(), settings -> {
            assertThatThrownBy(() -> ProductionGuard.check(settings, edition))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("SPRING_PROFILES_ACTIVE=production");
            assertThatCode(() -> ProductionGuard.check(settings, Edition.current()))
                    .doesNotThrowAnyException();
        });
        start(
                "production",
                GOOD,
                settings -> assertThatCode(() -> ProductionGuard.check(settings, edition))
                        .doesNotThrowAnyException());
    }
}

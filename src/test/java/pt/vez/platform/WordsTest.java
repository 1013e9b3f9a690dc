package pt.vez.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both languages are complete, and every word a screen asks for exists. */
class WordsTest {
    private static final Pattern CALL = Pattern.compile(
            "(?:\\bt|getTranslation|translate|texts\\.get|new (?:InvalidInput|NotAuthorised|NotFound|UploadRefused|SampleRefused|NotReadyToBook)|super)"
                    + "\\((?:in, |language, |locale, )?\"([a-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+)+)\"");
    private static final Pattern TEMPLATE = Pattern.compile("#\\{([A-Za-z0-9.]+)}");

    private static Properties words(String language) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(
                Path.of("src/main/resources/vaadin-i18n/translations_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndNoEmptyWords() throws IOException {
        var portuguese = words("pt");
        var english = words("en");
        assertThat(new TreeSet<>(portuguese.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        for (String key : portuguese.stringPropertyNames()) {
            assertThat(portuguese.getProperty(key)).as(key).isNotBlank();
            assertThat(english.getProperty(key)).as(key).isNotBlank();
            assertThat(arguments(portuguese.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
            // The straight apostrophe is a control character of message formats and swallows what follows.
            assertThat(portuguese.getProperty(key) + english.getProperty(key))
                    .as(key)
                    .doesNotContain("'");
        }
    }

    @Test
    void noKeyStandsTwice() throws IOException {
        for (String language : List.of("pt", "en")) {
            Path file = Path.of("src/main/resources/vaadin-i18n/translations_" + language + ".properties");
            List<String> keys = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .filter(line -> line.matches("[a-zA-Z][^ =]* *=.*"))
                    .map(line -> line.substring(0, line.indexOf('=')).strip())
                    .toList();
            assertThat(keys).as(language).doesNotHaveDuplicates();
        }
    }

    private static Set<String> arguments(String text) {
        var found = new TreeSet<String>();
        var matcher = Pattern.compile("\\{(\\d)}").matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void everyKeyTheCodeAsksForExists() throws IOException {
        var known = words("pt").stringPropertyNames();
        var missing = new TreeSet<String>();
        try (Stream<Path> files = Stream.concat(
                Files.walk(Path.of("src/main/java")), Files.walk(Path.of("src/main/resources/templates")))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                var matcher = (file.toString().endsWith(".java") ? CALL : TEMPLATE).matcher(text);
                while (matcher.find()) {
                    if (!known.contains(matcher.group(1))) {
                        missing.add(matcher.group(1) + " in " + file.getFileName());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyJournalActionHasWords() throws IOException {
        var known = words("pt").stringPropertyNames();
        var pattern = Pattern.compile(
                "journal\\s*\\.record\\w*\\(\\s*(?:[\\w.]+(?:\\(\\w*\\))?,\\s*)?\"([a-z][a-zA-Z]*\\.[a-zA-Z.]*[a-zA-Z])\"[,)]");
        var missing = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    if (!known.contains("journal." + matcher.group(1))) {
                        missing.add(matcher.group(1));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyEnumAPersonReadsHasLabels() throws IOException {
        var known = words("pt").stringPropertyNames();
        for (Class<? extends Enum<?>> type : java.util.List.<Class<? extends Enum<?>>>of(
                pt.vez.shared.Role.class,
                pt.vez.casework.Stage.class,
                pt.vez.casework.Claim.class,
                pt.vez.documents.DocumentState.class,
                pt.vez.documents.RejectReason.class,
                pt.vez.documents.PageQuality.class,
                pt.vez.scheduling.AppointmentView.State.class,
                pt.vez.scheduling.AppointmentChange.Kind.class,
                pt.vez.scheduling.CancelReason.class,
                pt.vez.mandates.MandateView.State.class,
                pt.vez.mandates.Scope.class,
                pt.vez.intake.IntakeState.class,
                pt.vez.associations.Associations.Kind.class,
                pt.vez.training.SessionKind.class,
                pt.vez.training.EnrolmentState.class,
                pt.vez.training.CertificateStanding.class,
                pt.vez.mandates.Term.class,
                pt.vez.biometrics.CaptureStep.class,
                pt.vez.biometrics.CaptureState.class,
                pt.vez.biometrics.Capture.FingerState.class,
                pt.vez.biometrics.FingerPosition.class,
                pt.vez.biometrics.AbsenceReason.class,
                pt.vez.biometrics.KeepReason.class,
                pt.vez.biometrics.MismatchReason.class,
                pt.vez.biometrics.MrzField.class,
                pt.vez.biometrics.FieldMatch.class,
                pt.vez.biometrics.PortraitCheck.class,
                pt.vez.biometrics.FingerCheck.class,
                pt.vez.biometrics.HandoverProblem.class,
                pt.vez.biometrics.Quality.Verdict.class,
                pt.vez.hiring.CallState.class,
                pt.vez.hiring.ApplicationState.class,
                pt.vez.associations.MediatorLanguage.class,
                pt.vez.associations.WorkTime.class)) {
            for (Enum<?> constant : type.getEnumConstants()) {
                assertThat(known).contains("enum." + type.getSimpleName() + "." + constant.name());
            }
        }
    }
}

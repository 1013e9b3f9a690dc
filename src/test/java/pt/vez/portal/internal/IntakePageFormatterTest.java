package pt.vez.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The intake page carries its words along: all it says, nothing it never says. */
class IntakePageFormatterTest {
    private static final Pattern SAID = Pattern.compile("'([a-z][a-zA-Z]*(?:\\.[a-zA-Z]+)*)'");
    private static final Pattern SHOWN = Pattern.compile("(?:data-t=\"|w\\[')([a-zA-Z.]+)");

    @Test
    void thePageHasEveryWordItSaysAndNoOther() throws IOException {
        Set<String> used = new TreeSet<>();
        var script = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("frontend/intake"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".ts")).toList()) {
                script.append(Files.readString(file));
            }
        }
        Set<String> all = new TreeSet<>(IntakePageFormatter.NAMES);
        all.addAll(IntakePageFormatter.SHARED);
        SAID.matcher(script).results().map(match -> match.group(1)).forEach(used::add);
        // Other texts of the script (elements, fields) are no words.
        used.retainAll(all);
        Pattern.compile("\\bt\\('([a-zA-Z.]+)'")
                .matcher(script)
                .results()
                .map(match -> match.group(1))
                .forEach(used::add);
        SHOWN.matcher(Files.readString(Path.of("src/main/resources/templates/intake/page.html")))
                .results()
                .map(match -> match.group(1))
                .forEach(used::add);
        assertThat(all).isEqualTo(used);
    }

    @Test
    void bothLanguagesHaveThem() throws IOException {
        for (String language : new String[] {"pt", "en"}) {
            var words = new Properties();
            try (var in = Files.newBufferedReader(
                    Path.of("src/main/resources/vaadin-i18n/translations_" + language + ".properties"),
                    StandardCharsets.UTF_8)) {
                words.load(in);
            }
            assertThat(words.stringPropertyNames())
                    .containsAll(IntakePageFormatter.NAMES.stream()
                            .map(IntakePageFormatter.PREFIX::concat)
                            .toList());
        }
    }
}

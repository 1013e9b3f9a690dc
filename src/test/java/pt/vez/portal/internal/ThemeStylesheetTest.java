package pt.vez.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The cut stylesheet holds every component the built frontend can show, and none it cannot. */
class ThemeStylesheetTest {
    private static final Path BUILD = Path.of("target/classes/META-INF/VAADIN/webapp/VAADIN/build");
    private static final Pattern TAG = Pattern.compile("`vaadin-([a-z-]+)`|\"vaadin-([a-z-]+)\"|'vaadin-([a-z-]+)'");
    private static final Pattern BLOCK = Pattern.compile("@media lumo_components_([a-z-]+)");

    @Test
    void everyComponentOfTheFrontendIsStyled() throws IOException {
        Set<String> styled = names(ThemeStylesheet.source());
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.list(BUILD)) {
            files.filter(file -> file.toString().endsWith(".js"))
                    .forEach(file -> TAG.matcher(read(file)).results().forEach(tag -> {
                        for (int group = 1; group <= 3; group++) {
                            if (tag.group(group) != null && styled.contains(tag.group(group))) {
                                used.add(tag.group(group));
                            }
                        }
                    }));
        }
        assertThat(used).as("the frontend is built before the tests").isNotEmpty();
        assertThat(ThemeStylesheet.COMPONENTS).containsAll(used);
    }

    @Test
    void whatIsNotNamedIsLeftOutAndEverythingElseStays() {
        String css = ThemeStylesheet.source();
        String cut = ThemeStylesheet.subset(css, ThemeStylesheet.COMPONENTS);
        assertThat(names(cut)).isSubsetOf(ThemeStylesheet.COMPONENTS).contains("button", "checkbox");
        assertThat(cut.length()).isLessThan(css.length() * 2 / 3);
        assertThat(ThemeStylesheet.subset(css, names(css))).isEqualTo(css);
    }

    @Test
    void whatLumoSaysOfThePageIsInItsLayerAndWhatComponentsTakeIsNot() {
        String cut = ThemeStylesheet.subset(ThemeStylesheet.source(), ThemeStylesheet.COMPONENTS);
        String css = ThemeStylesheet.layered(cut);
        String layer = css.substring(0, css.indexOf("@font-face"));
        assertThat(layer)
                .startsWith("@layer lumo{")
                .contains("--lumo-font-family:", "a:where(:any-link)")
                .doesNotContain("@media lumo_", "-inject");
        assertThat(css).hasSize(cut.length() + "@layer lumo{}".length());
    }

    private static Set<String> names(String css) {
        Set<String> names = new TreeSet<>();
        BLOCK.matcher(css).results().forEach(block -> names.add(block.group(1)));
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package pt.vez;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages for newcomers link to and the classes they name are there. */
class DocumentationTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    /** A class, perhaps with its module before it, a nested type or a method after it. */
    private static final Pattern NAMED =
            Pattern.compile("(?:([a-z]+)\\.(?:internal\\.|ui\\.)?)?([A-Z][a-z]\\w*)(?:\\.(\\w+))?");

    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|record|enum|@interface) ([A-Z]\\w*)");

    /** Names of the platform and of libraries. */
    private static final List<String> NOT_OURS = List.of("Clock");

    private final Map<String, List<Path>> types = new HashMap<>();

    DocumentationTest() throws IOException {
        for (String root : List.of("src/main/java", "src/test/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    TYPE.matcher(Files.readString(file))
                            .results()
                            .map(found -> found.group(1))
                            .distinct()
                            .forEach(type -> types.merge(
                                    type,
                                    List.of(file),
                                    (some, more) -> Stream.concat(some.stream(), more.stream())
                                            .toList()));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/first-morning.md", "docs/architecture.md"})
    void whatAPageLinksToExists(String page) throws IOException {
        Path file = Path.of(page);
        List<String> links = LINK.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.contains("://"))
                .toList();
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(file.resolveSibling(link)).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/first-morning.md", "docs/architecture.md"})
    void whatAPageNamesExistsWhereItSaysItDoes(String page) throws IOException {
        var missing = new TreeSet<String>();
        String text = Files.readString(Path.of(page));
        for (String code :
                CODE.matcher(text).results().map(found -> found.group(1)).toList()) {
            var named = NAMED.matcher(code);
            if (named.matches() && !NOT_OURS.contains(named.group(2)) && !isThere(named.toMatchResult())) {
                missing.add(code);
            }
        }
        assertThat(missing).isEmpty();
    }

    private boolean isThere(MatchResult named) throws IOException {
        for (Path file : types.getOrDefault(named.group(2), List.of())) {
            boolean inModule = named.group(1) == null || file.toString().contains("/pt/vez/" + named.group(1) + "/");
            if (inModule
                    && (named.group(3) == null
                            || Files.readString(file).matches("(?s).*\\b" + named.group(3) + "\\b.*"))) {
                return true;
            }
        }
        return false;
    }
}

package pt.vez.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A browser that translates a page leaves names, addresses, numbers and codes as they are: a case number or a centre in
 * other words leads nowhere. Every page that is made from a template says so at the element itself.
 */
class TranslateNoTest {
    private static final Pattern ELEMENT = Pattern.compile("<\\w+[^<>]*?th:text=\"(\\$\\{[^\"#]*)\"[^<>]*>");
    private static final Pattern NAMES =
            Pattern.compile("\\$\\{(?:[\\w.]+\\.)?(?:name|nativeName|address|postalCode|number"
                    + "|code|holder|displayCode|caseNumber|person|display|centreName|place|desk)\\}");
    /** The name of a day is translated like any other word. */
    private static final List<String> WORDS = List.of("${d.name}");

    @Test
    void everyNameNumberAndCodeOfATemplateStaysAsItIs() throws IOException {
        var missing = new TreeSet<String>();
        int found = 0;
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".html"))
                    .filter(each -> !each.toString().contains("demo"))
                    .toList()) {
                var matcher = ELEMENT.matcher(Files.readString(file));
                while (matcher.find()) {
                    if (!NAMES.matcher(matcher.group(1)).find() || WORDS.contains(matcher.group(1))) {
                        continue;
                    }
                    found++;
                    if (!matcher.group().contains("translate=\"no\"")) {
                        missing.add(file.getFileName() + ": " + matcher.group());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(found).isGreaterThan(30);
    }
}

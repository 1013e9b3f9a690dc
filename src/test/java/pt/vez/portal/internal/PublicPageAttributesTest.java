package pt.vez.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pt.vez.VezTest;
import pt.vez.invitations.internal.Tokens;

/** Pages before sign-in come from several controllers: a browser loads their files once, in one version. */
class PublicPageAttributesTest extends VezTest {
    private static final Pattern VERSION = Pattern.compile("\\.css\\?v=([^\"]*)\"");
    private static final Pattern LANGUAGE = Pattern.compile("<html[^>]* lang=\"([^\"]*)\"");

    @Autowired
    private ApplicationContext application;

    @Autowired
    private OfflineFiles files;

    @ParameterizedTest
    @CsvSource({"pt, pt-PT", "en, en"})
    void everyPublicPageNamesTheSameVersionAndItsLanguage(String asked, String shown) throws Exception {
        String invitation = "/i/"
                + Tokens.invitation(
                        application, UUID.randomUUID(), Instant.now().plusSeconds(86_400), "REN", "porto");
        var versions = new TreeSet<String>();
        var languages = new TreeSet<String>();
        for (String path : List.of("/", "/privacy", "/offline", "/sign-in", "/demo", "/demo/mail", invitation)) {
            String page = page(path, asked);
            List<String> found = VERSION.matcher(page)
                    .results()
                    .map((MatchResult each) -> each.group(1))
                    .toList();
            assertThat(found).as(path).isNotEmpty();
            versions.addAll(found);
            var language = LANGUAGE.matcher(page);
            assertThat(language.find()).as(path).isTrue();
            languages.add(language.group(1));
        }
        assertThat(versions).containsExactly(files.build());
        assertThat(languages).containsExactly(shown);
    }

    private static String page(String path, String language) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(ADDRESS + path))
                .header("Accept-Language", language)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}

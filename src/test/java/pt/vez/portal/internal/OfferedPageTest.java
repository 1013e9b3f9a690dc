package pt.vez.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pt.vez.VezTest;
import pt.vez.invitations.internal.Tokens;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;

/** The page of offered times as a phone on prepaid data gets it. */
class OfferedPageTest extends VezTest {
    private static final Pattern PARTS = Pattern.compile("(?:href|src)=\"(/[^\"]*\\.(?:css|js|svg)[^\"]*)\"");

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Texts texts;

    private static HttpResponse<byte[]> get(String path, String language, String encoding) {
        var request = HttpRequest.newBuilder(URI.create(ADDRESS + path))
                .header("Accept-Language", language)
                .header("Accept-Encoding", encoding)
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String address(Instant expires, String municipality) {
        return "/i/" + Tokens.invitation(application, UUID.randomUUID(), expires, "REN", municipality);
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt", "en"})
    void itSaysWhereHowFarAndUntilWhen(String tag) {
        Locale language = Languages.of(tag);
        Instant one = Instant.now().plusSeconds(86_400);
        Instant other = Instant.now().plusSeconds(3 * 86_400);
        String page = text(get(address(one, "porto"), tag, "identity"));
        String until = Dates.dayAndTime(one, ZoneId.of("Europe/Lisbon"), language);
        assertThat(page).contains(texts.get(language, "turn.until", until));
        String street = jdbc.sql(
                        "select address from scheduling_centre where municipality = 'porto' and active limit 1")
                .query(String.class)
                .single();
        assertThat(page).contains(street);
        assertThat(Pattern.compile(Pattern.quote(texts.get(language, "turn.distance", "#"))
                                .replace("#", "\\E[\\d\\s.,]+\\Q"))
                        .matcher(page)
                        .find())
                .isTrue();
        // The same page for everybody, but each reads the term of the own invitation.
        String second = text(get(address(other, "porto"), tag, "identity"));
        assertThat(second)
                .contains(Dates.dayAndTime(other, ZoneId.of("Europe/Lisbon"), language))
                .doesNotContain(until);
    }

    @Test
    void theTermIsToldInTheZoneOfTheMunicipality() {
        Instant expires = Instant.now().plusSeconds(86_400);
        String page = text(get(address(expires, "ponta-delgada"), "en", "identity"));
        assertThat(page).contains(Dates.dayAndTime(expires, ZoneId.of("Atlantic/Azores"), Languages.ENGLISH));
    }

    @Test
    void aTagOfAnotherTermIsNotTheSamePage() {
        Instant now = Instant.now();
        String one = get(address(now.plusSeconds(86_400), "porto"), "pt", "identity")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        String other = get(address(now.plusSeconds(3 * 86_400), "porto"), "pt", "identity")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(one).isNotEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"porto", "lisboa", "ponta-delgada"})
    void theFirstVisitWeighsNoMoreThanThirtyKilobytesWithEverything(String municipality) {
        String path = address(Instant.now().plusSeconds(86_400), municipality);
        var response = get(path, "pt", "gzip");
        assertThat(response.statusCode()).isEqualTo(200);
        List<String> parts = PARTS.matcher(text(get(path, "pt", "identity")))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(parts).hasSizeGreaterThanOrEqualTo(3);
        int all = response.body().length
                + parts.stream()
                        .mapToInt(each -> get(each, "pt", "gzip").body().length)
                        .sum();
        assertThat(all).isLessThanOrEqualTo(30 * 1024);
    }
}

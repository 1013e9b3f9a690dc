package pt.vez.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of a call as a phone on prepaid data gets them. */
class PublicCallTest extends HiringFixture {
    private static final Pattern PARTS = Pattern.compile("(?:href|src)=\"(/[^\"]*\\.(?:css|js|svg)[^\"]*)\"");

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

    private static String text(String path, String language) {
        return new String(get(path, language, "identity").body(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/apply"})
    void aPageWeighsNoMoreThanThirtyKilobytesWithEverything(String part) {
        String path = "/calls/" + published(coordinator("Leve"), 1).slug() + part;
        var response = get(path, "pt", "gzip");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headers().allValues("set-cookie").toString()).doesNotContain("vez=");
        String page = text(path, "pt");
        assertThat(page).doesNotContain("<style", " style=", " onclick=");
        List<String> parts = PARTS.matcher(page)
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

    /** Larger than the server takes of anybody: still the form, its sentence, and what was typed. */
    @ParameterizedTest
    @ValueSource(ints = {6, 45})
    void aFileTooLargeIsAMistakeAtItsFieldAndNothingTypedIsLost(int megabytes) throws Exception {
        String path = "/calls/" + published(coordinator("Grande"), 1).slug() + "/apply";
        var client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var address = URI.create(ADDRESS + path);
        String form = client.send(
                        HttpRequest.newBuilder(address)
                                .header("Accept-Language", "pt")
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        var fields = new StringBuilder();
        Map.of(
                        "_csrf", value(form, "_csrf"),
                        "submission", value(form, "submission"),
                        "name", "Rahim Uddin",
                        "email", "rahim@test.example",
                        "phone", "912345678",
                        "languages", "BENGALI",
                        "motivation", "Ajudo vizinhos há anos.")
                .forEach((name, value) -> fields.append(
                        "--vez\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"));
        fields.append("--vez\r\nContent-Disposition: form-data; name=\"cv\"; filename=\"cv.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n");
        byte[] block = new byte[1 << 20];
        List<byte[]> content = new ArrayList<>(Collections.nCopies(megabytes, block));
        content.addFirst(fields.toString().getBytes(StandardCharsets.UTF_8));
        content.addLast("\r\n--vez--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(address)
                        .header("Accept-Language", "pt")
                        .header("Content-Type", "multipart/form-data; boundary=vez")
                        .POST(HttpRequest.BodyPublishers.ofByteArrays(content))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("id=\"cv-wrong\">O ficheiro tem mais de 5 MB.")
                .contains("id=\"times-wrong\"")
                .contains("value=\"Rahim Uddin\"", "rahim@test.example", "Ajudo vizinhos há anos.")
                .containsPattern("value=\"BENGALI\"[^>]*checked");
    }

    private static String value(String page, String name) {
        var found =
                Pattern.compile("name=\"" + name + "\"[^>]*value=\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    @Test
    void aCallSpeaksBothLanguages() {
        OwnCall call = published(coordinator("Fala"), 1);
        assertThat(text("/calls/" + call.slug(), "pt"))
                .contains("Mediadores de bengali")
                .contains("Candidatar-me");
        assertThat(text("/calls/" + call.slug(), "en"))
                .contains("Bangla mediators")
                .contains("Apply");
        assertThat(text("/calls", "en")).contains("Bangla mediators");
    }
}

package pt.vez;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Characters no code of ours has (letters with accents, digits of other scripts, marks without width) in an address or
 * a form: not found or asked again, never a fault. Codes are ASCII columns, and the database refuses to compare one
 * with other letters (error 1267).
 */
class OddCharactersTest extends VezTest {
    private static final List<String> ODD = List.of("são", "٣٤", "x\u200b", "😀", "%", "_", "'", "a".repeat(300));

    /** Forms for anybody: the form itself must have been asked. */
    private static final List<String> ANYBODYS = List.of("/certificates", "/sign-in/code", "/where");

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private String cookies = "";
    private String csrf = "";

    /** As a browser that has the form open: else the protection of forms answers before the form does. */
    @BeforeAll
    void openAForm() throws Exception {
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(ADDRESS + "/sign-in")).build(),
                        HttpResponse.BodyHandlers.ofString());
        cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        csrf = encoded(token.group(1));
    }

    private int status(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(ADDRESS + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", ADDRESS)
                .header("Cookie", cookies)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Stream<String> addresses(RequestMethod method) {
        return requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(method))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .distinct()
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("odd")
    void everyAddressAnswersOddIdentifiers(String odd) throws Exception {
        List<String> patterns =
                addresses(RequestMethod.GET).filter(path -> path.contains("{")).toList();
        assertThat(patterns).contains("/calls/{slug}", "/t/{token}", "/certificates/{number}");
        List<String> faults = new ArrayList<>();
        for (String pattern : patterns) {
            String path = pattern.replaceAll("\\{[^}]+}", encoded(odd));
            if (status("GET", path, "") >= 500) {
                faults.add(path);
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("odd")
    void everyFormAnswersOddIdentifiers(String odd) throws Exception {
        List<String> patterns = addresses(RequestMethod.POST).toList();
        assertThat(patterns).containsAll(ANYBODYS);
        List<String> faults = new ArrayList<>();
        for (String pattern : patterns) {
            String path = pattern.replaceAll("\\{[^}]+}", encoded(odd));
            String value = encoded(odd);
            String body = Stream.of(
                            "number", "code", "token", "answer", "email", "to", "day", "month", "year", "name", "lane")
                    .map(name -> name + "=" + value)
                    .reduce("_csrf=" + csrf + "&altcha=" + value, (all, each) -> all + "&" + each);
            int status = status("POST", path, body);
            if (status >= 500 || status == 403 && ANYBODYS.contains(pattern)) {
                faults.add(path + " " + status);
            }
        }
        assertThat(faults).isEmpty();
    }

    static List<String> odd() {
        return ODD;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in?to=", "/calls?q=", "/certificates?number=", "/help?q=", "/where?number="})
    void everyQuestionAnswersOddWords(String address) throws Exception {
        for (String odd : ODD) {
            assertThat(status("GET", address + encoded(odd), ""))
                    .as(address + odd)
                    .isLessThan(500);
        }
    }
}

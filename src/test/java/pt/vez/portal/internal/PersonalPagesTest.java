package pt.vez.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pt.vez.VezTest;
import pt.vez.invitations.internal.Tokens;

/** Pages before the sign-in that are about one person are kept by no cache, and redirects lead to this server only. */
class PersonalPagesTest extends VezTest {
    @Autowired
    private ApplicationContext application;

    private static HttpResponse<Void> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(ADDRESS + path)).build(),
                        HttpResponse.BodyHandlers.discarding());
    }

    private static String caching(String path) throws IOException, InterruptedException {
        return String.join(",", get(path).headers().allValues("Cache-Control"));
    }

    /** Whether the address leads to a person or to none makes no difference. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/applications/ABCDEFGH",
                "/o/ABCDEFGH",
                "/o/ABCDEFGH/vez.ics",
                "/t/ABCDEFGH",
                "/t/ABCDEFGH/print",
                "/where",
                "/where/challenge",
                "/certificates"
            })
    void noCacheKeepsThem(String path) throws Exception {
        assertThat(caching(path)).contains("no-store");
    }

    @Test
    void noCacheKeepsWhatBecameOfAnInvitation() throws Exception {
        String token =
                Tokens.invitation(application, UUID.randomUUID(), Instant.now().plusSeconds(86_400), "REN", "porto");
        for (String page : new String[] {"/done", "/return", "/vez.ics"}) {
            assertThat(caching("/i/" + token + page)).as(page).contains("no-store");
        }
        assertThat(caching("/i/" + token)).contains("private");
    }

    @Test
    void filesOfEverybodyAreKept() throws Exception {
        assertThat(caching("/icons/vez-192.png")).doesNotContain("no-store");
    }

    /** A client may name any host; it never becomes part of where it is sent. */
    @ParameterizedTest
    @ValueSource(strings = {"/home", "/papers/letters/x", "/documents/passport", "/visit/standing"})
    void redirectsNeverFollowTheHostTheClientNames(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                + "Connection: close\r\n\r\n");
        assertThat(answer.lines().findFirst().orElse("")).contains(" 302");
        assertThat(answer.lines()
                        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("location:"))
                        .toList())
                .singleElement()
                .asString()
                .matches("(?i)location: /sign-in.*");
        assertThat(answer).doesNotContain("evil");
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", PORT)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var reader =
                    new java.io.BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return reader.lines().collect(Collectors.joining("\n"));
        }
    }
}

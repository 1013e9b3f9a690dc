package pt.vez.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import pt.vez.identity.SignedIn;

/** What a server with four threads makes of bodies that are too much, too many or too slow. */
class RequestBodyTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PARTS = "multipart/form-data; boundary=vez";
    private static WebServer server;
    private static int port;
    private static WebServer impatient;
    private static int paced;

    private static final class Echo extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            // As the application does for every request.
            request.setCharacterEncoding("UTF-8");
            if (request.getParameter("enter") != null) {
                request.getSession(true);
            }
            if (request.getRequestURI().startsWith("/VAADIN/")) {
                upload(request, response);
                return;
            }
            String fields = request.getParameterMap().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(each -> each.getKey() + "=" + String.join("+", each.getValue()))
                    .collect(Collectors.joining(" "));
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter()
                    .print(request.getDispatcherType() + " [" + fields + "] "
                            + new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void upload(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            byte[] read = request.getInputStream().readAllBytes();
            response.setContentLength(read.length);
            response.getOutputStream().write(read);
        } catch (SocketTimeoutException e) {
            response.sendError(HttpServletResponse.SC_REQUEST_TIMEOUT);
        }
    }

    @BeforeAll
    static void start() {
        server = started(new RequestBodyValve());
        port = server.getPort();
        // A pace no sender keeps.
        impatient = started(new RequestBodyValve(new BoundedStream.Pace(Duration.ZERO, Long.MAX_VALUE, Duration.ZERO)));
        paced = impatient.getPort();
    }

    private static WebServer started(RequestBodyValve valve) {
        var factory = new TomcatServletWebServerFactory(0);
        factory.addContextValves(valve);
        factory.addConnectorCustomizers(connector -> {
            var protocol = (AbstractProtocol<?>) connector.getProtocolHandler();
            protocol.setMaxThreads(4);
            protocol.setMinSpareThreads(1);
        });
        WebServer made = factory.getWebServer(context -> {
            new WebConfiguration().refusedBodies().onStartup(context);
            var echo = context.addServlet("echo", new Echo());
            echo.setAsyncSupported(true);
            echo.addMapping("/");
        });
        made.start();
        return made;
    }

    @AfterAll
    static void stop() {
        server.stop();
        impatient.stop();
    }

    /** A connection of its own, spoken to byte by byte. */
    private static final class Line implements AutoCloseable {
        private final Socket socket;

        Line() throws IOException {
            this(port);
        }

        Line(int server) throws IOException {
            socket = new Socket("127.0.0.1", server);
            socket.setSoTimeout(60_000);
        }

        Line send(String text) throws IOException {
            return send(text.getBytes(StandardCharsets.UTF_8));
        }

        Line send(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            return this;
        }

        Line request(String line, String type, String length, String... headers) throws IOException {
            return send(line + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n" + length + "\r\n"
                    + String.join("", headers) + "\r\n");
        }

        /** Sends as much as the other side takes: it may have answered and hung up. */
        Line sendAll(byte[] bytes, int times) {
            try {
                for (int i = 0; i < times; i++) {
                    send(bytes);
                }
            } catch (IOException e) {
                // refused while it was sent
            }
            return this;
        }

        String status() throws IOException {
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return String.valueOf(reader.readLine()).split(" ", -1)[1];
        }

        String answer() throws IOException {
            var reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String head = reader.readLine();
            int length = 0;
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
                if (line.startsWith("Set-Cookie:")) {
                    head += " " + line.substring(11).strip().split(";", -1)[0];
                }
            }
            char[] body = new char[length];
            int got = 0;
            while (got < length) {
                got += reader.read(body, got, length - got);
            }
            return head + " "
                    + new String(new String(body).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static String form(int parts) {
        var form = new StringBuilder();
        for (int i = 0; i < parts; i++) {
            form.append("--vez\r\nContent-Disposition: form-data; name=\"f")
                    .append(i)
                    .append("\"\r\n\r\nx\r\n");
        }
        return form.append("--vez--\r\n").toString();
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFormOfMoreThanAHundredPartsIsRefused(boolean chunked) throws Exception {
        for (int parts : List.of(100, 101, 5_000)) {
            String form = form(parts);
            try (var line = new Line()) {
                line.request(
                        "POST /calls/x/apply",
                        PARTS,
                        chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + form.length());
                line.sendAll((chunked ? chunk(form) + "0\r\n\r\n" : form).getBytes(StandardCharsets.UTF_8), 1);
                assertThat(line.status()).as(parts + " parts").isEqualTo(parts <= 100 ? "200" : "413");
            }
        }
    }

    @Test
    void aFieldLongerThanAnyTextIsRefused() throws Exception {
        String form =
                "--vez\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n" + "x".repeat(20_001) + "\r\n--vez--\r\n";
        try (var line = new Line()) {
            line.request("POST /calls/x/apply", PARTS, "Content-Length: " + form.length())
                    .sendAll(form.getBytes(StandardCharsets.UTF_8), 1);
            assertThat(line.status()).isEqualTo("413");
        }
    }

    /** Nothing of the body is sent: the answer comes all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"POST /calls/x/apply", "POST /sign-in", "GET /privacy", "PUT /", "POST /VAADIN/dynamic/x"})
    void aLengthOverTheBoundIsRefusedBeforeReading(String request) throws Exception {
        try (var line = new Line()) {
            line.request(request, request.endsWith("apply") ? PARTS : FORM, "Content-Length: 99000000");
            assertThat(line.status()).isEqualTo("413");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /calls/x/apply", "POST /sign-in", "GET /privacy", "POST /calls/x"})
    void chunksOverTheBoundAreRefused(String request) throws Exception {
        String block = chunk("x".repeat(65_000));
        String head = chunk("--vez\r\nContent-Disposition: form-data; name=\"cv\"; filename=\"x\"\r\n\r\n");
        try (var line = new Line()) {
            line.request(request, request.endsWith("apply") ? PARTS : FORM, "Transfer-Encoding: chunked")
                    .sendAll(head.getBytes(StandardCharsets.UTF_8), 1)
                    .sendAll(block.getBytes(StandardCharsets.UTF_8), 900);
            assertThat(line.status()).isEqualTo("413");
        }
    }

    @Test
    void moreFieldsThanAnyFormHasAreRefused() throws Exception {
        String fields = "a=1&".repeat(600);
        try (var line = new Line()) {
            line.request("POST /sign-in", FORM, "Transfer-Encoding: chunked").send(chunk(fields) + "0\r\n\r\n");
            assertThat(line.status()).isEqualTo("413");
        }
    }

    /** Twelve times as many as the server has threads: it answers everybody else. */
    @Test
    void sendersWhoNeverFinishKeepNobodyWaiting() throws Exception {
        List<Line> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 48; i++) {
                var line = new Line();
                slow.add(line);
                switch (i % 6) {
                    case 0 ->
                        line.request("POST /sign-in", FORM, "Content-Length: 50000")
                                .send("email=");
                    case 1 ->
                        line.request("POST /i/x", FORM, "Transfer-Encoding: chunked")
                                .send("5\r\nem");
                    case 2 ->
                        line.request("GET /privacy", FORM, "Content-Length: 50000")
                                .send("e");
                    case 3 ->
                        line.request("POST /sign-in", FORM, "Content-Length: 990000")
                                .send("e");
                    case 4 ->
                        line.request("POST /calls/x/apply", PARTS, "Content-Length: 50000")
                                .send("--vez");
                    default -> line.send("GET /privacy HTTP/1.1\r\nHost: local");
                }
            }
            for (int i = 0; i < 8; i++) {
                try (var line = new Line()) {
                    line.request("POST /sign-in", FORM, "Content-Length: 3").send("a=1");
                    assertThat(line.answer()).contains("200", "[a=1]");
                }
            }
        } finally {
            for (Line line : slow) {
                line.close();
            }
        }
    }

    @Test
    void aFormThatComesInPiecesIsReadLikeAnyOther() throws Exception {
        try (var line = new Line()) {
            line.request("POST /sign-in?to=%2Fhome", FORM, "Content-Length: 25").send("name=J");
            try (var other = new Line()) {
                other.request("GET /", FORM, "Content-Length: 0");
                assertThat(other.status()).isEqualTo("200");
            }
            line.send("o%C3%A3o+Silva&to=2");
            assertThat(line.answer()).contains("REQUEST [name=João Silva to=/home+2]");
            // The same connection goes on.
            line.request("POST /other", "text/plain", "Content-Length: 4", "Expect: 100-continue\r\n");
            assertThat(line.status()).isEqualTo("100");
            line.send("text");
        }
    }

    @Test
    void bytesThatAreNoFormReachTheApplication() throws Exception {
        try (var line = new Line()) {
            line.request("POST /x?v-r=uidl", "application/json", "Transfer-Encoding: chunked")
                    .send(chunk("{\"a\":") + chunk("1}") + "0\r\n\r\n");
            assertThat(line.answer()).contains("REQUEST [v-r=uidl] {\"a\":1}");
        }
    }

    @Test
    void anUploadThatComesTooSlowlyEnds() throws Exception {
        String head = "POST /VAADIN/dynamic/upload";
        try (var line = new Line(paced)) {
            line.request(head, "image/jpeg", "Content-Length: 1000000", "Cookie: " + cookie(paced) + "\r\n")
                    .send("x");
            assertThat(line.status()).isEqualTo("408");
        }
        try (var line = new Line()) {
            line.request(head, "image/jpeg", "Content-Length: 3", "Cookie: " + cookie(port) + "\r\n")
                    .send("abc");
            assertThat(line.answer()).contains("200", "abc");
        }
    }

    private static String cookie(int server) throws IOException {
        try (var line = new Line(server)) {
            line.request("GET /?enter=1", FORM, "Content-Length: 0");
            return line.answer().split(" ", -1)[3];
        }
    }

    @Test
    void uploadsAreCountedByAccountAndNotBySession() {
        UUID account = UUID.randomUUID();
        assertThat(BodyLimits.sender(signedIn(account)))
                .isEqualTo(BodyLimits.sender(signedIn(account)))
                .isEqualTo(account.toString());
        assertThat(BodyLimits.sender(signedIn(UUID.randomUUID()))).isNotEqualTo(account.toString());
        var stranger = new MockHttpServletRequest();
        stranger.setRemoteAddr("2001:db8::7");
        stranger.getSession(true);
        assertThat(BodyLimits.sender(stranger)).isEqualTo("2001:db8:0:0:0:0:0:0/64");
    }

    private static MockHttpServletRequest signedIn(UUID account) {
        var request = new MockHttpServletRequest();
        request.getSession(true)
                .setAttribute(
                        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                        new SecurityContextImpl(
                                new TestingAuthenticationToken(new SignedIn(account), "", "ROLE_APPLICANT")));
        return request;
    }

    /** What a screen sends may be large and is kept in memory while it arrives: few at once for one sender. */
    @Test
    void largeBodiesOfScreensAreFewAtOnce() throws Exception {
        String cookie = session();
        List<Line> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                var line = new Line();
                slow.add(line);
                line.request("POST /", FORM, "Content-Length: 1000000", cookie, "Expect: 100-continue\r\n");
                assertThat(line.status()).isEqualTo("100");
            }
            try (var fifth = new Line()) {
                fifth.request("POST /", FORM, "Content-Length: 1000000", cookie, "Expect: 100-continue\r\n");
                assertThat(fifth.status()).isEqualTo("503");
            }
            try (var small = new Line()) {
                small.request("POST /", FORM, "Content-Length: 3", cookie, "Expect: 100-continue\r\n");
                assertThat(small.status())
                        .as("what screens send most of the time")
                        .isEqualTo("100");
            }
        } finally {
            for (Line line : slow) {
                line.close();
            }
        }
    }

    /** A session of its own, as a header. */
    private static String session() throws IOException {
        try (var line = new Line()) {
            line.request("GET /?enter=1", FORM, "Content-Length: 0");
            return "Cookie: " + line.answer().split(" ", -1)[3] + "\r\n";
        }
    }

    @Test
    void oneSessionMayNotHoldEveryUpload() throws Exception {
        String cookie = session();
        List<Line> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                var line = new Line();
                slow.add(line);
                line.request("POST /VAADIN/dynamic/upload", "image/jpeg", "Content-Length: 1000000", cookie)
                        .send("x");
            }
            try (var other = new Line()) {
                other.request("GET /", FORM, "Content-Length: 0");
                assertThat(other.status()).isEqualTo("200");
            }
        } finally {
            for (Line line : slow) {
                line.close();
            }
        }
        var permits = new Permits(3, 2);
        assertThat(List.of(
                        permits.tryAcquire("a"),
                        permits.tryAcquire("a"),
                        permits.tryAcquire("a"),
                        permits.tryAcquire("b"),
                        permits.tryAcquire("c")))
                .containsExactly(true, true, false, true, false);
        permits.release("a");
        assertThat(permits.tryAcquire("c")).isTrue();
    }
}

package pt.vez.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.VezTest;
import pt.vez.notifications.SmtpSink;

/** Codes never wait behind letters; what can never arrive, or no longer in time, is not tried for days. */
class MailDispatcherTest extends VezTest {
    @Autowired
    private Outbox outbox;

    @Autowired
    private JavaMailSenderImpl server;

    @Autowired
    private TransactionTemplate transaction;

    private final Queue<String> arrived = new ConcurrentLinkedQueue<>();
    private SmtpSink sink;
    private int port;

    @BeforeEach
    void catchMailHere() throws IOException {
        arrived.clear();
        port = server.getPort();
        sink = new SmtpSink().onArrival(arrived::add);
        server.setPort(sink.port());
    }

    @AfterEach
    void catchMailElsewhere() throws IOException {
        server.setPort(port);
        sink.close();
    }

    private static String address(String who) {
        return who + "-" + UUID.randomUUID() + "@test.example";
    }

    private void enqueue(Lane lane, String to, Instant expires) {
        transaction.executeWithoutResult(status -> outbox.enqueue(
                new Envelope("test/" + to, "test", lane, expires),
                new Message(to, "en-GB", "Subject", "Heading", List.of("Line"), null, null, null, null, null)));
    }

    private String state(String to) {
        return jdbc.sql(
                        "select concat(state, ' ', coalesce(last_error, '')) from notifications_outbox where dedupe = ?")
                .param("test/" + to)
                .query(String.class)
                .single()
                .strip();
    }

    private void awaitState(String to, String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(state(to)).isEqualTo(state));
    }

    @Test
    void aCodeLeavesWhileEveryOtherSenderIsBusyWithLetters() {
        var release = new CountDownLatch(1);
        sink.onArrival(to -> {
            if (to.startsWith("letter")) {
                await(release);
            }
            arrived.add(to);
        });
        List<String> letters = java.util.stream.IntStream.range(0, 120)
                .mapToObj(i -> address("letter"))
                .toList();
        letters.forEach(to -> enqueue(Lane.ORDINARY, to, null));
        String code = address("code");
        enqueue(Lane.CODE, code, Instant.now().plusSeconds(600));
        awaitState(code, "SENT");
        assertThat(arrived).contains(code).noneMatch(letters::contains);
        release.countDown();
        letters.forEach(to -> awaitState(to, "SENT"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aSessionCarriesManyMessages() {
        List<String> letters = java.util.stream.IntStream.range(0, 60)
                .mapToObj(i -> address("many"))
                .toList();
        transaction.executeWithoutResult(status -> letters.forEach(to -> outbox.enqueue(
                "test/" + to,
                "test",
                new Message(to, "en-GB", "Subject", "Heading", List.of("Line"), null, null, null, null, null))));
        letters.forEach(to -> awaitState(to, "SENT"));
        assertThat(arrived.stream().filter(letters::contains)).hasSize(60).doesNotHaveDuplicates();
        assertThat(sink.sessions()).isLessThan(30);
    }

    @Test
    void anAddressTheServerRefusesIsGivenUpAtOnceAndSaysSo() {
        sink.onRecipient(to -> to.startsWith("refused") ? "550 no such user" : "250 OK");
        String to = address("refused");
        String other = address("other");
        enqueue(Lane.ORDINARY, to, null);
        enqueue(Lane.ORDINARY, other, null);
        awaitState(to, "REFUSED SMTP 550");
        awaitState(other, "SENT");
        assertThat(jdbc.sql("select attempts from notifications_outbox where dedupe = ? and message is null")
                        .param("test/" + to)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anAddressNoMailCanHaveIsGivenUpAtOnce() {
        String to = "ana..silva" + UUID.randomUUID() + "@docomo.example";
        enqueue(Lane.CODE, to, null);
        awaitState(to, "REFUSED address");
    }

    @Test
    void aServerThatIsBusyIsAskedAgain() {
        var busy = new java.util.concurrent.atomic.AtomicInteger();
        sink.onRecipient(to -> to.startsWith("busy") && busy.incrementAndGet() == 1 ? "451 later" : "250 OK");
        String to = address("busy");
        enqueue(Lane.CODE, to, null);
        awaitState(to, "SENT");
        assertThat(arrived.stream().filter(to::equals)).hasSize(1);
    }

    @Test
    void whatCameTooLateIsNotSentAndSaysSo() {
        String to = address("late");
        enqueue(Lane.URGENT, to, Instant.now().minusSeconds(1));
        awaitState(to, "EXPIRED expired");
        assertThat(arrived).doesNotContain(to);
    }
}

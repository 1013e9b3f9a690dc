package pt.vez.bench;

import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ApplicationContext;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.identity.SignIn;
import pt.vez.identity.SignInContact;
import pt.vez.notifications.SmtpSink;
import pt.vez.notifications.internal.BenchLetters;
import pt.vez.platform.Vault;
import pt.vez.shared.Ids;
import tools.jackson.databind.json.JsonMapper;

/**
 * A long queue of letters goes out at a good part of what the mail server takes from a bare sender, and a sign-in code
 * leaves at once all the same. The server is a sink on loopback in this process.
 */
final class MailBench {
    private static final int MESSAGES = Integer.getInteger("mails", 50_000);
    private static final int SENDERS = 4;
    private static final int CODES = 9;
    private static final double SECONDS_FOR_A_CODE = 2;
    private static final double TARGET = 0.5;

    private final SmtpSink sink;
    private final AtomicInteger letters = new AtomicInteger();
    private final Map<String, Long> codes = new ConcurrentHashMap<>();
    private boolean codesInTime;

    private MailBench(SmtpSink sink) {
        this.sink = sink;
        sink.onArrival(to -> {
            if (to.startsWith("letter")) {
                letters.incrementAndGet();
            } else {
                codes.putIfAbsent(to, System.nanoTime());
            }
        });
    }

    static boolean mail() throws Exception {
        try (var sink = new SmtpSink()) {
            BenchFixture.prepare();
            try (BenchFixture benchFixture = BenchFixture.open(Map.of(
                    "vez.jobs", "true",
                    "spring.mail.host", "127.0.0.1",
                    "spring.mail.port", Integer.toString(sink.port()),
                    "spring.mail.properties.mail.smtp.starttls.enable", "false",
                    "spring.mail.properties.mail.smtp.starttls.required", "false",
                    "vez.mail.senders", Integer.toString(SENDERS)))) {
                return new MailBench(sink).measure(benchFixture);
            }
        }
    }

    private boolean measure(BenchFixture benchFixture) throws Exception {
        benchFixture.empty();
        fill(benchFixture, 2_000);
        send(benchFixture, 2_000);
        bare(2_000);
        double before = bare(MESSAGES / 2);
        fill(benchFixture, MESSAGES);
        explain(benchFixture);
        double rate = send(benchFixture, MESSAGES);
        double after = bare(MESSAGES / 2);
        double limit = (before + after) / 2;
        int left = benchFixture.jdbc.queryForObject(
                "select count(*) from notifications_outbox where state <> 'SENT'", Integer.class);
        Bench.note(
                "%,d letters at %,.0f a second, a bare sender %,.0f; %d sessions in all; %d not sent",
                MESSAGES, rate, limit, sink.sessions(), left);
        boolean met = Bench.verdict("mail (letters)", rate / limit, TARGET, true);
        return met & codesInTime & left == 0;
    }

    /** Letters that wait, written as the outbox writes them. */
    private void fill(BenchFixture benchFixture, int count) {
        Vault vault = benchFixture.bean(Vault.class);
        JsonMapper json = JsonMapper.builder().build();
        List<Object[]> rows = new ArrayList<>();
        Timestamp now = Timestamp.from(Instant.now());
        for (int i = 0; i < count; i++) {
            UUID id = Ids.next();
            byte[] words = json.writeValueAsString(BenchLetters.letter(i)).getBytes(StandardCharsets.UTF_8);
            rows.add(new Object[] {id, "bench/" + id, vault.seal(words, "outbox/" + id), now, now});
            if (rows.size() == 1_000 || i == count - 1) {
                benchFixture.jdbc.batchUpdate(
                        "insert into notifications_outbox (id, dedupe, kind, lane, message, state, attempts, next_at,"
                                + " created_at) values (?, ?, 'bench', 2, ?, 'DUE', 0, ?, ?)",
                        rows);
                rows.clear();
            }
        }
        benchFixture.jdbc.execute("analyze table notifications_outbox");
    }

    private void explain(BenchFixture benchFixture) {
        List<Map<String, Object>> plan = benchFixture.jdbc.queryForList(
                "explain select id from notifications_outbox where state = 'DUE' and lane = 2 and next_at <= now(6)"
                        + " order by next_at limit 20");
        Bench.note(
                "the lease reads by %s, %s",
                plan.getFirst().get("key"), plan.getFirst().get("Extra"));
    }

    /** Wakes the senders with one more letter and waits until all are out, asking for codes meanwhile. @return rate */
    private double send(BenchFixture benchFixture, int count) throws Exception {
        letters.set(0);
        codes.clear();
        ApplicationContext application = benchFixture.bean(ApplicationContext.class);
        SignIn signIn = benchFixture.bean(SignIn.class);
        long start = System.nanoTime();
        benchFixture
                .bean(TransactionTemplate.class)
                .executeWithoutResult(status -> BenchLetters.enqueue(application, count));
        List<Double> waits = new ArrayList<>();
        for (int i = 1; i <= CODES; i++) {
            await(count * i / (CODES + 1));
            String to = "code" + i + UUID.randomUUID() + "@bench.example";
            long asked = System.nanoTime();
            signIn.request(new SignIn.Asking(SignInContact.of(to), "pt-PT", "/home", "192.0.2." + i, to, "", true));
            while (!codes.containsKey(to)) {
                LockSupport.parkNanos(200_000);
            }
            waits.add((codes.get(to) - asked) / 1e9);
        }
        boolean busy = letters.get() < count;
        await(count + 1);
        double rate = (count + 1) / ((System.nanoTime() - start) / 1e9);
        awaitWritten(benchFixture);
        double[] sorted =
                waits.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        Bench.note(
                "codes asked for while %,d letters waited: %.3f s in the middle, %.3f s at most%s",
                count, sorted[CODES / 2], sorted[CODES - 1], busy ? "" : " (the queue was short)");
        codesInTime = Bench.verdict("mail (codes)", sorted[CODES - 1] / SECONDS_FOR_A_CODE, 1, false);
        return rate;
    }

    private void awaitWritten(BenchFixture benchFixture) {
        while (benchFixture.jdbc.queryForObject(
                        "select count(*) from notifications_outbox where state = 'DUE'", Integer.class)
                > 0) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    private void await(int count) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(20);
        while (letters.get() < count) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the letters do not go out");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** As many sessions, each composing and handing over letters of the same words, with nothing else around. */
    private double bare(int count) throws Exception {
        letters.set(0);
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            int sender = i;
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    bare(sender, count / SENDERS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return letters.get() / ((System.nanoTime() - start) / 1e9);
    }

    private void bare(int sender, int count) throws Exception {
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(sink.port()));
        Session session = Session.getInstance(settings);
        String html = "<html><body>" + "x".repeat(1_900) + "</body></html>";
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            for (int i = 0; i < count; i++) {
                var mime = new MimeMessage(session);
                var helper = new MimeMessageHelper(mime, true, "UTF-8");
                helper.setFrom("vez@bench.example");
                helper.setTo("letter" + sender + "-" + i + "@bench.example");
                helper.setSubject(BenchLetters.subject(i));
                helper.setText(BenchLetters.text(i), html);
                mime.saveChanges();
                transport.sendMessage(mime, mime.getAllRecipients());
            }
        }
    }
}

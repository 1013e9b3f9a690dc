package pt.vez.training.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.shared.LocalText;
import pt.vez.training.TrainingEvents.CertificateEnded;
import pt.vez.training.TrainingEvents.CertificateLapsing;
import pt.vez.training.TrainingEvents.Ending;

/**
 * Tells holders 60, 30 and 7 days before a certificate ends, and when it has ended; each once, also with several
 * nodes.
 */
@Component
public class CertificateEnds {
    private static final List<Integer> THRESHOLDS = List.of(7, 30, 60);
    private static final int LAPSED = 0;
    /** Days after the end of a certificate within which its holder is still told. */
    private static final int NEWS = 30;

    private static final int BATCH = 200;
    private final JdbcClient jdbc;
    private final CertificateRepository certificates;
    private final ApplicationEventPublisher events;
    private final Transactions transactions;
    private final Clock clock;

    CertificateEnds(
            JdbcClient jdbc,
            CertificateRepository certificates,
            ApplicationEventPublisher events,
            Transactions transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.certificates = certificates;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Ends(UUID id, UUID account, String course, LocalText name, LocalDate to) {}

    /** @return how many holders were told; 0 when none is left */
    public int tell() {
        LocalDate today = certificates.today();
        int told = 0;
        for (int threshold : THRESHOLDS) {
            // After a pause of the job only the nearest reminder is sent, not all that were missed.
            told += tell(
                    due(today, today.plusDays(threshold), threshold),
                    threshold,
                    each -> new CertificateLapsing(each.id(), each.account(), each.name(), each.to(), threshold));
        }
        return told
                + tell(
                        due(today.minusDays(NEWS), today.minusDays(1), LAPSED),
                        LAPSED,
                        each -> new CertificateEnded(
                                each.id(), each.account(), each.course(), each.name(), Ending.LAPSED));
    }

    private int tell(List<Ends> due, int threshold, Function<Ends, Object> event) {
        return FaultIsolation.each(
                "training-certificate-ends",
                due,
                each -> transactions.run(() -> {
                    boolean first = mark(each, threshold);
                    if (first) {
                        events.publishEvent(event.apply(each));
                    }
                    return first ? 1 : 0;
                }));
    }

    /** Certificates that end in these days, that nothing later replaces, about which nothing as near was said yet. */
    private List<Ends> due(LocalDate from, LocalDate to, int threshold) {
        return jdbc.sql("select t.id, t.account_id, t.course_code, c.name_pt, c.name_en, t.valid_to"
                        + " from training_certificate t join training_course c on c.code = t.course_code"
                        + " where t.valid_to between :from and :to and t.revoked_at is null"
                        + " and not exists (select 1 from training_reminder r where r.certificate_id = t.id and r.days <= :days)"
                        + " and not exists (select 1 from training_certificate l where l.account_id = t.account_id"
                        + " and l.course_code = t.course_code and l.valid_to > t.valid_to and l.revoked_at is null)"
                        + " order by t.id limit :limit")
                .param("from", from)
                .param("to", to)
                .param("days", threshold)
                .param("limit", BATCH)
                .query((row, n) -> new Ends(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        new LocalText(row.getString(4), row.getString(5)),
                        row.getObject(6, LocalDate.class)))
                .list();
    }

    private boolean mark(Ends certificate, int threshold) {
        return jdbc.sql("insert ignore into training_reminder values (?, ?, ?)")
                        .params(certificate.id(), threshold, clock.instant())
                        .update()
                == 1;
    }
}

package pt.vez.training.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.training.TrainingEvents.CertificateEnded;
import pt.vez.training.TrainingEvents.CertificateLapsing;
import pt.vez.training.TrainingEvents.Ending;
import pt.vez.training.internal.ReminderRepository.Ends;

/**
 * Tells holders 60, 30 and 7 days before a certificate ends, and when it has ended; each once, also with several
 * nodes.
 */
@Component
class CertificateEnds {
    private static final List<Integer> THRESHOLDS = List.of(7, 30, 60);
    private static final int LAPSED = 0;
    /** Days after the end of a certificate within which its holder is still told. */
    private static final int NEWS = 30;

    private static final int BATCH = 200;
    private final CertificateRepository certificates;
    private final ReminderRepository reminders;
    private final ApplicationEventPublisher events;
    private final Transactions transactions;
    private final Clock clock;

    CertificateEnds(
            CertificateRepository certificates,
            ReminderRepository reminders,
            ApplicationEventPublisher events,
            Transactions transactions,
            Clock clock) {
        this.certificates = certificates;
        this.reminders = reminders;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return how many holders were told; 0 when none is left */
    public int tell() {
        LocalDate today = certificates.today();
        int told = 0;
        for (int threshold : THRESHOLDS) {
            // After a pause of the job only the nearest reminder is sent, not all that were missed.
            told += tell(
                    reminders.due(today, today.plusDays(threshold), threshold, BATCH),
                    threshold,
                    each -> new CertificateLapsing(each.id(), each.account(), each.name(), each.to(), threshold));
        }
        return told
                + tell(
                        reminders.due(today.minusDays(NEWS), today.minusDays(1), LAPSED, BATCH),
                        LAPSED,
                        each -> new CertificateEnded(
                                each.id(), each.account(), each.course(), each.name(), Ending.LAPSED));
    }

    private int tell(List<Ends> due, int threshold, Function<Ends, Object> event) {
        return FaultIsolation.each(
                "training-certificate-ends",
                due,
                each -> transactions.run(() -> {
                    boolean first = reminders.mark(each.id(), threshold, clock.instant());
                    if (first) {
                        events.publishEvent(event.apply(each));
                    }
                    return first ? 1 : 0;
                }));
    }
}

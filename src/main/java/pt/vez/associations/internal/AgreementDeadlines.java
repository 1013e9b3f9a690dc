package pt.vez.associations.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import pt.vez.associations.Agreement;
import pt.vez.associations.AgreementCalendar;
import pt.vez.associations.internal.AgreementDeadlineRepository.Named;
import pt.vez.associations.internal.AgreementDeadlineRepository.Near;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.shared.Zones;

/** Reminders and ends of agreements, as jobs and administrators cause them. */
@Service
class AgreementDeadlines implements AgreementCalendar {
    private final AgreementDeadlineRepository agreements;
    private final ApplicationEventPublisher events;
    private final Transactions transactions;
    private final Clock clock;

    AgreementDeadlines(
            AgreementDeadlineRepository agreements,
            ApplicationEventPublisher events,
            Transactions transactions,
            Clock clock) {
        this.agreements = agreements;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public int closeOver() {
        return FaultIsolation.each(
                "associations-agreements", agreements.over(today()), id -> transactions.run(() -> close(id)));
    }

    private int close(UUID id) {
        boolean closed = agreements.close(id, today(), clock.instant());
        if (closed) {
            tell(id, Agreement.Change.ENDED, "");
            tellIfWithout(id, "TERM");
        }
        return closed ? 1 : 0;
    }

    @Override
    public int remind() {
        LocalDate today = today();
        List<Near> near = agreements.endingBetween(today, today.plusDays(90));
        return FaultIsolation.each("associations-agreements", near, one -> transactions.run(() -> remind(one, today)));
    }

    private int remind(Near one, LocalDate today) {
        int left = (int) ChronoUnit.DAYS.between(today, one.until());
        int step = left <= 7 ? 7 : left <= 30 ? 30 : 90;
        boolean first = agreements.remind(one.id(), step);
        if (first) {
            events.publishEvent(new Agreement.Ending(one.id(), one.partner(), one.name(), one.reference(), left));
        }
        return first ? 1 : 0;
    }

    void tell(UUID agreementId, Agreement.Change change, String reason) {
        Named known = agreements.named(agreementId);
        events.publishEvent(
                new Agreement.AgreementStopped(agreementId, known.partner(), known.reference(), change, reason));
    }

    void tellIfWithout(UUID agreementId, String cause) {
        agreements
                .partnerWithout(agreementId, today())
                .ifPresent(left ->
                        events.publishEvent(new Agreement.PartnerWithoutAgreement(left.id(), left.name(), cause)));
    }

    private LocalDate today() {
        return Zones.today(clock);
    }
}

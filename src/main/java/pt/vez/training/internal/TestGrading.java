package pt.vez.training.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.identity.Accounts;
import pt.vez.shared.Base32;
import pt.vez.shared.Ids;
import pt.vez.training.Certificate;
import pt.vez.training.CertificateStanding;
import pt.vez.training.Course;
import pt.vez.training.TrainingEvents.CertificateIssued;
import pt.vez.training.internal.AttemptRepository.Attempt;

/** Counts right answers, once, and gives the certificate. */
@Component
class TestGrading {
    private final EnrolmentRepository enrolments;
    private final AttemptRepository attempts;
    private final CertificateRepository certificates;
    private final Accounts accounts;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TestGrading(
            EnrolmentRepository enrolments,
            AttemptRepository attempts,
            CertificateRepository certificates,
            Accounts accounts,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.enrolments = enrolments;
        this.attempts = attempts;
        this.certificates = certificates;
        this.accounts = accounts;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** Hands an attempt in; nothing happens when it was handed in before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void grade(Attempt attempt) {
        boolean first = attempts.handIn(attempt.id());
        Integer right = attempts.get(attempt.id()).orElseThrow().right();
        if (first && right != null && right >= attempt.needed()) {
            UUID account = enrolments.find(attempt.enrolment()).orElseThrow().person();
            UUID certificate =
                    issue(account, attempts.standing(attempt.enrolment()).course());
            attempts.certify(attempt.id(), certificate);
        }
    }

    /**
     * Issues a certificate, valid from today; the time left of a certificate in force is added, so that an early
     * renewal loses none.
     */
    private UUID issue(UUID account, Course course) {
        UUID id = Ids.next();
        LocalDate today = certificates.today();
        LocalDate end = certificates
                .valid(account, course.code())
                .filter(current -> current.standing() == CertificateStanding.VALID)
                .map(Certificate::to)
                .orElse(today)
                .plusMonths(course.rules().validityMonths());
        String number = Base32.random(Certificate.BODY);
        certificates.insert(id, number, account, course.code(), today, end);
        accounts.actor(account, null)
                .ifPresent(holder ->
                        journal.record(holder, "certificate.issued", null, null, course.code() + " " + number));
        events.publishEvent(new CertificateIssued(id, account, course.code(), course.name(), today, end));
        return id;
    }
}

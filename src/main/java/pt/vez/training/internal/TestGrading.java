package pt.vez.training.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import pt.vez.training.internal.TestAttempts.Attempt;

/** Counts right answers, once, and gives the certificate. */
@Component
public class TestGrading {
    private final JdbcClient jdbc;
    private final TestAttempts attempts;
    private final CertificateRepository certificates;
    private final Accounts accounts;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TestGrading(
            JdbcClient jdbc,
            TestAttempts attempts,
            CertificateRepository certificates,
            Accounts accounts,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
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
        int first = jdbc.sql("update training_attempt set submitted_at = ?, right_answers ="
                        + " (select count(*) from training_answer w where w.attempt_id = ? and w.chosen = 0)"
                        + " where id = ? and submitted_at is null")
                .params(clock.instant(), attempt.id(), attempt.id())
                .update();
        Integer right = attempts.get(attempt.id()).orElseThrow().right();
        if (first == 1 && right != null && right >= attempt.needed()) {
            UUID account = jdbc.sql("select account_id from training_enrolment where id = ?")
                    .param(attempt.enrolment())
                    .query(UUID.class)
                    .single();
            UUID certificate =
                    issue(account, attempts.standing(attempt.enrolment()).course());
            jdbc.sql("update training_attempt set certificate_id = ? where id = ?")
                    .params(certificate, attempt.id())
                    .update();
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
        jdbc.sql(
                        "insert into training_certificate (id, number, account_id, course_code, issued_at, valid_from, valid_to)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(id, number, account, course.code(), clock.instant(), today, end)
                .update();
        accounts.actor(account, null)
                .ifPresent(holder ->
                        journal.record(holder, "certificate.issued", null, null, course.code() + " " + number));
        events.publishEvent(new CertificateIssued(id, account, course.code(), course.name(), today, end));
        return id;
    }
}

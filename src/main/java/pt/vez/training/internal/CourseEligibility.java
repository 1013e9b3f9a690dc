package pt.vez.training.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pt.vez.shared.InvalidInput;
import pt.vez.training.Certificate;
import pt.vez.training.CertificateStanding;
import pt.vez.training.Course;
import pt.vez.training.SessionKind;
import pt.vez.training.TrainingSession;

/** Decides which kind of session a mediator needs for a certificate. */
@Component
class CourseEligibility {
    private final CertificateRepository certificates;
    private final CourseRepository courses;
    private final AttemptRepository attempts;
    private final Clock clock;

    CourseEligibility(
            CertificateRepository certificates, CourseRepository courses, AttemptRepository attempts, Clock clock) {
        this.certificates = certificates;
        this.courses = courses;
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * The whole course is for who has no valid certificate, or one that ends soon; a refresher for who has one that
     * ends soon or ended a short time ago. After a revocation only the whole course is left.
     */
    private void require(UUID account, Course course, SessionKind kind) {
        LocalDate today = certificates.today();
        Certificate last = certificates.latest(account, course.code()).orElse(null);
        boolean soon = last != null
                && last.standing() != CertificateStanding.REVOKED
                && course.rules().refreshes(last.to(), today);
        if (kind == SessionKind.REFRESHER && !soon) {
            throw new InvalidInput("training.enrol.refresher");
        }
        if (kind == SessionKind.FULL && last != null && last.standing() == CertificateStanding.VALID && !soon) {
            throw new InvalidInput("training.enrol.certified");
        }
    }

    /**
     * @throws InvalidInput when the session is closed, its kind is not open to this person, or they have a test of the
     *     course to take first
     */
    void requireOpen(UUID account, TrainingSession session) {
        Course course = courses.get(session.course());
        if (session.cancelled() || !course.active() || !session.start().isAfter(clock.instant())) {
            throw new InvalidInput("training.enrol.closed");
        }
        require(account, course, session.kind());
        if (attempts.isTestOpen(account, course)) {
            throw new InvalidInput("training.enrol.testFirst");
        }
    }

    /** The kinds of sessions this person may enrol in now. */
    Set<SessionKind> open(UUID account, Course course) {
        if (attempts.isTestOpen(account, course)) {
            return Set.of();
        }
        return Arrays.stream(SessionKind.values())
                .filter(kind -> isOpen(account, course, kind))
                .collect(Collectors.toSet());
    }

    private boolean isOpen(UUID account, Course course, SessionKind kind) {
        try {
            require(account, course, kind);
            return true;
        } catch (InvalidInput e) {
            return false;
        }
    }
}

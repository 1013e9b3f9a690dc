package pt.vez.training.internal;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.shared.InvalidInput;
import pt.vez.training.Certificate;
import pt.vez.training.CertificateStanding;
import pt.vez.training.Course;
import pt.vez.training.SessionKind;

/** Decides which kind of session a mediator needs for a certificate. */
@Component
class CourseEligibility {
    private final CertificateRepository certificates;

    CourseEligibility(CertificateRepository certificates) {
        this.certificates = certificates;
    }

    /**
     * The whole course is for who has no valid certificate, or one that ends soon; a refresher for who has one that
     * ends soon or ended a short time ago. After a revocation only the whole course is left.
     */
    public void require(UUID account, Course course, SessionKind kind) {
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

    /** Whether {@link #require} would let this person pass. */
    public boolean isOpen(UUID account, Course course, SessionKind kind) {
        try {
            require(account, course, kind);
            return true;
        } catch (InvalidInput e) {
            return false;
        }
    }
}

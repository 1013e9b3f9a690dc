package pt.vez.training;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import pt.vez.shared.LocalText;

/** Events of training, published in the transaction in which they happen. */
public final class TrainingEvents {
    private TrainingEvents() {}

    /** What a letter about a session says. */
    public record About(UUID enrolmentId, UUID accountId, LocalText course, Instant start, String place) {}

    /** @param fromWaitingList a place became free for a person on the waiting list */
    public record SeatGiven(About about, boolean fromWaitingList) {}

    /**
     * Time or place of a session changed.
     *
     * @param at when, to tell one change from the next
     */
    public record SessionChanged(About about, Instant at) {}

    public record SessionCancelled(About about) {}

    /** Attendance was recorded: the test may be taken. */
    public record TestOpened(About about) {}

    public record CertificateIssued(
            UUID certificateId, UUID accountId, String courseCode, LocalText course, LocalDate from, LocalDate to) {}

    /** A certificate that nothing replaced ends in so many days; told once each at 60, 30 and 7. */
    public record CertificateLapsing(
            UUID certificateId, UUID accountId, LocalText course, LocalDate to, int threshold) {}

    public enum Ending {
        REVOKED,
        LAPSED
    }

    /** The holder has no valid certificate of the course any more. */
    public record CertificateEnded(
            UUID certificateId, UUID accountId, String courseCode, LocalText course, Ending ending) {}
}

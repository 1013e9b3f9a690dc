package pt.vez.hiring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.associations.WorkTime;
import pt.vez.scheduling.Meetings.Meeting;
import pt.vez.scheduling.Meetings.Venue;
import pt.vez.scheduling.OfferedTime;

/**
 * The candidate's side: no account, only an address with a random token that was shown and mailed once. The token is
 * stored as a hash.
 */
public interface Applications {
    /** Largest file taken, in bytes. */
    int MAX_CV = 5 * 1024 * 1024;

    /** A file of this submission that is kept although the form is not complete yet. */
    record KeptCv(Cv.Kind kind, int bytes) {}

    /**
     * What the candidate sees.
     *
     * @param interview the time that was chosen
     * @param reason what the association wrote with its decision; empty when nothing
     * @param reads when the association opened the application, the newest first
     * @param otherHours when the candidate said they could come, while no hour was found; empty when nothing was asked
     * @param eraseBy day by which everything about the candidate is erased; null while the call is open
     */
    record Followed(
            UUID id,
            PublicCall call,
            ApplicationState state,
            String name,
            Instant receivedAt,
            @Nullable Meeting interview,
            String reason,
            List<Instant> reads,
            @Nullable LocalDate eraseBy,
            Set<WorkTime> otherHours) {}

    /**
     * Takes an application; the same submission again answers the same.
     *
     * @param network address the request came from, only to count
     * @return the token of the candidate's address
     * @throws ApplicationRefused naming every mistake at its field
     * @throws pt.vez.shared.NotFound when there is no such call or it takes no applications now
     */
    String apply(String slug, ApplicationForm form, String network);

    Optional<KeptCv> kept(String slug, UUID submission);

    /** @throws pt.vez.shared.NotFound for an unknown token and after the erasure */
    Followed follow(String token);

    /** Where and when the candidate may come to an interview. */
    record Choice(Venue venue, List<OfferedTime> times) {}

    /** What the candidate may choose from; empty unless invited to an interview. */
    Optional<Choice> choice(String token);

    /**
     * Takes the time, giving up an earlier one.
     *
     * @throws pt.vez.scheduling.SeatTaken when another person took the time first
     */
    void choose(String token, UUID slotId);

    /**
     * No hour of the invitation will do: the association is told when the candidate could come, and invites anew.
     *
     * @param times names of {@link WorkTime}
     * @throws pt.vez.shared.InvalidInput when none is named, or the application waits for no interview
     */
    void askForOtherHours(String token, Set<String> times);

    /** Ends the application; seat and place are free at once, the data is erased thirty days later. */
    void withdraw(String token);
}

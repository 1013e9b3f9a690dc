package pt.vez.training;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.Limits;
import pt.vez.shared.Actor;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.PageOf;

/**
 * Certificates of training: issued, revoked, printed, and verified by their number on a public page. Days are of
 * Lisbon.
 */
public interface Certificates {
    /** The certificate of a course that counts at this moment: in force today and not revoked. For other services. */
    Optional<Certificate> valid(UUID account, String course);

    /** One's own, latest end first. */
    List<Certificate> own(Actor actor);

    /** One's own that end within so many days, and that no later one replaces. */
    List<Certificate> endingWithin(Actor actor, int days);

    /** A certificate and whose it is. */
    record Held(Certificate certificate, String holder) {}

    /**
     * For printing: its holder or an administrator.
     *
     * @throws NotAuthorised for all other actors, whether it exists or not
     */
    Held get(Actor actor, UUID id);

    /**
     * What a person who knows a number learns: no more than is needed to verify the paper.
     *
     * @param holder first name and the initial of the last
     */
    record Verified(
            String number,
            CertificateStanding standing,
            LocalText course,
            LocalDate from,
            LocalDate to,
            @Nullable LocalDate revokedOn,
            String holder) {}

    /**
     * @param typed the number as typed or scanned
     * @param address network address it was asked from; thirty numbers in ten minutes
     * @return nothing when the check character is wrong or there is no such certificate
     * @throws Limits.TooManyAttempts after that
     */
    Optional<Verified> verify(String typed, String address);

    /** What an administrator looks for: a number or a part of a name; null means any. */
    record Query(
            String text, @Nullable String course, @Nullable CertificateStanding standing) {}

    /** Soonest end first among those in force, the others after them. */
    PageOf<Held> find(Actor actor, Query query, int offset, int limit);

    /**
     * Revokes a certificate, and with it every other certificate in force that the holder has for the same course;
     * from this moment they are invalid.
     *
     * @param reason 1–300 characters; read by the holder and by administrators only
     * @throws NotAuthorised for the actor's own certificate
     */
    void revoke(Actor actor, UUID id, String reason);
}

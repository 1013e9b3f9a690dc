package pt.vez.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;

/**
 * Exchange between device and server: the grant a mediator takes along before the network is gone, and the records
 * sealed under it, sent when it returns. Grants are given to mediators on shift; what was recorded in the shift is
 * accepted after it too.
 */
public interface IntakePost {
    /** How long after the end of the duty the device may still record: for people who are in the queue by then. */
    Duration GRACE = Duration.ofMinutes(30);

    Duration LONGEST_SHIFT = Duration.ofHours(12);
    /** How long after the shift what was recorded in it may still be sent. */
    Duration SENDING = Duration.ofDays(7);
    /** How far a device's clock may be off before it is told. */
    Duration CLOCK = Duration.ofMinutes(5);

    int LARGEST = 12 << 20;
    int MOST_PHOTOGRAPHS = 8;

    /**
     * When a grant prepared now would end: {@link #GRACE} after the duty that goes on, {@link #LONGEST_SHIFT} from now
     * at the latest; nothing for who is not on duty and gets none.
     */
    Optional<Instant> ends(Actor actor);

    /**
     * A key for one device and one shift. Its end is what {@link #ends} says.
     *
     * @throws pt.vez.shared.NotAuthorised naming the condition that fails
     */
    ShiftGrant prepare(Actor actor);

    /**
     * Takes a record sealed on a device. The same record sent again, from however many connections at once, is stored
     * once and gets the same answer.
     *
     * @param id made on the device; must be the one sealed inside
     * @param deviceTime what the device believes the time to be
     * @throws pt.vez.shared.NotAuthorised when the grant is not this mediator's, or naming the condition that fails
     * @throws pt.vez.shared.InvalidInput when it was altered, is too large, came too late or is another record of this
     *     id
     */
    IntakeReceipt receive(Actor actor, UUID id, InputStream sealed, @Nullable Instant deviceTime) throws IOException;
}

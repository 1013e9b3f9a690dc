package pt.vez.invitations;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;

/** "An earlier date, at these centres, on these weekdays, with this much notice" (<i>lista de espera</i>). */
public interface WaitingList {
    /**
     * @param noticeHours how long before the time the person must know, 2 to 336
     * @param before only earlier than this; the own appointment where there is one
     */
    record Wish(
            Set<UUID> centres,
            Set<DayOfWeek> weekdays,
            int noticeHours,
            @Nullable Instant before) {}

    Optional<Wish> wishOf(Actor actor, CaseId caseId);

    /** @throws pt.vez.shared.InvalidInput without a centre or a weekday */
    void join(Actor actor, CaseId caseId, Wish wish);

    void leave(Actor actor, CaseId caseId);

    /**
     * Offers what is about to come back to those who wait, in order.
     *
     * @return offers made
     */
    int offerReturned();
}

package pt.vez.invitations;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.BulkOutcome;
import pt.vez.shared.Actor;

/**
 * Applicants whom staff of the agency call because a closure took their appointment and no message settled it
 * (<i>contacto por telefone</i>). For administrators and officers; each applicant shown in a list can read in their
 * journal who looked.
 */
public interface CallList {
    /** What came of a call. */
    enum Mark {
        /** Called, without an answer. */
        CALLED,
        /** Spoken with; something is still to be done. */
        REACHED,
        DONE
    }

    /** Why an applicant is in the list. */
    enum Why {
        /** No seat was found, or the one that was meant for them is gone. */
        NO_SEAT,
        /** The offer suited them not. */
        DECLINED,
        /** The term of the offer ended. */
        NO_ANSWER,
        /** There is an offer, but neither an e-mail address nor a telephone to tell it: write. */
        NO_CHANNEL
    }

    record Call(Mark mark, String note, Instant at, String by) {}

    /**
     * @param appointment that cannot take place
     * @param start of that appointment, to be told in the zone
     * @param address on one line, blank where there is none
     * @param language tag of the language the person reads
     */
    record Entry(
            UUID caseId,
            UUID appointment,
            String caseNumber,
            String name,
            @Nullable String phone,
            @Nullable String email,
            String address,
            String language,
            Why why,
            String centre,
            String service,
            Instant start,
            ZoneId zone,
            @Nullable Call last) {}

    /**
     * A closure with people to call.
     *
     * @param done of them
     */
    record Closure(UUID plan, String reason, LocalDateTime from, LocalDateTime until, int people, int done) {}

    /** Closures with people to call, the newest first. */
    List<Closure> closures(Actor actor);

    /** @throws pt.vez.shared.NotFound for a plan that is none */
    Closure closure(Actor actor, UUID planId);

    /** Those still to be done first, in the order of priority. Every look is written to the journal of the person. */
    List<Entry> list(Actor actor, UUID planId, int offset, int limit);

    /**
     * @param note at most 300 letters
     * @throws pt.vez.shared.InvalidInput when the person is not in the list any more
     */
    void mark(Actor actor, UUID planId, UUID appointment, Mark mark, String note);

    /**
     * As {@link #mark} for each of many people.
     *
     * @param progress gets how many have been dealt with
     * @throws pt.vez.shared.InvalidInput when the note is too long, or nothing or too much is chosen
     */
    BulkOutcome<UUID> markAll(
            Actor actor, UUID planId, Collection<UUID> appointments, Mark mark, String note, IntConsumer progress);

    /** Calls made about an appointment, the newest first. */
    List<Call> history(Actor actor, UUID planId, UUID appointment);
}

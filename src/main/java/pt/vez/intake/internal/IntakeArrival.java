package pt.vez.intake.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.intake.IntakeState;
import pt.vez.intake.internal.IntakeRepository.Entry;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;

/**
 * Stores a record once, also when several connections bring it at the same time, and notes earlier records that
 * resemble it.
 */
@Component
class IntakeArrival {
    private final IntakeRepository register;
    private final IntakePhotographs photographs;
    private final DuplicateCandidateRepository duplicateCandidates;
    private final MatchHashes matchHashes;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    IntakeArrival(
            IntakeRepository register,
            IntakePhotographs photographs,
            DuplicateCandidateRepository duplicateCandidates,
            MatchHashes matchHashes,
            Journal journal,
            Transactions transactions,
            Clock clock) {
        this.register = register;
        this.photographs = photographs;
        this.duplicateCandidates = duplicateCandidates;
        this.matchHashes = matchHashes;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return the record as it is stored, by this call or by one that was faster */
    Entry store(
            Actor actor, ShiftGrants.Known grant, Envelope envelope, Contents contents, @Nullable Long clockOffSeconds)
            throws IOException {
        UUID id = envelope.recordId();
        // Files are written before the transaction, which must not wait for a disk; of two requests the slower one
        // deletes its own.
        List<StoredPhotograph> written = photographs.write(id, contents.photographs());
        boolean kept = false;
        try {
            Instant now = clock.instant();
            Entry entry = new Entry(
                    id,
                    actor.accountId(),
                    grant.partnerId(),
                    contents.ticket(),
                    IntakeState.RECEIVED,
                    within(contents.made(), grant.issued(), now),
                    now,
                    clockOffSeconds,
                    envelope.digest(),
                    contents.person(),
                    null,
                    null,
                    null,
                    null);
            kept = transactions.run(() -> insert(actor, grant.id(), entry, written));
            return register.find(id).orElseThrow();
        } catch (DuplicateKeyException e) {
            // The same id with other contents: the one who asked compares and says so.
            return register.find(id).orElseThrow();
        } finally {
            if (!kept) {
                photographs.delete(written);
            }
        }
    }

    private boolean insert(Actor actor, UUID grantId, Entry entry, List<StoredPhotograph> written) {
        MatchHashes.Of of = matchHashes.of(entry.person());
        register.passOneByOne(entry.partnerId(), of);
        if (register.find(entry.partnerId(), entry.id(), true).isPresent()) {
            return false;
        }
        register.insert(grantId, entry, of, written);
        duplicateCandidates
                .of(entry, of)
                .forEach(earlier -> duplicateCandidates.note(entry.partnerId(), entry.id(), earlier));
        journal.record(actor, "intake.received", null, null, entry.id().toString());
        return true;
    }

    /** A device may believe anything about the time; it was made after the grant and before it arrived. */
    private static Instant within(Instant made, Instant issued, Instant now) {
        return made.isBefore(issued) ? issued : made.isAfter(now) ? now : made;
    }
}

package pt.vez.casework;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.audit.Journal;
import pt.vez.mandates.MandateView;
import pt.vez.shared.Actor;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;

/** Opening and reading cases. What is asked of one case is refused with {@link NotAuthorised} before it is looked for. */
public interface Cases {
    /** Cases the account claimed, newest first. */
    List<CaseOutline> ownOf(Actor actor);

    /** Number, procedure and stage of a case, without the person. */
    CaseOutline outline(Actor actor, CaseId id);

    /** The file; a look by staff or a mediator is written to the journal. */
    CaseView read(Actor actor, CaseId id);

    /**
     * A person opens a case by describing themselves. That proves nothing: another case with the same passport neither
     * hinders it nor is told of.
     *
     * @throws InvalidInput when the account has such a case already, or as many as it may have before a passport was
     *     seen
     */
    CaseOutline open(Actor actor, NewCase command);

    /**
     * A mediator opens a case for a person at the desk; nothing more may be done with it before a mandate.
     *
     * @throws NotAuthorised naming the condition that fails
     */
    CaseOutline intake(Actor actor, NewCase command);

    /** The account that was linked to a case no longer waits for it: it was confirmed or unlinked. */
    record PassportShown(UUID accountId) {}

    /** An account is no longer linked to a case: the person with the passport does not know it. */
    record AccountUnlinked(CaseId caseId, UUID accountId, CaseNumber number) {}

    /**
     * What the person may know about their file: who did and saw what. A mediator reads nothing of other associations.
     */
    List<Journal.Entry> journalOf(Actor actor, CaseId id, int offset, int limit);

    /** All mandates over the person, newest first; to a mediator those of the own association. */
    List<MandateView> mandatesOf(Actor actor, CaseId id);

    /**
     * The paper that proves a mandate of this case's person, as PDF.
     *
     * @throws NotFound when there is none among those of {@link #mandatesOf}
     */
    byte[] attestation(Actor actor, CaseId id, UUID mandateId);

    /**
     * The person, in their own session, takes a mandate back.
     *
     * @throws NotAuthorised for all but the account the case is linked to
     */
    void revokeMandate(Actor actor, CaseId id, UUID mandateId);

    /**
     * Whom the mediator acts for.
     *
     * @throws NotAuthorised when the authority is gone
     */
    UUID applicantUnderMandate(Actor actor, CaseId id);

    /** Address and language for messages about a case, for the notifications of the system itself. */
    Optional<Contact> contactOf(CaseId id);

    /**
     * Where messages about a case go: a corrected contact and a chosen language of the person, else the account's own
     * where the case is claimed by one, else what the register began with.
     */
    record Contact(@Nullable String email, @Nullable String phone, String language, CaseNumber number) {
        public Optional<Email> mail() {
            return Optional.ofNullable(email).map(Email::new);
        }
    }
}

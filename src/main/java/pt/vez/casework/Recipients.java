package pt.vez.casework;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;

/** Contacts of people who get no messages: they are reached by a printed letter or a call. */
public interface Recipients {
    /**
     * @param address on one line; blank where the register has neither an address nor a municipality, or an account
     *     typed it that the person has not confirmed
     * @param email where messages go: the proved address of the account where the case is claimed
     * @param language tag of the language the person reads
     */
    record Recipient(
            CaseId caseId,
            String caseNumber,
            String name,
            String address,
            @Nullable String phone,
            @Nullable String email,
            String language) {
        public boolean isReachedByMessage() {
            return phone != null || email != null;
        }
    }

    /**
     * For administrators and officers, in no order, at most a few thousand. Every look at every person is written to
     * the journal, which the person reads.
     *
     * @param action what the journal says of it
     */
    List<Recipient> of(Actor actor, String action, Collection<CaseId> cases);

    /** Cases of people without e-mail and telephone. No authority is checked: for the system's own work. */
    Set<CaseId> withoutMessages(Collection<CaseId> cases);
}

package pt.vez.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the person with the passport says about the account that is linked to their case.
 *
 * @param account the account they were asked about; null only when none waited
 */
public record AccountAnswer(Kind kind, @Nullable UUID account) {
    /** The three answers. */
    public enum Kind {
        /** It is theirs; they showed it on their telephone, or told a code sent to it. */
        THEIRS,
        /** They do not know it. */
        NOT_THEIRS,
        /** They cannot show it now; until they can it sees the outline only. */
        LATER
    }

    public static AccountAnswer theirs(UUID account) {
        return new AccountAnswer(Kind.THEIRS, account);
    }

    public static AccountAnswer notTheirs() {
        return new AccountAnswer(Kind.NOT_THEIRS, null);
    }

    public static AccountAnswer later() {
        return new AccountAnswer(Kind.LATER, null);
    }
}

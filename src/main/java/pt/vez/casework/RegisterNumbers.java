package pt.vez.casework;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.internal.RegisterNumberRepository;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.TypedText;

/**
 * The number a case has in the agency's register, beside the product's own. It has no check character and any form; it is
 * ASCII, has at most {@value #LONGEST} characters, and no two cases share its letters and digits.
 */
@Service
public class RegisterNumbers {
    public static final int LONGEST = 40;
    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9 ./_-]{1,39}");
    private static final int SHORTEST_KEY = 3;

    private final RegisterNumberRepository rows;
    private final CaseAccess access;
    private final Transactions transactions;
    private final Journal journal;

    RegisterNumbers(RegisterNumberRepository rows, CaseAccess access, Transactions transactions, Journal journal) {
        this.rows = rows;
        this.access = access;
        this.transactions = transactions;
        this.journal = journal;
    }

    @Transactional(readOnly = true)
    public Optional<String> of(Actor actor, CaseId id) {
        access.require(actor, id, CasePermission.REVIEW);
        return rows.find(id);
    }

    /**
     * Keeps the number an officer read in the register.
     *
     * @param seen what the form was filled with; empty for none
     * @param typed as written there; blank removes the number
     * @throws InvalidInput when it cannot be a number of a register, or another case has it
     * @throws ChangedMeanwhile when another officer wrote another since
     */
    public void set(Actor actor, CaseId id, String seen, String typed) {
        String number = TypedText.halfWidth(TypedText.withAsciiDigits(typed)).toUpperCase(Locale.ROOT);
        String key = key(number);
        transactions.run(() -> {
            CaseRef ref = access.require(actor, id, CasePermission.REVIEW);
            if (!number.isEmpty() && (!FORM.matcher(number).matches() || key.length() < SHORTEST_KEY)) {
                throw new InvalidInput("register.number.bad", LONGEST);
            }
            ChangedMeanwhile.requireSame(seen, rows.lock(id).orElse(""));
            rows.save(id, orNull(number), orNull(key));
            journal.record(actor, "register.number", ref.applicantId(), id.value(), "");
            return ref;
        });
    }

    /** Letters and digits alone, by which a number is found however it is punctuated. */
    public static String key(String number) {
        return number.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

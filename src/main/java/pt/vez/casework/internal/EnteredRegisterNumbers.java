package pt.vez.casework.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseRef;
import pt.vez.casework.RegisterNumbers;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.TypedText;

/** Numbers of the register as officers enter them, one after the other for a case. */
@Service
class EnteredRegisterNumbers implements RegisterNumbers {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9 ./_-]{1,39}");
    private static final int SHORTEST_KEY = 3;

    private final RegisterNumberRepository rows;
    private final CaseAccess access;
    private final Transactions transactions;
    private final Journal journal;

    EnteredRegisterNumbers(
            RegisterNumberRepository rows, CaseAccess access, Transactions transactions, Journal journal) {
        this.rows = rows;
        this.access = access;
        this.transactions = transactions;
        this.journal = journal;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> of(Actor actor, CaseId id) {
        access.require(actor, id, CasePermission.REVIEW);
        return rows.find(id);
    }

    @Override
    public void set(Actor actor, CaseId id, String seen, String typed) {
        String number = TypedText.halfWidth(TypedText.withAsciiDigits(typed)).toUpperCase(Locale.ROOT);
        String key = RegisterNumbers.key(number);
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

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

package pt.vez.people.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.DatabaseLocks;

/** Locks that decide who writes a person first; held until the transaction ends. */
@Component
class PersonLocks {
    private final DatabaseLocks locks;
    private final RegisterQueries register;

    PersonLocks(DatabaseLocks locks, RegisterQueries register) {
        this.locks = locks;
        this.register = register;
    }

    /** @param account also one after the other for what this account describes; null for staff */
    @Transactional(propagation = Propagation.MANDATORY)
    void pass(@Nullable String document, LocalDate birthDate, @Nullable UUID account) {
        List<String> keys = new ArrayList<>();
        int day = birthDate.getDayOfMonth();
        int month = birthDate.getMonthValue();
        // Day and month are exchanged often enough: both ways of writing the date are one key.
        keys.add("born/" + birthDate.getYear() + "/" + Math.min(day, month) + "/" + Math.max(day, month));
        if (document != null) {
            keys.add("document/" + PersonKeys.document(document));
        }
        if (account != null) {
            keys.add("account/" + account);
        }
        locks.hold("people.person", keys);
    }

    /** Other writers of this person wait. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock(UUID person) {
        register.lock(person);
    }
}

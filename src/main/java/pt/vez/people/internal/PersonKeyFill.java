package pt.vez.people.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.shared.Ids;

/** Fills in the keys of people who were written before there were any, or by other means. */
@Component
class PersonKeyFill {
    /** People looked at in one transaction. */
    static final int BATCH = 1_000;

    private static final Duration LATE_COMMITS = Duration.ofMinutes(10);
    private final PersonKeys keys;
    private final Transactions transactions;
    private final PersonKeyRepository stored;
    private final RegisterQueries register;
    private final Clock clock;

    PersonKeyFill(
            PersonKeys keys,
            Transactions transactions,
            PersonKeyRepository stored,
            RegisterQueries register,
            Clock clock) {
        this.keys = keys;
        this.transactions = transactions;
        this.stored = stored;
        this.register = register;
        this.clock = clock;
    }

    /**
     * Adds keys for all people without any, in the order of their identifiers, a thousand at a time each in a
     * transaction of its own, and remembers how far it came. Rows of the last ten minutes are looked at again by the
     * next pass, because transactions end in any order; a pass itself never goes back.
     *
     * @return how many people were looked at
     */
    public int fill() {
        UUID after = beginning();
        int looked = 0;
        List<UUID> seen;
        do {
            UUID from = after;
            seen = transactions.run(() -> next(from));
            looked += seen.size();
            after = seen.isEmpty() ? after : seen.getLast();
        } while (seen.size() == BATCH);
        return looked;
    }

    private UUID beginning() {
        UUID known = stored.lookedUntil();
        UUID recent = Ids.first(clock.instant().minus(LATE_COMMITS).toEpochMilli());
        return known.compareTo(recent) > 0 ? recent : known;
    }

    private List<UUID> next(UUID after) {
        List<UUID> seen = register.after(after, BATCH);
        if (!seen.isEmpty()) {
            stored.insert(without(seen));
            stored.lookedUntil(seen.getLast());
        }
        return seen;
    }

    private List<Object[]> without(List<UUID> seen) {
        var rows = new ArrayList<Object[]>();
        register.withoutKeys(seen.getFirst(), seen.getLast())
                .forEach(person -> FaultIsolation.steps(
                        "casework-person-keys", () -> rows.addAll(keys.rows(person.id(), person.traits()))));
        return rows;
    }

    /** Starts a new pass over all people; existing keys are kept. */
    @Transactional
    public void startAgain() {
        stored.lookedUntil(Ids.first(0));
    }
}

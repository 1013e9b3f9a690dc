package pt.vez.people.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.people.internal.PersonKeys.Traits;
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
    private final JdbcClient jdbc;
    private final Clock clock;

    PersonKeyFill(PersonKeys keys, Transactions transactions, JdbcClient jdbc, Clock clock) {
        this.keys = keys;
        this.transactions = transactions;
        this.jdbc = jdbc;
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
        UUID known = jdbc.sql("select after_id from casework_person_fill where id = 1")
                .query(UUID.class)
                .single();
        UUID recent = Ids.first(clock.instant().minus(LATE_COMMITS).toEpochMilli());
        return known.compareTo(recent) > 0 ? recent : known;
    }

    private List<UUID> next(UUID after) {
        List<UUID> seen = jdbc.sql("select id from casework_applicant where id > ? order by id limit " + BATCH)
                .param(after)
                .query(UUID.class)
                .list();
        if (!seen.isEmpty()) {
            keys.insert(without(seen));
            jdbc.sql("update casework_person_fill set after_id = ? where id = 1")
                    .param(seen.getLast())
                    .update();
        }
        return seen;
    }

    private List<Object[]> without(List<UUID> seen) {
        var rows = new ArrayList<Object[]>();
        jdbc.sql("select id, " + Traits.COLUMNS + " from casework_applicant a where id between ? and ?"
                        + " and not exists (select 1 from casework_person_key k where k.applicant_id = a.id)")
                .params(seen.getFirst(), seen.getLast())
                .query(row -> {
                    UUID person = row.getObject(1, UUID.class);
                    Traits traits = Traits.of(row, 2);
                    FaultIsolation.steps("casework-person-keys", () -> rows.addAll(keys.rows(person, traits)));
                });
        return rows;
    }

    /** Starts a new pass over all people; existing keys are kept. */
    @Transactional
    public void startAgain() {
        jdbc.sql("update casework_person_fill set after_id = ? where id = 1")
                .param(Ids.first(0))
                .update();
    }
}

package pt.vez.casework.internal;

import java.time.LocalDate;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets those who enter the same document, or the same birth date with its parts in whatever order, pass one after the
 * other until their transaction ends, so that the second sees the person the first one wrote.
 */
@Component
public class PersonGate {
    private static final int BUCKETS = 256;
    private final JdbcTemplate jdbc;

    PersonGate(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void pass(@Nullable String document, LocalDate birthDate) {
        pass(document, birthDate, null);
    }

    /** The same, also one after the other for what one account describes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void pass(@Nullable String document, LocalDate birthDate, @Nullable UUID account) {
        var buckets = new TreeSet<Integer>();
        int day = birthDate.getDayOfMonth();
        int month = birthDate.getMonthValue();
        buckets.add(
                Math.floorMod((birthDate.getYear() * 31 + Math.min(day, month)) * 31 + Math.max(day, month), BUCKETS));
        if (document != null) {
            buckets.add(Math.floorMod(PersonKeys.document(document).hashCode(), BUCKETS));
        }
        if (account != null) {
            buckets.add(Math.floorMod(account.hashCode(), BUCKETS));
        }
        // Always from the lowest to the highest, so that two never wait for each other.
        for (int bucket : buckets) {
            jdbc.queryForObject(
                    "select bucket from casework_person_gate where bucket = ? for update", Integer.class, bucket);
        }
    }
}

package pt.vez.people.internal;

import java.time.LocalDate;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Locks that decide who writes a person first; held until the transaction ends. */
@Component
class PersonLocks {
    private static final int BUCKETS = 256;
    private final JdbcTemplate jdbc;

    PersonLocks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param account also one after the other for what this account describes; null for staff */
    @Transactional(propagation = Propagation.MANDATORY)
    void pass(@Nullable String document, LocalDate birthDate, @Nullable UUID account) {
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

    /** Other writers of this person wait. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock(UUID person) {
        jdbc.queryForObject("select id from casework_applicant where id = ? for update", UUID.class, person);
    }
}

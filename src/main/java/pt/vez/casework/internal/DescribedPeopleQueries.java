package pt.vez.casework.internal;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.people.DescribedPeople;

/** People who have a case that an account described (claim {@code SELF}). */
@Repository
class DescribedPeopleQueries implements DescribedPeople {
    private final JdbcClient jdbc;

    DescribedPeopleQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> among(Set<UUID> people) {
        return people.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        jdbc.sql("""
                                select distinct applicant_id from casework_case
                                 where applicant_id in (:people) and claim = 'SELF'
                                """).param("people", people).query(UUID.class).list());
    }
}

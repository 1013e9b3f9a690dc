package pt.vez.people.internal;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.people.internal.PersonKeys.KeyKind;
import pt.vez.platform.BatchInsert;

/**
 * Keys people are found by, and how far the last pass over all people came. The table of keys is clustered by (kind, value,
 * applicant), so that a look-up reads its range and no other page: {@code explain} says {@code type range or ref, key
 * PRIMARY}, and as many rows as there are people with that value.
 */
@Repository
class PersonKeyRepository {
    static final String EXACT = """
            select applicant_id from people_key where kind = :kind and value = :value limit 200
            """;

    /** People who share most of the sounds come first. */
    static final String SOUND = """
            select applicant_id
              from people_key
             where kind = 'SOUND' and value in (:sounds)
             group by applicant_id
             order by count(*) desc
             limit 100
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    PersonKeyRepository(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** At most 200 people with this key. */
    List<UUID> with(KeyKind kind, long value) {
        return jdbc.sql(EXACT)
                .param("kind", kind.name())
                .param("value", value)
                .query(UUID.class)
                .list();
    }

    /** At most a hundred people with one of these sounds. */
    List<UUID> sounding(Collection<Long> sounds) {
        return sounds.isEmpty()
                ? List.of()
                : jdbc.sql(SOUND).param("sounds", sounds).query(UUID.class).list();
    }

    void deleteOf(UUID applicantId) {
        jdbc.sql("delete from people_key where applicant_id = :applicant")
                .param("applicant", applicantId)
                .update();
    }

    /** @param rows kind, value and person; those that are there already change nothing */
    void insert(List<Object[]> rows) {
        BatchInsert.insert(
                batch,
                "insert into people_key (kind, value, applicant_id)",
                "on duplicate key update kind = values(kind)",
                rows);
    }

    /** The last person a pass looked at. */
    UUID lookedUntil() {
        return jdbc.sql("select after_id from people_key_fill where id = 1")
                .query(UUID.class)
                .single();
    }

    void lookedUntil(UUID person) {
        jdbc.sql("update people_key_fill set after_id = :person where id = 1")
                .param("person", person)
                .update();
    }
}

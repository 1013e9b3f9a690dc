package pt.vez.people.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.people.internal.PersonKeys.Traits;

/** People of the register, many at once, and their locks. */
@Repository
class RegisterQueries {
    private final JdbcClient jdbc;

    RegisterQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person with what a comparison is made from. */
    record Known(
            UUID id,
            Traits traits,
            LocalDate birthDate,
            @Nullable String municipality) {}

    /** In no order. */
    List<Known> of(Collection<UUID> people) {
        return jdbc.sql("""
                        select id, name, native_name, birth_date, passport_number, nif, niss, phone, email, municipality
                          from people_applicant
                         where id in (:people)
                        """)
                .param("people", people)
                .query(RegisterQueries::known)
                .list();
    }

    /** The next people in the order of their identifiers. */
    List<UUID> after(UUID last, int limit) {
        return jdbc.sql("select id from people_applicant where id > :last order by id limit :limit")
                .param("last", last)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** Those between these identifiers, both included, who have no keys. */
    List<Known> withoutKeys(UUID first, UUID last) {
        return jdbc.sql("""
                        select a.id, a.name, a.native_name, a.birth_date, a.passport_number, a.nif, a.niss, a.phone,
                               a.email, a.municipality
                          from people_applicant a
                         where a.id between :first and :last
                           and not exists (select 1 from people_key k where k.applicant_id = a.id)
                        """)
                .param("first", first)
                .param("last", last)
                .query(RegisterQueries::known)
                .list();
    }

    private static Known known(ResultSet row, int n) throws SQLException {
        LocalDate birth = row.getObject("birth_date", LocalDate.class);
        return new Known(
                row.getObject("id", UUID.class),
                new Traits(
                        row.getString("name"),
                        row.getString("native_name"),
                        birth,
                        row.getString("passport_number"),
                        row.getString("nif"),
                        row.getString("niss"),
                        row.getString("phone"),
                        row.getString("email")),
                birth,
                row.getString("municipality"));
    }

    /** Other writers of this person wait until the transaction ends. */
    void lock(UUID person) {
        jdbc.sql("select id from people_applicant where id = :person for update")
                .param("person", person)
                .query(UUID.class)
                .single();
    }
}

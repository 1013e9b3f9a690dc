package pt.vez.casework.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.casework.CaseLookup.Whereabouts;
import pt.vez.casework.Stage;
import pt.vez.shared.LocalText;
import pt.vez.shared.PartialDate;

/** What is told of a case without sign-in, with the birth date that has to be known. */
@Repository
class CaseLookupQueries {
    private final JdbcClient jdbc;

    CaseLookupQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Known(Whereabouts whereabouts, PartialDate birth) {}

    /** @param number a valid one, in its canonical form */
    Optional<Known> find(String number) {
        return jdbc.sql("""
                        select c.stage, c.stage_since, p.name_pt, p.name_en, a.birth_date, a.birth_precision
                          from casework_case c
                          join people_applicant a on a.id = c.applicant_id
                          join casework_procedure p on p.code = c.procedure_code
                         where c.number = :number
                        """)
                .param("number", number)
                .query((row, n) -> new Known(
                        new Whereabouts(
                                Stage.valueOf(row.getString("stage")),
                                row.getObject("stage_since", Instant.class),
                                new LocalText(row.getString("name_pt"), row.getString("name_en"))),
                        new PartialDate(
                                row.getObject("birth_date", LocalDate.class),
                                PartialDate.Precision.valueOf(row.getString("birth_precision")))))
                .optional();
    }
}

package pt.vez.mandates.internal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.mandates.MandateNotices.Due;
import pt.vez.mandates.MandateWatch.Flagged;
import pt.vez.mandates.MandateWatch.Left;
import pt.vez.shared.PageOf;

/** Lists of mandates that need the agency, a page at a time. */
@Repository
class MandateReviewQueries {
    private static final String LEFT = """
              from mandates_mandate m
             where m.ended_by = 'AGREEMENT'
               and not exists (select 1 from mandates_mandate n
                                where n.applicant_id = m.applicant_id and n.requested_at > m.ended_at
                                  and n.state = 'ACTIVE')
            """;

    private final JdbcClient jdbc;

    MandateReviewQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that ended with an agreement and have no successor, latest first. */
    PageOf<Left> left(int offset, int limit) {
        return page(
                "select m.id as mandate_id, m.case_id, m.association_name, m.ended_at " + LEFT
                        + " order by m.ended_at desc, m.id limit :limit offset :offset",
                "select count(*) " + LEFT,
                Left.class,
                offset,
                limit);
    }

    /** Flagged and not reviewed, latest first. */
    PageOf<Flagged> flagged(int offset, int limit) {
        return page(
                """
                select id as mandate_id, case_id, association_name, mediator_name, flag, state, requested_at,
                       coalesce(letter_due, false) as letter_due, letter_printed_at
                  from mandates_mandate
                 where second_look = true
                 order by requested_at desc, id
                 limit :limit offset :offset
                """, "select count(*) from mandates_mandate where second_look = true", Flagged.class, offset, limit);
    }

    /** With a letter that is not printed yet, longest due first. */
    PageOf<Due> due(int offset, int limit) {
        return page("""
                select id as mandate_id, case_id, association_name, mediator_name, granted_at
                  from mandates_mandate
                 where letter_due = true
                 order by granted_at, id
                 limit :limit offset :offset
                """, "select count(*) from mandates_mandate where letter_due = true", Due.class, offset, limit);
    }

    private <T> PageOf<T> page(String select, String count, Class<T> row, int offset, int limit) {
        List<T> some = jdbc.sql(select)
                .param("limit", limit)
                .param("offset", offset)
                .query(row)
                .list();
        return new PageOf<>(some, jdbc.sql(count).query(Long.class).single());
    }
}

package pt.vez.invitations.internal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases of one centre and service that wait and have no appointment, in the order of their rank. */
@Component
class WaitingCaseQueries {
    private static final String WAITING = """
              from invitations_priority p
             where p.centre_id = :centre and p.service_code = :service and p.state = 'WAITING'
               and not exists (select 1 from scheduling_case_appointment a
                                where a.case_id = p.case_id and a.service_code = p.service_code and a.active)
            """;
    private static final String PAGE = "select p.case_id, p.centre_id, p.municipality, p.score " + WAITING;
    private static final String IN_ORDER = " order by p.score desc, p.case_id limit :most";

    private static final RowMapper<Waiting> ROW = (row, n) -> new Waiting(
            row.getObject("case_id", UUID.class),
            row.getObject("centre_id", UUID.class),
            row.getString("municipality"),
            row.getInt("score"));

    private final JdbcClient jdbc;

    WaitingCaseQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param home the centre the person belongs to */
    record Waiting(UUID caseId, UUID home, @Nullable String municipality, int score) {}

    long count(UUID centre, String service) {
        return jdbc.sql("select count(*) " + WAITING)
                .param("centre", centre)
                .param("service", service)
                .query(Long.class)
                .single();
    }

    /** The next in order, locked until the transaction ends; without those another transaction has locked. */
    List<UUID> lockNext(UUID centre, String service, long most) {
        return jdbc.sql("select p.case_id " + WAITING + IN_ORDER + " for update skip locked")
                .param("centre", centre)
                .param("service", service)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    List<Waiting> first(UUID centre, String service, int most) {
        return jdbc.sql(PAGE + IN_ORDER)
                .param("centre", centre)
                .param("service", service)
                .param("most", most)
                .query(ROW)
                .list();
    }

    /** Of the same score as this case, those that follow it. */
    List<Waiting> sameScoreAfter(Waiting last, String service, int most) {
        return jdbc.sql(PAGE + " and p.score = :score and p.case_id > :case" + IN_ORDER)
                .param("centre", last.home())
                .param("service", service)
                .param("score", last.score())
                .param("case", last.caseId())
                .param("most", most)
                .query(ROW)
                .list();
    }

    List<Waiting> lowerScores(Waiting last, String service, int most) {
        return jdbc.sql(PAGE + " and p.score < :score" + IN_ORDER)
                .param("centre", last.home())
                .param("service", service)
                .param("score", last.score())
                .param("most", most)
                .query(ROW)
                .list();
    }
}

package pt.vez.casework.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.Stage;

/** Reads with SQL what allocation and booking need of many cases. */
@Repository
class CaseFactsQueries implements CaseFacts {
    private static final String COLUMNS = """
            select c.id, p.service_code, c.stage, c.opened_at, a.municipality, s.vulnerability is not null as vulnerable,
                   s.court_order_by, s.legal_deadline, coalesce(s.protected, false) as protected, f.family_id,
                   case when f.family_id is null then 1
                        else (select count(*) from casework_family m where m.family_id = f.family_id) end as family
            """;

    private static final String BESIDE = """
              join casework_procedure p on p.code = c.procedure_code
              join people_applicant a on a.id = c.applicant_id
              left join casework_standing s on s.case_id = c.id
              left join casework_family f on f.case_id = c.id
            """;

    private static final String OF_CASES = COLUMNS + " from casework_case c " + BESIDE + " where c.id in (:ids)";

    /** In the order of the primary key, so that a page is read and no more. */
    private static final String WAITING = COLUMNS + " from casework_case c force index (primary) " + BESIDE
            + " where c.stage = 'APPOINTMENT' and c.id > :after order by c.id limit :limit";

    private final JdbcClient jdbc;

    CaseFactsQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Facts facts(ResultSet row, int n) throws SQLException {
        return new Facts(
                new CaseId(row.getObject("id", UUID.class)),
                row.getString("service_code"),
                Stage.valueOf(row.getString("stage")),
                row.getObject("opened_at", Instant.class),
                row.getString("municipality"),
                row.getBoolean("vulnerable"),
                row.getObject("court_order_by", LocalDate.class),
                row.getObject("legal_deadline", LocalDate.class),
                row.getBoolean("protected"),
                row.getObject("family_id", UUID.class),
                row.getInt("family"));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isPassportAwaited(UUID account) {
        return jdbc.sql("""
                        select exists (select 1 from casework_case
                                        where account_id = :account and claim = 'PROVISIONAL')
                        """).param("account", account).query(Boolean.class).single();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, CaseNumber> waitingForPassport(Collection<UUID> accounts) {
        Map<UUID, CaseNumber> found = new HashMap<>();
        if (!accounts.isEmpty()) {
            jdbc.sql("""
                            select account_id, number
                              from casework_case
                             where account_id in (:accounts) and claim = 'PROVISIONAL'
                             order by opened_at
                            """).param("accounts", accounts).query(row -> {
                found.putIfAbsent(row.getObject("account_id", UUID.class), new CaseNumber(row.getString("number")));
            });
        }
        return found;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Described> describedBeside(CaseId caseId) {
        return jdbc.sql("""
                        select o.id, p.service_code
                          from casework_case c
                          join casework_case o on o.account_id = c.account_id and o.id <> c.id and o.claim = 'SELF'
                          join casework_procedure p on p.code = o.procedure_code
                          left join casework_family f on f.case_id = c.id
                          left join casework_family g on g.case_id = o.id
                         where c.id = :case and c.claim = 'SELF'
                           and (f.family_id is null or g.family_id is null or f.family_id <> g.family_id)
                        """)
                .param("case", caseId.value())
                .query((row, n) ->
                        new Described(new CaseId(row.getObject("id", UUID.class)), row.getString("service_code")))
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockDescribed(Collection<CaseId> cases) {
        List<UUID> accounts =
                jdbc.sql("""
                        select distinct account_id
                          from casework_case
                         where id in (:ids) and claim = 'SELF' and account_id is not null
                         order by account_id
                        """).param("ids", values(cases)).query(UUID.class).list();
        for (UUID account : accounts) {
            jdbc.sql("""
                            select id
                              from casework_case force index (casework_case_account)
                             where account_id = :account
                               for update
                            """).param("account", account).query(UUID.class).list();
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Facts> of(Collection<CaseId> cases) {
        return cases.isEmpty()
                ? List.of()
                : jdbc.sql(OF_CASES)
                        .param("ids", values(cases))
                        .query(CaseFactsQueries::facts)
                        .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Facts> waiting(@Nullable CaseId after, int limit) {
        return jdbc.sql(WAITING)
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("limit", limit)
                .query(CaseFactsQueries::facts)
                .list();
    }

    @Override
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public List<Bookable> bookable(Collection<UUID> cases) {
        return jdbc.sql("select id, applicant_id, stage from casework_case where id in (:ids)")
                .param("ids", cases)
                .query((row, n) -> new Bookable(
                        new CaseId(row.getObject("id", UUID.class)),
                        row.getObject("applicant_id", UUID.class),
                        Stage.valueOf(row.getString("stage"))))
                .list();
    }

    private static List<UUID> values(Collection<CaseId> cases) {
        return cases.stream().map(CaseId::value).toList();
    }
}

package pt.vez.casework;

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
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What allocation needs to know about many cases at once. No names, no contact: only what a place in the order is made
 * of. For the system's own work, never for a screen.
 */
@Service
public class CaseFacts {
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate named;

    CaseFacts(JdbcClient jdbc, NamedParameterJdbcTemplate named) {
        this.jdbc = jdbc;
        this.named = named;
    }

    /** @param family number of cases that belong together, 1 for a person alone */
    public record Facts(
            CaseId id,
            String serviceCode,
            Stage stage,
            Instant openedAt,
            @Nullable String municipality,
            boolean vulnerable,
            @Nullable LocalDate courtOrderBy,
            @Nullable LocalDate legalDeadline,
            boolean protectedAppointment,
            @Nullable UUID familyId,
            int family) {}

    /** What booking checks about a case. */
    public record Bookable(CaseId id, UUID applicantId, Stage stage) {}

    private static final String SELECT = "select c.id, p.service_code, c.stage, c.opened_at, a.municipality,"
            + " s.vulnerability is not null, s.court_order_by, s.legal_deadline, coalesce(s.protected, false), f.family_id,"
            + " case when f.family_id is null then 1 else (select count(*) from casework_family m where m.family_id = f.family_id) end"
            + " from casework_case c join casework_procedure p on p.code = c.procedure_code"
            + " join casework_applicant a on a.id = c.applicant_id left join casework_standing s on s.case_id = c.id"
            + " left join casework_family f on f.case_id = c.id";

    private static Facts facts(ResultSet row, int n) throws SQLException {
        return new Facts(
                new CaseId(row.getObject(1, UUID.class)),
                row.getString(2),
                Stage.valueOf(row.getString(3)),
                row.getObject(4, Instant.class),
                row.getString(5),
                row.getBoolean(6),
                row.getObject(7, LocalDate.class),
                row.getObject(8, LocalDate.class),
                row.getBoolean(9),
                row.getObject(10, UUID.class),
                row.getInt(11));
    }

    /** Whether the account waits for one of its cases until a passport is shown. */
    @Transactional(readOnly = true)
    public boolean isPassportAwaited(UUID account) {
        return jdbc.sql("""
                        select exists (select 1 from casework_case c where c.account_id = ? and c.claim = 'PROVISIONAL')
                        """).param(account).query(Boolean.class).single();
    }

    /** The numbers of the cases for which accounts wait until a passport is shown, by account; the oldest of each. */
    @Transactional(readOnly = true)
    public Map<UUID, CaseNumber> waitingForPassport(Collection<UUID> accounts) {
        Map<UUID, CaseNumber> found = new HashMap<>();
        if (!accounts.isEmpty()) {
            named.query("""
                    select c.account_id, c.number
                      from casework_case c
                     where c.account_id in (:accounts) and c.claim = 'PROVISIONAL'
                     order by c.opened_at
                    """, Map.of("accounts", accounts), row -> {
                found.putIfAbsent(row.getObject(1, UUID.class), new CaseNumber(row.getString(2)));
            });
        }
        return found;
    }

    /** A case of which only an account says that there is such a person. */
    public record Described(CaseId id, String serviceCode) {}

    /**
     * Other cases of people whom the same account only described, when it only described this one too. Those of its own
     * family do not count: they come together.
     */
    @Transactional(readOnly = true)
    public List<Described> describedBeside(CaseId caseId) {
        return jdbc.sql("""
                        select o.id, p.service_code
                          from casework_case c
                          join casework_case o on o.account_id = c.account_id and o.id <> c.id and o.claim = 'SELF'
                          join casework_procedure p on p.code = o.procedure_code
                          left join casework_family f on f.case_id = c.id
                          left join casework_family g on g.case_id = o.id
                         where c.id = ? and c.claim = 'SELF'
                           and (f.family_id is null or g.family_id is null or f.family_id <> g.family_id)""")
                .param(caseId.value())
                .query((row, n) -> new Described(new CaseId(row.getObject(1, UUID.class)), row.getString(2)))
                .list();
    }

    /**
     * Lets those who take seats for people one account only described pass one after the other until the transaction
     * ends. To be asked before anything else is read in it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockDescribed(Collection<CaseId> cases) {
        List<UUID> accounts = named.query(
                "select distinct account_id from casework_case where id in (:ids) and claim = 'SELF'"
                        + " and account_id is not null order by account_id",
                Map.of("ids", cases.stream().map(CaseId::value).toList()),
                (row, n) -> row.getObject(1, UUID.class));
        for (UUID account : accounts) {
            jdbc.sql("select id from casework_case force index (casework_case_account) where account_id = ? for update")
                    .param(account)
                    .query(UUID.class)
                    .list();
        }
    }

    /** At most a few thousand at a time. */
    @Transactional(readOnly = true)
    public List<Facts> of(Collection<CaseId> cases) {
        return cases.isEmpty()
                ? List.of()
                : named.query(
                        SELECT + " where c.id in (:ids)",
                        Map.of("ids", cases.stream().map(CaseId::value).toList()),
                        CaseFacts::facts);
    }

    /** Cases that wait for an appointment, a page at a time in the order of their id, beginning after the given one. */
    @Transactional(readOnly = true)
    public List<Facts> waiting(@Nullable CaseId after, int limit) {
        return jdbc.sql(SELECT.replace("casework_case c join", "casework_case c force index (primary) join")
                        + " where c.stage = 'APPOINTMENT' and c.id > ? order by c.id limit ?")
                .params(after == null ? new UUID(0, 0) : after.value(), limit)
                .query(CaseFacts::facts)
                .list();
    }

    /** One short read for a batch of bookings. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public List<Bookable> bookable(Collection<UUID> cases) {
        return named.query(
                "select id, applicant_id, stage from casework_case where id in (:ids)",
                Map.of("ids", cases),
                (row, n) -> new Bookable(
                        new CaseId(row.getObject(1, UUID.class)),
                        row.getObject(2, UUID.class),
                        Stage.valueOf(row.getString(3))));
    }
}

package pt.vez.training.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.shared.LocalText;
import pt.vez.shared.PageOf;
import pt.vez.shared.TypedText;
import pt.vez.shared.Zones;
import pt.vez.training.Certificate;
import pt.vez.training.CertificateStanding;

/** Certificates as they lie in the database. */
@Component
class CertificateRepository {
    private static final String SELECT = "select t.id, t.number, t.account_id, t.course_code,"
            + " coalesce(c.name_pt, t.course_code) as name_pt, coalesce(c.name_en, t.course_code) as name_en,"
            + " t.valid_from, t.valid_to, t.revoked_at, t.revoked_reason";
    private static final String FROM =
            " from training_certificate t left join training_course c on c.code = t.course_code";
    private final JdbcClient jdbc;
    private final Clock clock;

    CertificateRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    LocalDate today() {
        return Zones.today(clock);
    }

    public Optional<Certificate> valid(UUID account, String course) {
        return jdbc.sql(SELECT + FROM + " where t.account_id = :account and t.course_code = :course"
                        + " and t.revoked_at is null and :today between t.valid_from and t.valid_to"
                        + " order by t.valid_to desc limit 1")
                .param("account", account)
                .param("course", course)
                .param("today", today())
                .query(this::certificate)
                .optional();
    }

    /** The latest certificate of a course, in any state. */
    Optional<Certificate> latest(UUID account, String course) {
        return jdbc.sql(SELECT + FROM + " where t.account_id = ? and t.course_code = ?"
                        + " order by t.issued_at desc, t.id desc limit 1")
                .params(account, course)
                .query(this::certificate)
                .optional();
    }

    public List<Certificate> ofHolder(UUID account) {
        return jdbc.sql(SELECT + FROM + " where t.account_id = ? order by t.valid_to desc, t.id desc limit 100")
                .param(account)
                .query(this::certificate)
                .list();
    }

    public Optional<Certificate> byId(UUID id) {
        return jdbc.sql(SELECT + FROM + " where t.id = ?")
                .param(id)
                .query(this::certificate)
                .optional();
    }

    public Optional<Certificate> byNumber(String number) {
        return jdbc.sql(SELECT + FROM + " where t.number = ?")
                .param(number)
                .query(this::certificate)
                .optional();
    }

    /** @param holders null for all holders */
    public PageOf<Certificate> find(
            @Nullable String number,
            @Nullable List<UUID> holders,
            @Nullable String course,
            @Nullable CertificateStanding standing,
            int offset,
            int limit) {
        if (holders != null && holders.isEmpty()) {
            return new PageOf<>(List.of(), 0);
        }
        String where = " where (:number is null or t.number = :number)"
                + (holders == null ? "" : " and t.account_id in (:holders)")
                + " and (:course is null or t.course_code = :course)"
                + " and (:standing is null or :standing = case when t.revoked_at is not null then 'REVOKED'"
                + " when t.valid_to < :today then 'LAPSED' else 'VALID' end)";
        long total = bind("select count(*)" + FROM + where, number, holders, course, standing)
                .query(Long.class)
                .single();
        List<Certificate> rows = bind(
                        SELECT + FROM + where
                                + " order by t.revoked_at is not null or t.valid_to < :today, t.valid_to, t.id"
                                + " limit :limit offset :offset",
                        number,
                        holders,
                        course,
                        standing)
                .param("limit", limit)
                .param("offset", offset)
                .query(this::certificate)
                .list();
        return new PageOf<>(rows, total);
    }

    private JdbcClient.StatementSpec bind(
            String sql,
            @Nullable String number,
            @Nullable List<UUID> holders,
            @Nullable String course,
            @Nullable CertificateStanding standing) {
        return jdbc.sql(sql)
                .param("number", number)
                .param("holders", holders)
                .param("course", course == null ? null : TypedText.code(course))
                .param("standing", standing == null ? null : standing.name())
                .param("today", today());
    }

    /** Days are of Lisbon; the last is valid too. */
    void insert(UUID id, String number, UUID account, String course, LocalDate from, LocalDate to) {
        jdbc.sql("""
                        insert into training_certificate
                            (id, number, account_id, course_code, issued_at, valid_from, valid_to)
                        values (:id, :number, :account, :course, :now, :from, :to)""")
                .param("id", id)
                .param("number", number)
                .param("account", account)
                .param("course", course)
                .param("now", clock.instant())
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** @return how many were in force and are no longer */
    public int revoke(UUID account, String course, Instant now, String reason) {
        return jdbc.sql("update training_certificate set revoked_at = ?, revoked_reason = ? where account_id = ?"
                        + " and course_code = ? and revoked_at is null and valid_to >= ?")
                .params(now, reason, account, course, today())
                .update();
    }

    private Certificate certificate(ResultSet row, int n) throws SQLException {
        LocalDate to = row.getObject("valid_to", LocalDate.class);
        Instant revoked = row.getObject("revoked_at", Instant.class);
        return new Certificate(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getObject("account_id", UUID.class),
                row.getString("course_code"),
                new LocalText(row.getString("name_pt"), row.getString("name_en")),
                row.getObject("valid_from", LocalDate.class),
                to,
                revoked,
                row.getString("revoked_reason"),
                revoked != null
                        ? CertificateStanding.REVOKED
                        : to.isBefore(today()) ? CertificateStanding.LAPSED : CertificateStanding.VALID);
    }
}

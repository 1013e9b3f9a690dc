package pt.vez.training.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.shared.LocalText;

/** Ends of certificates and which of them their holders were told of. */
@Component
class ReminderRepository {
    private final JdbcClient jdbc;

    ReminderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A certificate and its last day. */
    record Ends(UUID id, UUID account, String course, LocalText name, LocalDate to) {}

    /**
     * Certificates whose last day is one of these, that no later one replaces, and whose holder was told nothing as
     * near yet.
     *
     * @param days before the end; 0 for an end that is past
     */
    List<Ends> due(LocalDate from, LocalDate to, int days, int limit) {
        return jdbc.sql("""
                        select t.id, t.account_id, t.course_code, c.name_pt, c.name_en, t.valid_to
                          from training_certificate t
                          join training_course c on c.code = t.course_code
                         where t.valid_to between :from and :to and t.revoked_at is null
                           and not exists (select 1 from training_reminder r
                                            where r.certificate_id = t.id and r.days <= :days)
                           and not exists (select 1 from training_certificate l
                                            where l.account_id = t.account_id and l.course_code = t.course_code
                                              and l.valid_to > t.valid_to and l.revoked_at is null)
                         order by t.id
                         limit :limit""")
                .param("from", from)
                .param("to", to)
                .param("days", days)
                .param("limit", limit)
                .query(ReminderRepository::ends)
                .list();
    }

    private static Ends ends(ResultSet row, int n) throws SQLException {
        return new Ends(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("course_code"),
                new LocalText(row.getString("name_pt"), row.getString("name_en")),
                row.getObject("valid_to", LocalDate.class));
    }

    /** @return false when another writer has marked it before */
    boolean mark(UUID certificate, int days, Instant now) {
        return jdbc.sql("""
                                insert ignore into training_reminder (certificate_id, days, sent_at)
                                values (:certificate, :days, :now)""")
                        .param("certificate", certificate)
                        .param("days", days)
                        .param("now", now)
                        .update()
                == 1;
    }
}

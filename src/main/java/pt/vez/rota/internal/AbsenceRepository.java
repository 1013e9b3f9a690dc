package pt.vez.rota.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.rota.AbsenceReason;
import pt.vez.rota.TimeOff.Absence;
import pt.vez.shared.Ids;

/** Absences and the duties they cost. The caller checks the authority. */
@Component
class AbsenceRepository {
    private final JdbcClient jdbc;

    AbsenceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return its id */
    UUID insert(UUID account, UUID partner, Period period, AbsenceReason reason, UUID reportedBy, Instant now) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into rota_absence
                            (id, account_id, partner_id, starts_at, ends_at, reason, reported_by, reported_at)
                        values (:id, :account, :partner, :from, :until, :reason, :by, :now)
                        """)
                .param("id", id)
                .param("account", account)
                .param("partner", partner)
                .param("from", period.start())
                .param("until", period.end())
                .param("reason", reason.name())
                .param("by", reportedBy)
                .param("now", now)
                .update();
        return id;
    }

    /** The times a person is away that touch the window. */
    List<Period> away(UUID account, Instant from, Instant until) {
        return jdbc.sql("""
                        select starts_at, ends_at from rota_absence
                        where account_id = :account and ends_at > :from and starts_at < :until and starts_at < ends_at
                        """)
                .params(Map.of("account", account, "from", from, "until", until))
                .query((row, n) ->
                        new Period(row.getObject("starts_at", Instant.class), row.getObject("ends_at", Instant.class)))
                .list();
    }

    /** Those of the account that are not over, in order. */
    List<Absence> ahead(UUID account, Instant now) {
        return jdbc.sql("""
                        select id, starts_at, ends_at, reason from rota_absence
                        where account_id = :account and ends_at > :now and starts_at < ends_at
                        order by starts_at
                        """)
                .param("account", account)
                .param("now", now)
                .query((row, n) -> new Absence(
                        row.getObject("id", UUID.class),
                        row.getObject("starts_at", Instant.class),
                        row.getObject("ends_at", Instant.class),
                        AbsenceReason.valueOf(row.getString("reason"))))
                .list();
    }

    Optional<UUID> accountOf(UUID absence, UUID partner) {
        return jdbc.sql("select account_id from rota_absence where id = :id and partner_id = :partner")
                .param("id", absence)
                .param("partner", partner)
                .query(UUID.class)
                .optional();
    }

    /** Ends it now, or as if it had never been where it has not begun. */
    void endNow(UUID absence, UUID partner, Instant now) {
        jdbc.sql("""
                        update rota_absence set ends_at = greatest(starts_at, :now)
                        where id = :id and partner_id = :partner and ends_at > :now
                        """)
                .param("now", now)
                .param("id", absence)
                .param("partner", partner)
                .update();
    }

    /** Takes it back as a whole. */
    void cancel(UUID absence) {
        jdbc.sql("update rota_absence set ends_at = starts_at where id = :id")
                .param("id", absence)
                .update();
    }

    /** The newest one that the account reported itself with this reason and that ends after the moment. */
    Optional<UUID> newestOwn(UUID account, UUID partner, AbsenceReason reason, Instant endsAfter) {
        return jdbc.sql("""
                        select id from rota_absence
                        where account_id = :account and partner_id = :partner and reported_by = :account
                          and reason = :reason and ends_at > :after
                        order by reported_at desc limit 1
                        """)
                .param("account", account)
                .param("partner", partner)
                .param("reason", reason.name())
                .param("after", endsAfter)
                .query(UUID.class)
                .optional();
    }

    void insertLoss(UUID duty, UUID absence) {
        jdbc.sql("insert into rota_loss (duty_id, absence_id) values (:duty, :absence)")
                .param("duty", duty)
                .param("absence", absence)
                .update();
    }

    /** Duties the absence cost for which no cover was found. */
    List<UUID> openLosses(UUID absence) {
        return jdbc.sql("select duty_id from rota_loss where absence_id = :absence and cover_duty_id is null")
                .param("absence", absence)
                .query(UUID.class)
                .list();
    }

    void removeLoss(UUID duty) {
        jdbc.sql("delete from rota_loss where duty_id = :duty")
                .param("duty", duty)
                .update();
    }
}

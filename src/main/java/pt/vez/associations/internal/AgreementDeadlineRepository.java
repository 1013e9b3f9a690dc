package pt.vez.associations.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.associations.Agreements;

/** Last days of agreements and what was said about them. Days are of Lisbon. */
@Component
class AgreementDeadlineRepository {
    private final JdbcClient jdbc;

    AgreementDeadlineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Agreements whose last day is past and that are not closed, a hundred at a time. */
    List<UUID> over(LocalDate today) {
        return jdbc.sql("""
                        select id
                          from associations_agreement
                         where closed_at is null and valid_to < :today
                         order by valid_to
                         limit 100""").param("today", today).query(UUID.class).list();
    }

    /** @return false when another writer closed or prolonged it */
    boolean close(UUID id, LocalDate today, Instant now) {
        return jdbc.sql("""
                                update associations_agreement
                                   set closed_at = :now
                                 where id = :id and closed_at is null and valid_to < :today""")
                        .param("now", now)
                        .param("id", id)
                        .param("today", today)
                        .update()
                == 1;
    }

    /** An agreement that ends soon. */
    record Near(UUID id, UUID partner, String name, String reference, LocalDate until) {}

    List<Near> endingBetween(LocalDate today, LocalDate last) {
        return jdbc.sql("""
                        select g.id, g.partner_id as partner, p.name, g.reference, g.valid_to as until
                          from associations_agreement g
                          join associations_partner p on p.id = g.partner_id
                         where g.closed_at is null and g.ended_at is null and g.valid_to between :today and :last""")
                .param("today", today)
                .param("last", last)
                .query(Near.class)
                .list();
    }

    /**
     * @param days before the last day
     * @return false when a reminder as near was sent before
     */
    boolean remind(UUID id, int days) {
        return jdbc.sql("""
                                update associations_agreement
                                   set reminded_days = :days
                                 where id = :id and (reminded_days is null or reminded_days > :days)""").param("days", days).param("id", id).update() == 1;
    }

    /** What a message calls an agreement. */
    record Named(UUID partner, String reference) {}

    Named named(UUID id) {
        return jdbc.sql("select partner_id as partner, reference from associations_agreement where id = :id")
                .param("id", id)
                .query(Named.class)
                .single();
    }

    /** A partner without an agreement in force. */
    record Left(UUID id, String name) {}

    /** The partner of an agreement, when none of its agreements is in force. */
    Optional<Left> partnerWithout(UUID agreement, LocalDate today) {
        return jdbc.sql("""
                        select p.id, p.name
                          from associations_agreement a
                          join associations_partner p on p.id = a.partner_id
                         where a.id = :id
                           and not exists (select 1 from associations_agreement g
                                            where g.partner_id = a.partner_id and\s""" + Agreements.IN_FORCE + ")")
                .param("id", agreement)
                .param("today", today)
                .query(Left.class)
                .optional();
    }
}

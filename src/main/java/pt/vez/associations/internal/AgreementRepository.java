package pt.vez.associations.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.associations.Agreement.Terms;
import pt.vez.associations.Agreements;

/** Agreements and what they cover. Days are of Lisbon. */
@Component
class AgreementRepository {
    private final JdbcClient jdbc;

    AgreementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An agreement with the reasons that were given for its end or suspension. */
    record Stored(
            UUID id,
            UUID partnerId,
            Terms terms,
            @Nullable Instant suspendedAt,
            @Nullable String suspendedReason,
            @Nullable Instant endedAt,
            @Nullable String endedReason) {}

    /** Newest first. */
    List<Stored> ofPartner(UUID partner) {
        return jdbc.sql("""
                        select id, partner_id, reference, valid_from, valid_to, mediators, clause, suspended_at,
                               suspended_reason, ended_at, ended_reason
                          from associations_agreement
                         where partner_id = :partner
                         order by valid_from desc, id desc""").param("partner", partner).query(this::stored).list();
    }

    /** What is agreed; locked until the transaction ends. */
    Optional<Terms> lockTerms(UUID id) {
        return jdbc.sql("""
                        select id, reference, valid_from, valid_to, mediators, clause
                          from associations_agreement
                         where id = :id
                           for update""").param("id", id).query((row, n) -> terms(row)).optional();
    }

    private Stored stored(ResultSet row, int n) throws SQLException {
        return new Stored(
                row.getObject("id", UUID.class),
                row.getObject("partner_id", UUID.class),
                terms(row),
                row.getObject("suspended_at", Instant.class),
                row.getString("suspended_reason"),
                row.getObject("ended_at", Instant.class),
                row.getString("ended_reason"));
    }

    private Terms terms(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Terms(
                row.getString("reference"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getInt("mediators"),
                new HashSet<>(
                        jdbc.sql("select procedure_code from associations_agreement_procedure where agreement_id = :id")
                                .param("id", id)
                                .query(String.class)
                                .list()),
                new HashSet<>(jdbc.sql("select centre_id from associations_agreement_centre where agreement_id = :id")
                        .param("id", id)
                        .query(UUID.class)
                        .list()),
                row.getString("clause"));
    }

    void insert(UUID id, UUID partner, Terms terms) {
        jdbc.sql("""
                        insert into associations_agreement
                            (id, partner_id, reference, valid_from, valid_to, mediators, clause, version)
                        values (:id, :partner, :reference, :from, :until, :mediators, :clause, 0)""").param("partner", partner).params(written(id, terms)).update();
        cover(id, terms);
    }

    /** @return false when it has ended */
    boolean update(UUID id, Terms terms) {
        int changed = jdbc.sql("""
                        update associations_agreement
                           set reference = :reference, valid_from = :from, valid_to = :until, mediators = :mediators,
                               clause = :clause, reminded_days = null, closed_at = null, version = version + 1
                         where id = :id and ended_at is null""").params(written(id, terms)).update();
        if (changed == 1) {
            jdbc.sql("delete from associations_agreement_procedure where agreement_id = :id")
                    .param("id", id)
                    .update();
            jdbc.sql("delete from associations_agreement_centre where agreement_id = :id")
                    .param("id", id)
                    .update();
            cover(id, terms);
        }
        return changed == 1;
    }

    private static Map<String, Object> written(UUID id, Terms terms) {
        return Map.of(
                "id", id,
                "reference", terms.reference().strip(),
                "from", terms.from(),
                "until", terms.until(),
                "mediators", terms.mediators(),
                "clause", terms.clause().strip());
    }

    private void cover(UUID id, Terms terms) {
        terms.procedures()
                .forEach(code ->
                        jdbc.sql("""
                                insert into associations_agreement_procedure (agreement_id, procedure_code)
                                values (:id, :code)""").param("id", id).param("code", code).update());
        terms.centres()
                .forEach(centre ->
                        jdbc.sql("""
                                insert into associations_agreement_centre (agreement_id, centre_id)
                                values (:id, :centre)""").param("id", id).param("centre", centre).update());
    }

    UUID partnerOf(UUID id) {
        return jdbc.sql("select partner_id from associations_agreement where id = :id")
                .param("id", id)
                .query(UUID.class)
                .single();
    }

    /** How many mediators the agreements in force allow together; empty when none is in force. */
    Optional<Integer> mediatorsAgreed(UUID partner, LocalDate today) {
        return jdbc.sql("""
                        select sum(g.mediators)
                          from associations_agreement g
                         where g.partner_id = :partner and\s""" + Agreements.IN_FORCE)
                .param("partner", partner)
                .param("today", today)
                .query(Integer.class)
                .optional();
    }

    /** @return false when it is suspended or has ended */
    boolean suspend(UUID id, String reason, Instant now) {
        return jdbc.sql("""
                                update associations_agreement
                                   set suspended_at = :now, suspended_reason = :reason, version = version + 1
                                 where id = :id and suspended_at is null and ended_at is null""")
                        .param("now", now)
                        .param("reason", reason)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** @return false when it is not suspended or has ended */
    boolean resume(UUID id) {
        return jdbc.sql("""
                                update associations_agreement
                                   set suspended_at = null, suspended_reason = null, version = version + 1
                                 where id = :id and suspended_at is not null and ended_at is null""").param("id", id).update() == 1;
    }

    /** @return false when it has ended */
    boolean end(UUID id, String reason, Instant now) {
        return jdbc.sql("""
                                update associations_agreement
                                   set ended_at = :now, ended_reason = :reason, closed_at = :now, version = version + 1
                                 where id = :id and ended_at is null""")
                        .param("now", now)
                        .param("reason", reason)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** A suspension: since when, and the reason that was given. */
    record Suspended(Instant since, String reason) {}

    /** The newest suspension of an agreement that would be in force. */
    Optional<Suspended> suspended(UUID partner, LocalDate today) {
        return jdbc.sql("""
                        select g.suspended_at as since, g.suspended_reason as reason
                          from associations_agreement g
                         where g.partner_id = :partner and g.valid_to >= :today and g.valid_from <= :today
                           and g.suspended_at is not null and g.ended_at is null
                         order by g.suspended_at desc
                         limit 1""")
                .param("partner", partner)
                .param("today", today)
                .query(Suspended.class)
                .optional();
    }
}

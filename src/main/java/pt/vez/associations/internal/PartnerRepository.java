package pt.vez.associations.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.associations.Agreements;
import pt.vez.associations.Associations.Body;
import pt.vez.associations.Associations.Kind;
import pt.vez.associations.PartnerRecord;
import pt.vez.associations.PartnerRecords.Closed;

/** Partner bodies. Days are of Lisbon. */
@Component
class PartnerRepository {
    private final JdbcClient jdbc;

    PartnerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PartnerRecord> active(UUID partner) {
        return jdbc.sql("""
                        select name, kind, city, tax_number, responsible, email, phone
                          from associations_partner
                         where id = :id and active""").param("id", partner).query(PartnerRecord.class).optional();
    }

    /** @param active whether it is in the lists */
    Optional<PartnerRecord> lock(UUID partner, boolean active) {
        return jdbc.sql("""
                        select name, kind, city, tax_number, responsible, email, phone
                          from associations_partner
                         where id = :id and active = :active
                           for update""")
                .param("id", partner)
                .param("active", active)
                .query(PartnerRecord.class)
                .optional();
    }

    /** Locks a partner, whether it is in the lists or not. */
    boolean lock(UUID partner) {
        return jdbc.sql("select id from associations_partner where id = :id for update")
                .param("id", partner)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    void insert(UUID partner, PartnerRecord record) {
        jdbc.sql("""
                        insert into associations_partner
                            (id, name, kind, city, tax_number, responsible, email, phone, active, version)
                        values (:id, :name, :kind, :city, :tax, :responsible, :email, :phone, true, 0)""").paramSource(written(partner, record)).update();
    }

    void update(UUID partner, PartnerRecord record) {
        jdbc.sql("""
                        update associations_partner
                           set name = :name, kind = :kind, city = :city, tax_number = :tax, responsible = :responsible,
                               email = :email, phone = :phone, version = version + 1
                         where id = :id""").paramSource(written(partner, record)).update();
    }

    private static MapSqlParameterSource written(UUID id, PartnerRecord record) {
        return new MapSqlParameterSource("id", id)
                .addValue("name", record.name())
                .addValue("kind", record.kind().name())
                .addValue("city", record.city())
                .addValue("tax", record.taxNumber())
                .addValue("responsible", record.responsible())
                .addValue("email", record.email())
                .addValue("phone", record.phone());
    }

    void setActive(UUID partner, boolean active) {
        jdbc.sql("update associations_partner set active = :active, version = version + 1 where id = :id")
                .param("active", active)
                .param("id", partner)
                .update();
    }

    void delete(UUID partner) {
        jdbc.sql("delete from associations_contact where partner_id = :id")
                .param("id", partner)
                .update();
        jdbc.sql("delete from associations_partner where id = :id")
                .param("id", partner)
                .update();
    }

    /** Out of the lists, by name. */
    List<Closed> closed() {
        return jdbc.sql("select id, name, city from associations_partner where not active order by name, id")
                .query(Closed.class)
                .list();
    }

    /** Whether an agreement is not over or people work for it. */
    boolean isAtWork(UUID partner, LocalDate today) {
        return jdbc.sql("""
                        select exists (select 1 from associations_agreement
                                        where partner_id = :id and ended_at is null and valid_to >= :today)
                            or exists (select 1 from associations_member
                                        where partner_id = :id and (until_date is null or until_date >= :today))""")
                .param("id", partner)
                .param("today", today)
                .query(Boolean.class)
                .single();
    }

    /** Whether agreements or people rest on it, now or in the past. */
    boolean isUsed(UUID partner) {
        return jdbc.sql("""
                        select exists (select 1 from associations_agreement where partner_id = :id)
                            or exists (select 1 from associations_member where partner_id = :id)""").param("id", partner).query(Boolean.class).single();
    }

    /** Whether another partner in the lists has this name. */
    boolean isNameTaken(String name, UUID except) {
        return jdbc.sql("""
                        select exists (select 1 from associations_partner
                                        where name = :name and active and id <> :except)""")
                .param("name", name)
                .param("except", except)
                .query(Boolean.class)
                .single();
    }

    /** Whether another partner, in the lists or not, has this tax number. */
    boolean isTaxNumberTaken(String taxNumber, UUID except) {
        return jdbc.sql("""
                        select exists (select 1 from associations_partner
                                        where tax_number = :tax and id <> :except)""")
                .param("tax", taxNumber)
                .param("except", except)
                .query(Boolean.class)
                .single();
    }

    Optional<Body> body(UUID partner) {
        return jdbc.sql("select id, name, kind, city from associations_partner where id = :id")
                .param("id", partner)
                .query(Body.class)
                .optional();
    }

    /**
     * A partner in the lists.
     *
     * @param until last day of its agreements that are in force, null when none is
     */
    record Listed(
            UUID id,
            String name,
            Kind kind,
            String city,
            @Nullable LocalDate until) {}

    /** By name. */
    List<Listed> listed(LocalDate today) {
        return jdbc.sql("""
                        select p.id, p.name, p.kind, p.city,
                               (select max(g.valid_to) from associations_agreement g
                                 where g.partner_id = p.id and\s""" + Agreements.IN_FORCE + """
                        ) as until
                          from associations_partner p
                         where p.active
                         order by p.name""")
                .param("today", today)
                .query(Listed.class)
                .list();
    }

    Optional<String> name(UUID partner) {
        return jdbc.sql("select name from associations_partner where id = :id")
                .param("id", partner)
                .query(String.class)
                .optional();
    }

    /** While the partner is in the lists and has an agreement in force. */
    Optional<String> nameInForce(UUID partner, LocalDate today) {
        return jdbc.sql("""
                        select p.name
                          from associations_partner p
                         where p.id = :id and p.active
                           and exists (select 1 from associations_agreement g
                                        where g.partner_id = p.id and\s""" + Agreements.IN_FORCE + ")")
                .param("id", partner)
                .param("today", today)
                .query(String.class)
                .optional();
    }
}

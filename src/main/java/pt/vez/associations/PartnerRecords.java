package pt.vez.associations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Changes;
import pt.vez.audit.Journal;
import pt.vez.platform.DatabaseLocks;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Email;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Nipc;
import pt.vez.shared.NotFound;
import pt.vez.shared.Phone;
import pt.vez.shared.Role;
import pt.vez.shared.TypedText;

/** The record of each partner body: entered, changed and, while nothing rests on it, deleted by an administrator. */
@Service
public class PartnerRecords {
    private static final RowMapper<PartnerRecord> RECORD = (row, n) -> new PartnerRecord(
            row.getString("name"),
            Associations.Kind.valueOf(row.getString("kind")),
            row.getString("city"),
            row.getString("tax_number"),
            row.getString("responsible"),
            row.getString("email"),
            row.getString("phone"));
    private static final String COLUMNS = "name, kind, city, tax_number, responsible, email, phone";

    private final JdbcClient jdbc;
    private final DatabaseLocks locks;
    private final Associations associations;
    private final Transactions transactions;
    private final Journal journal;

    PartnerRecords(
            JdbcClient jdbc,
            DatabaseLocks locks,
            Associations associations,
            Transactions transactions,
            Journal journal) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.associations = associations;
        this.transactions = transactions;
        this.journal = journal;
    }

    /**
     * @throws pt.vez.shared.NotAuthorised for all actors but an administrator and the members of this partner
     * @throws NotFound when there is no such partner
     */
    @Transactional(readOnly = true)
    public PartnerRecord of(Actor actor, UUID partnerId) {
        associations.requireParty(actor, partnerId);
        return find(partnerId, false).orElseThrow(() -> new NotFound("error.notFound"));
    }

    private Optional<PartnerRecord> find(UUID partnerId, boolean locked) {
        return jdbc.sql("select " + COLUMNS + " from associations_partner where id = ? and active"
                        + (locked ? " for update" : ""))
                .param(partnerId)
                .query(RECORD)
                .optional();
    }

    /** @throws InvalidInput naming the field that is wrong, or whose value another partner has */
    public UUID register(Actor actor, PartnerRecord record) {
        actor.require(Role.ADMINISTRATOR);
        PartnerRecord sound = sound(record);
        return transactions.run(() -> {
            UUID id = Ids.next();
            requireFree(sound, id);
            jdbc.sql("insert into associations_partner (id, " + COLUMNS
                            + ", active, version) values (:id, :name, :kind,"
                            + " :city, :tax, :responsible, :email, :phone, true, 0)")
                    .paramSource(written(id, sound))
                    .update();
            journal.record(
                    actor,
                    "partner.registered",
                    id,
                    sound.kind().name(),
                    new Changes().add("name", null, sound.name()));
            return id;
        });
    }

    /**
     * @param seen what the caller's form was filled with
     * @throws ChangedMeanwhile when another writer changed the record since
     * @throws InvalidInput as above
     */
    public void change(Actor actor, UUID partnerId, PartnerRecord seen, PartnerRecord wanted) {
        actor.require(Role.ADMINISTRATOR);
        PartnerRecord sound = sound(wanted);
        transactions.run(() -> {
            ChangedMeanwhile.requireSame(seen, find(partnerId, true).orElseThrow(() -> new NotFound("error.notFound")));
            requireFree(sound, partnerId);
            jdbc.sql("update associations_partner set name = :name, kind = :kind, city = :city, tax_number = :tax,"
                            + " responsible = :responsible, email = :email, phone = :phone, version = version + 1"
                            + " where id = :id")
                    .paramSource(written(partnerId, sound))
                    .update();
            journal.record(actor, "partner.changed", null, null, partnerId.toString());
            return partnerId;
        });
    }

    /**
     * Deletes a partner that was entered by mistake.
     *
     * @throws InvalidInput when it ever had an agreement or people who work for it
     */
    public void delete(Actor actor, UUID partnerId) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            if (find(partnerId, true).isEmpty()) {
                throw new NotFound("error.notFound");
            }
            if (isUsed(partnerId)) {
                throw new InvalidInput("partners.delete.used");
            }
            jdbc.sql("delete from associations_contact where partner_id = ?")
                    .param(partnerId)
                    .update();
            jdbc.sql("delete from associations_partner where id = ?")
                    .param(partnerId)
                    .update();
            journal.record(actor, "partner.deleted", null, null, partnerId.toString());
            return partnerId;
        });
    }

    /** A partner that is no longer in the lists. */
    public record Closed(UUID id, String name, String city) {}

    /** By name. */
    @Transactional(readOnly = true)
    public List<Closed> closed(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return jdbc.sql("select id, name, city from associations_partner where not active order by name, id")
                .query((row, n) -> new Closed(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                .list();
    }

    /**
     * Takes a partner whose work is over out of the lists; what it did stays.
     *
     * @throws InvalidInput while it has an agreement that is not over, or people who work for it
     */
    public void close(Actor actor, UUID partnerId) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            if (find(partnerId, true).isEmpty()) {
                throw new NotFound("error.notFound");
            }
            if (isAtWork(partnerId)) {
                throw new InvalidInput("partners.close.used");
            }
            return setActive(actor, partnerId, false, "partner.closed");
        });
    }

    /** @throws InvalidInput when another partner has the name by now */
    public void reopen(Actor actor, UUID partnerId) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            PartnerRecord record = jdbc.sql(
                            "select " + COLUMNS + " from associations_partner where id = ? and not active for update")
                    .param(partnerId)
                    .query(RECORD)
                    .optional()
                    .orElseThrow(() -> new NotFound("error.notFound"));
            requireFree(record, partnerId);
            return setActive(actor, partnerId, true, "partner.reopened");
        });
    }

    private UUID setActive(Actor actor, UUID partnerId, boolean active, String action) {
        jdbc.sql("update associations_partner set active = ?, version = version + 1 where id = ?")
                .params(active, partnerId)
                .update();
        journal.record(actor, action, null, null, partnerId.toString());
        return partnerId;
    }

    /** Whether an agreement is not over or people work for it, so that it cannot be closed. */
    @Transactional(readOnly = true)
    public boolean isAtWork(Actor actor, UUID partnerId) {
        actor.require(Role.ADMINISTRATOR);
        return isAtWork(partnerId);
    }

    private boolean isAtWork(UUID partnerId) {
        return jdbc.sql("""
                        select exists (select 1 from associations_agreement where partner_id = :id and ended_at is null
                                       and valid_to >= :today)
                            or exists (select 1 from associations_member where partner_id = :id
                                       and (until_date is null or until_date >= :today))
                        """)
                .param("id", partnerId)
                .param("today", associations.today())
                .query(Boolean.class)
                .single();
    }

    /** Whether agreements or people rest on it, now or in the past, so that it can no longer be deleted. */
    @Transactional(readOnly = true)
    public boolean isUsed(Actor actor, UUID partnerId) {
        actor.require(Role.ADMINISTRATOR);
        return isUsed(partnerId);
    }

    private boolean isUsed(UUID partnerId) {
        return jdbc.sql("""
                        select exists (select 1 from associations_agreement where partner_id = :id)
                            or exists (select 1 from associations_member where partner_id = :id)
                        """).param("id", partnerId).query(Boolean.class).single();
    }

    /** Serialises writers that enter or rename a partner at the same time. */
    private void requireFree(PartnerRecord record, UUID except) {
        locks.hold("associations.partner", "name");
        if (isTaken("name = ? and active", record.name(), except)) {
            throw new InvalidInput("partners.name.taken");
        }
        String tax = record.taxNumber();
        if (tax != null && isTaken("tax_number = ?", tax, except)) {
            throw new InvalidInput("partners.tax.taken");
        }
    }

    private boolean isTaken(String condition, String value, UUID except) {
        return jdbc
                .sql("select id from associations_partner where " + condition)
                .param(value)
                .query(UUID.class)
                .list()
                .stream()
                .anyMatch(other -> !other.equals(except));
    }

    private static PartnerRecord sound(PartnerRecord record) {
        String name = TypedText.name(record.name());
        if (name.isEmpty() || name.length() > PartnerRecord.LONGEST_NAME) {
            throw new InvalidInput("field.name.missing");
        }
        String city = TypedText.visible(record.city());
        if (city.isEmpty() || city.length() > PartnerRecord.LONGEST_CITY) {
            throw new InvalidInput("partners.city.missing");
        }
        String responsible = TypedText.visible(record.responsible());
        if (responsible.length() > PartnerRecord.LONGEST_NAME) {
            throw new InvalidInput("field.tooLong", PartnerRecord.LONGEST_NAME);
        }
        String tax = record.taxNumber();
        String email = record.email();
        String phone = record.phone();
        return new PartnerRecord(
                name,
                record.kind(),
                city,
                tax == null ? null : Nipc.of(tax).value(),
                responsible,
                email == null ? null : Email.of(email).value(),
                phone == null ? null : Phone.of(phone).value());
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
}

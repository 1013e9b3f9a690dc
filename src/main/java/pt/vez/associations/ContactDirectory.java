package pt.vez.associations;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** Partner bodies the public may go to, with address, telephone, hours and languages. */
@Service
public class ContactDirectory {
    private static final RowMapper<Contact> CONTACT = (row, n) -> new Contact(
            row.getString("address"),
            row.getString("phone"),
            new LocalText(row.getString("hours_pt"), row.getString("hours_en")),
            row.getString("languages"));
    private final JdbcClient jdbc;
    private final Associations associations;
    private final Journal journal;
    private final Clock clock;

    ContactDirectory(JdbcClient jdbc, Associations associations, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.associations = associations;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param contact null while an administrator has not entered one */
    public record Entry(String name, String city, @Nullable Contact contact) {}

    /** Partners with an agreement in force today, by town and name. Public: asks for no authority. */
    @Transactional(readOnly = true)
    public List<Entry> reachable() {
        return jdbc.sql("""
                        select p.name, p.city, c.address, c.phone, c.hours_pt, c.hours_en, c.languages
                        from associations_partner p left join associations_contact c on c.partner_id = p.id
                        where p.active and exists (select 1 from associations_agreement a
                          where a.partner_id = p.id and a.ended_at is null and a.suspended_at is null
                            and :today between a.valid_from and a.valid_to)
                        order by p.city, p.name
                        """)
                .param("today", Zones.today(clock))
                .query((row, n) -> new Entry(
                        row.getString("name"),
                        row.getString("city"),
                        row.getString("address") == null ? null : CONTACT.mapRow(row, n)))
                .list();
    }

    /**
     * What is kept of one partner.
     *
     * @throws pt.vez.shared.NotAuthorised for all but administrators and the members of this partner
     */
    @Transactional(readOnly = true)
    public Optional<Contact> of(Actor actor, UUID partnerId) {
        associations.requireParty(actor, partnerId);
        return find(partnerId);
    }

    private Optional<Contact> find(UUID partnerId) {
        return jdbc.sql("""
                        select address, phone, hours_pt, hours_en, languages from associations_contact
                        where partner_id = :partner
                        """).param("partner", partnerId).query(CONTACT).optional();
    }

    /**
     * Enters or changes how a partner is reached.
     *
     * @param seen what the caller's form was filled with; null when there was nothing
     * @throws ChangedMeanwhile when another writer changed it since
     * @throws InvalidInput when the address is missing or a text is too long
     * @throws NotFound when there is no such partner
     */
    @Transactional
    public void describe(Actor actor, UUID partnerId, @Nullable Contact seen, Contact contact) {
        actor.require(Role.ADMINISTRATOR);
        if (contact.address().isBlank()) {
            throw new InvalidInput("contact.address.missing");
        }
        for (String text :
                List.of(contact.address(), contact.hours().pt(), contact.hours().en(), contact.languages())) {
            if (text.length() > Contact.LONGEST) {
                throw new InvalidInput("field.tooLong", Contact.LONGEST);
            }
        }
        // The row of the partner is the lock of its contact.
        boolean known = jdbc.sql("select id from associations_partner where id = :partner for update")
                .param("partner", partnerId)
                .query(UUID.class)
                .optional()
                .isPresent();
        if (!known) {
            throw new NotFound("error.notFound");
        }
        ChangedMeanwhile.requireSame(Optional.ofNullable(seen), find(partnerId));
        jdbc.sql("""
                        insert into associations_contact (partner_id, address, phone, hours_pt, hours_en, languages)
                        values (:partner, :address, :phone, :hoursPt, :hoursEn, :languages)
                        on duplicate key update address = values(address), phone = values(phone),
                          hours_pt = values(hours_pt), hours_en = values(hours_en), languages = values(languages)
                        """)
                .param("partner", partnerId)
                .param("address", contact.address().strip())
                .param("phone", contact.phone())
                .param("hoursPt", contact.hours().pt().strip())
                .param("hoursEn", contact.hours().en().strip())
                .param("languages", contact.languages().strip())
                .update();
        journal.record(actor, "partner.contact", null, null, "");
    }
}

package pt.vez.associations.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.associations.Contact;
import pt.vez.associations.ContactDirectory.Entry;
import pt.vez.shared.LocalText;

/** How partners are reached. */
@Component
class ContactRepository {
    private static final RowMapper<Contact> CONTACT = (row, n) -> new Contact(
            row.getString("address"),
            row.getString("phone"),
            new LocalText(row.getString("hours_pt"), row.getString("hours_en")),
            row.getString("languages"));
    private final JdbcClient jdbc;

    ContactRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Partners with an agreement in force on this day of Lisbon, by town and name. */
    List<Entry> reachable(LocalDate today) {
        return jdbc.sql("""
                        select p.name, p.city, c.address, c.phone, c.hours_pt, c.hours_en, c.languages
                          from associations_partner p
                          left join associations_contact c on c.partner_id = p.id
                         where p.active
                           and exists (select 1 from associations_agreement a
                                        where a.partner_id = p.id and a.ended_at is null and a.suspended_at is null
                                          and :today between a.valid_from and a.valid_to)
                         order by p.city, p.name""")
                .param("today", today)
                .query((row, n) -> new Entry(
                        row.getString("name"),
                        row.getString("city"),
                        row.getString("address") == null ? null : CONTACT.mapRow(row, n)))
                .list();
    }

    Optional<Contact> ofPartner(UUID partner) {
        return jdbc.sql("""
                        select address, phone, hours_pt, hours_en, languages
                          from associations_contact
                         where partner_id = :partner""").param("partner", partner).query(CONTACT).optional();
    }

    void save(UUID partner, Contact contact) {
        jdbc.sql("""
                        insert into associations_contact (partner_id, address, phone, hours_pt, hours_en, languages)
                        values (:partner, :address, :phone, :hoursPt, :hoursEn, :languages)
                        on duplicate key update address = values(address), phone = values(phone),
                            hours_pt = values(hours_pt), hours_en = values(hours_en), languages = values(languages)""")
                .param("partner", partner)
                .param("address", contact.address().strip())
                .param("phone", contact.phone())
                .param("hoursPt", contact.hours().pt().strip())
                .param("hoursEn", contact.hours().en().strip())
                .param("languages", contact.languages().strip())
                .update();
    }
}

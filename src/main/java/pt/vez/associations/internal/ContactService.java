package pt.vez.associations.internal;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Contact;
import pt.vez.associations.ContactDirectory;
import pt.vez.audit.Journal;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** Contacts as administrators keep them. */
@Service
class ContactService implements ContactDirectory {
    private final ContactRepository contacts;
    private final PartnerRepository partners;
    private final PartnerDirectory associations;
    private final Journal journal;
    private final Clock clock;

    ContactService(
            ContactRepository contacts,
            PartnerRepository partners,
            PartnerDirectory associations,
            Journal journal,
            Clock clock) {
        this.contacts = contacts;
        this.partners = partners;
        this.associations = associations;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> reachable() {
        return contacts.reachable(Zones.today(clock));
    }

    @Override
    @Transactional(readOnly = true)
    public Contact of(Actor actor, UUID partnerId) {
        associations.requireParty(actor, partnerId);
        return stored(partnerId);
    }

    private Contact stored(UUID partnerId) {
        return contacts.ofPartner(partnerId).orElse(Contact.NONE);
    }

    @Override
    @Transactional
    public void update(Actor actor, UUID partnerId, Contact seen, Contact contact) {
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
        // The lock of the partner also decides between two writers who both enter the first contact.
        if (!partners.lock(partnerId)) {
            throw new NotFound("error.notFound");
        }
        ChangedMeanwhile.requireSame(seen, stored(partnerId));
        contacts.save(partnerId, contact);
        journal.record(actor, "partner.contact", null, null, "");
    }
}

package pt.vez.associations.internal;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.PartnerRecord;
import pt.vez.associations.PartnerRecords;
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

/** Partners as they are entered, closed and deleted. */
@Service
class PartnerRegister implements PartnerRecords {
    private final PartnerRepository partners;
    private final DatabaseLocks locks;
    private final PartnerDirectory associations;
    private final Transactions transactions;
    private final Journal journal;

    PartnerRegister(
            PartnerRepository partners,
            DatabaseLocks locks,
            PartnerDirectory associations,
            Transactions transactions,
            Journal journal) {
        this.partners = partners;
        this.locks = locks;
        this.associations = associations;
        this.transactions = transactions;
        this.journal = journal;
    }

    @Override
    @Transactional(readOnly = true)
    public PartnerRecord of(Actor actor, UUID partnerId) {
        associations.requireParty(actor, partnerId);
        return partners.active(partnerId).orElseThrow(() -> new NotFound("error.notFound"));
    }

    @Override
    public UUID register(Actor actor, PartnerRecord record) {
        actor.require(Role.ADMINISTRATOR);
        PartnerRecord sound = sound(record);
        return transactions.run(() -> {
            UUID id = Ids.next();
            requireFree(sound, id);
            partners.insert(id, sound);
            journal.record(
                    actor,
                    "partner.registered",
                    id,
                    sound.kind().name(),
                    new Changes().add("name", null, sound.name()));
            return id;
        });
    }

    @Override
    public void change(Actor actor, UUID partnerId, PartnerRecord seen, PartnerRecord wanted) {
        actor.require(Role.ADMINISTRATOR);
        PartnerRecord sound = sound(wanted);
        transactions.run(() -> {
            ChangedMeanwhile.requireSame(
                    seen, partners.lock(partnerId, true).orElseThrow(() -> new NotFound("error.notFound")));
            requireFree(sound, partnerId);
            partners.update(partnerId, sound);
            journal.record(actor, "partner.changed", null, null, partnerId.toString());
            return partnerId;
        });
    }

    @Override
    public void delete(Actor actor, UUID partnerId) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            if (partners.lock(partnerId, true).isEmpty()) {
                throw new NotFound("error.notFound");
            }
            if (partners.isUsed(partnerId)) {
                throw new InvalidInput("partners.delete.used");
            }
            partners.delete(partnerId);
            journal.record(actor, "partner.deleted", null, null, partnerId.toString());
            return partnerId;
        });
    }

    @Override
    @Transactional(readOnly = true)
    public List<Closed> closed(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return partners.closed();
    }

    @Override
    public void close(Actor actor, UUID partnerId) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            if (partners.lock(partnerId, true).isEmpty()) {
                throw new NotFound("error.notFound");
            }
            if (partners.isAtWork(partnerId, associations.today())) {
                throw new InvalidInput("partners.close.used");
            }
            return setActive(actor, partnerId, false, "partner.closed");
        });
    }

    @Override
    public void reopen(Actor actor, UUID partnerId) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            PartnerRecord record = partners.lock(partnerId, false).orElseThrow(() -> new NotFound("error.notFound"));
            requireFree(record, partnerId);
            return setActive(actor, partnerId, true, "partner.reopened");
        });
    }

    private UUID setActive(Actor actor, UUID partnerId, boolean active, String action) {
        partners.setActive(partnerId, active);
        journal.record(actor, action, null, null, partnerId.toString());
        return partnerId;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isAtWork(Actor actor, UUID partnerId) {
        actor.require(Role.ADMINISTRATOR);
        return partners.isAtWork(partnerId, associations.today());
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isUsed(Actor actor, UUID partnerId) {
        actor.require(Role.ADMINISTRATOR);
        return partners.isUsed(partnerId);
    }

    /** Serialises writers that enter or rename a partner at the same time. */
    private void requireFree(PartnerRecord record, UUID except) {
        locks.hold("associations.partner", "name");
        if (partners.isNameTaken(record.name(), except)) {
            throw new InvalidInput("partners.name.taken");
        }
        String tax = record.taxNumber();
        if (tax != null && partners.isTaxNumberTaken(tax, except)) {
            throw new InvalidInput("partners.tax.taken");
        }
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
}

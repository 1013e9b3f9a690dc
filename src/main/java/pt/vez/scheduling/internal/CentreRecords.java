package pt.vez.scheduling.internal;

import java.util.List;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.CentreId;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** The centres themselves: names, addresses, zones, and whether they are active. */
@Component
class CentreRecords {
    private final CentreRepository centres;
    private final DeskRepository desks;
    private final Transactions transactions;
    private final BookedAhead bookedAhead;
    private final Journal journal;

    CentreRecords(
            CentreRepository centres,
            DeskRepository desks,
            Transactions transactions,
            BookedAhead bookedAhead,
            Journal journal) {
        this.centres = centres;
        this.desks = desks;
        this.transactions = transactions;
        this.bookedAhead = bookedAhead;
        this.journal = journal;
    }

    List<Centre> all() {
        return centres.findAllByOrderByName().stream().map(this::view).toList();
    }

    Centre get(CentreId id) {
        return view(load(id));
    }

    private Centre view(CentreEntity centre) {
        int count = desks.countByCentreIdAndActiveTrue(centre.id().value());
        return new Centre(centre.id(), centre.data(), count);
    }

    CentreId create(Actor actor, CentreData data) {
        actor.require(Role.ADMINISTRATOR);
        requireFits(data);
        return transactions.run(() -> {
            if (centres.existsByName(data.name())) {
                throw new InvalidInput("centres.name.taken");
            }
            var centre = centres.save(new CentreEntity(new CentreId(Ids.next()), data));
            journal.record(
                    actor, "centre.created", null, null, centre.id().value().toString());
            return centre.id();
        });
    }

    void update(Actor actor, CentreId id, CentreData seen, CentreData data) {
        actor.require(Role.ADMINISTRATOR);
        requireFits(data);
        transactions.run(() -> {
            var centre = load(id);
            ChangedMeanwhile.requireSame(seen, centre.data());
            if (!seen.name().equals(data.name()) && centres.existsByName(data.name())) {
                throw new InvalidInput("centres.name.taken");
            }
            if (seen.active() && !data.active()) {
                bookedAhead.requireNone(id);
            }
            centre.describe(data);
            journal.record(actor, "centre.changed", id.value(), "", CentreChanges.of(seen, data));
            return id;
        });
    }

    private static void requireFits(CentreData data) {
        FieldLengths.require(data.name(), 120);
        FieldLengths.require(data.address(), 200);
        FieldLengths.require(data.postalCode(), 60);
        FieldLengths.require(data.access().pt(), 300);
        FieldLengths.require(data.access().en(), 300);
    }

    private CentreEntity load(CentreId id) {
        return centres.findById(id).orElseThrow(() -> new NotFound("error.notFound"));
    }
}

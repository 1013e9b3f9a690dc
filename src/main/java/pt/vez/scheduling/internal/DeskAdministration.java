package pt.vez.scheduling.internal;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Desk;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import pt.vez.shared.TypedText;

/** The desks of centres. A writer of a desk locks its row. */
@Component
class DeskAdministration {
    private final CentreRepository centres;
    private final DeskRepository desks;
    private final CentreLockRepository locks;
    private final Transactions transactions;
    private final Journal journal;

    DeskAdministration(
            CentreRepository centres,
            DeskRepository desks,
            CentreLockRepository locks,
            Transactions transactions,
            Journal journal) {
        this.centres = centres;
        this.desks = desks;
        this.locks = locks;
        this.transactions = transactions;
        this.journal = journal;
    }

    List<Desk> of(CentreId id) {
        return desks.findByCentreId(id.value()).stream()
                .map(DeskEntity::view)
                .sorted(Desk.BY_NUMBER)
                .toList();
    }

    UUID add(Actor actor, CentreId centre, String typed, Set<String> services) {
        actor.require(Role.ADMINISTRATOR);
        String label = TypedText.visible(typed);
        requireDesk(label, services);
        return transactions.run(() -> {
            if (!centres.existsById(centre)) {
                throw new NotFound("error.notFound");
            }
            if (desks.existsByCentreIdAndLabel(centre.value(), label)) {
                throw new InvalidInput("centres.desk.taken");
            }
            var desk = desks.save(new DeskEntity(Ids.next(), centre.value(), label, services));
            journal.record(actor, "desk.created", null, null, centre.value() + " " + label);
            return desk.view().id();
        });
    }

    void update(Actor actor, Desk seen, Desk wanted) {
        actor.require(Role.ADMINISTRATOR);
        String label = TypedText.visible(wanted.label());
        requireDesk(label, wanted.services());
        transactions.run(() -> {
            locks.desk(seen.id());
            var desk = desks.findById(seen.id()).orElseThrow(() -> new NotFound("error.notFound"));
            ChangedMeanwhile.requireSame(seen, desk.view());
            if (!seen.label().equals(label) && desks.existsByCentreIdAndLabel(desk.centreId(), label)) {
                throw new InvalidInput("centres.desk.taken");
            }
            desk.describe(label, wanted.services(), wanted.active());
            journal.record(actor, "desk.changed", desk.centreId(), label, CentreChanges.of(seen, wanted));
            return desk;
        });
    }

    private static void requireDesk(String label, Set<String> services) {
        if (label.isBlank() || label.length() > 40) {
            throw new InvalidInput("centres.desk.label");
        }
        if (services.isEmpty()) {
            throw new InvalidInput("centres.desk.services");
        }
    }
}

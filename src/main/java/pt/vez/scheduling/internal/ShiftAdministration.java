package pt.vez.scheduling.internal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Shift;
import pt.vez.scheduling.ShiftData;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Ids;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** Weekly shifts: one, or many in one commit. A writer of the shifts of a desk locks the row of the desk. */
@Component
class ShiftAdministration {
    private final ShiftRepository shifts;
    private final ShiftRules rules;
    private final CentreLockRepository locks;
    private final Transactions transactions;
    private final Journal journal;

    ShiftAdministration(
            ShiftRepository shifts,
            ShiftRules rules,
            CentreLockRepository locks,
            Transactions transactions,
            Journal journal) {
        this.shifts = shifts;
        this.rules = rules;
        this.locks = locks;
        this.transactions = transactions;
        this.journal = journal;
    }

    List<Shift> of(CentreId centre) {
        return shifts.findByCentreIdOrderByWeekdayAscStartsAsc(centre.value()).stream()
                .map(ShiftEntity::view)
                .toList();
    }

    UUID add(Actor actor, CentreId centre, ShiftData data) {
        actor.require(Role.ADMINISTRATOR);
        return transactions.run(() -> {
            locks.desks(Set.of(data.deskId()));
            ShiftRules.Check check = rules.of(Set.of(data.deskId()));
            requireIn(check, centre, data);
            check.require(null, data);
            UUID id = Ids.next();
            shifts.save(new ShiftEntity(id, centre.value(), data));
            journal.record(actor, "shift.added", null, null, id + " " + outline(data));
            return id;
        });
    }

    /** All or none. */
    List<UUID> addAll(Actor actor, List<ShiftData> all) {
        actor.require(Role.ADMINISTRATOR);
        Set<UUID> desks = all.stream().map(ShiftData::deskId).collect(Collectors.toCollection(TreeSet::new));
        return transactions.run(() -> {
            locks.desks(desks);
            ShiftRules.Check check = rules.of(desks);
            List<ShiftEntity> made = all.stream()
                    .map(data -> {
                        check.require(null, data);
                        check.take(data);
                        UUID centre = check.place(data.deskId()).centre().id().value();
                        return new ShiftEntity(Ids.next(), centre, data);
                    })
                    .toList();
            shifts.saveAll(made);
            made.stream()
                    .collect(Collectors.groupingBy(ShiftEntity::centreId, Collectors.counting()))
                    .forEach(
                            (centre, count) -> journal.record(actor, "shifts.added", null, null, centre + " " + count));
            return made.stream().map(shift -> shift.view().id()).toList();
        });
    }

    void update(Actor actor, CentreId centre, Shift seen, ShiftData data) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            locks.desks(Set.of(data.deskId()));
            ShiftEntity shift = stored(centre, seen);
            ShiftRules.Check check = rules.of(Set.of(data.deskId()));
            requireIn(check, centre, data);
            check.require(seen.id(), data);
            shift.describe(data);
            journal.record(
                    actor, "shift.changed", null, null, seen.id() + " " + outline(seen.data()) + " → " + outline(data));
            return shift;
        });
    }

    void remove(Actor actor, CentreId centre, Shift seen) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            shifts.delete(stored(centre, seen));
            journal.record(actor, "shift.removed", null, null, seen.id() + " " + outline(seen.data()));
            return seen;
        });
    }

    private static void requireIn(ShiftRules.Check check, CentreId centre, ShiftData data) {
        if (!check.place(data.deskId()).centre().id().equals(centre)) {
            throw new NotFound("error.notFound");
        }
    }

    /** The stored shift, as the caller saw it. */
    private ShiftEntity stored(CentreId centre, Shift seen) {
        locks.shift(seen.id());
        ShiftEntity shift = shifts.findById(seen.id())
                .filter(each -> each.centreId().equals(centre.value()))
                .orElseThrow(() -> new NotFound("shifts.removedMeanwhile"));
        ChangedMeanwhile.requireSame(seen, shift.view());
        return shift;
    }

    private static String outline(ShiftData data) {
        return data.day() + " " + data.starts() + "–" + data.ends();
    }
}

package pt.vez.rota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import pt.vez.shared.Actor;

/** Absences: said by the mediator or by their coordinator; the duties they touch are lost and seek cover. */
public interface TimeOff {
    record Absence(UUID id, Instant start, Instant end, AbsenceReason reason) {}

    /**
     * This one duty. Own, or of the association the actor coordinates.
     *
     * @throws pt.vez.shared.NotFound for any other
     */
    void miss(Actor actor, UUID duty, AbsenceReason reason);

    /**
     * Whole days (Lisbon).
     *
     * @return duties lost
     * @throws pt.vez.shared.InvalidInput when the days are in the wrong order, in the past or more than a year
     */
    int away(Actor actor, UUID accountId, LocalDate from, LocalDate to, AbsenceReason reason);

    /** Own absences that have not ended. */
    List<Absence> own(Actor mediator);

    /** The person is back now. Lost duties stay lost; the coordinator may give them again. */
    void back(Actor actor, UUID absence);
}

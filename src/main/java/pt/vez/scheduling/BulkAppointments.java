package pt.vez.scheduling;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Service;
import pt.vez.platform.BulkOutcome;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;

/**
 * What officers and administrators do with many appointments at once. Each appointment is asked for, changed and told
 * for itself, as {@link AgencyAppointments} and {@link Agenda} do with one.
 */
@Service
public class BulkAppointments {
    /** The most appointments of one act. */
    public static final int MOST = 500;

    private static final int ATTEMPTS = 3;
    private final AgencyAppointments appointments;
    private final Agenda agenda;
    private final Centres centres;

    BulkAppointments(AgencyAppointments appointments, Agenda agenda, Centres centres) {
        this.appointments = appointments;
        this.agenda = agenda;
        this.centres = centres;
    }

    /**
     * Moves each to the free time of this day that is nearest to the time of day it had.
     *
     * @param reason 3 to 200 characters, read by every person
     * @param progress gets how many have been dealt with
     * @throws InvalidInput when nothing or too much is chosen
     * @throws pt.vez.shared.NotAuthorised for all actors but officers and administrators
     */
    public BulkOutcome<UUID> move(
            Actor actor, Collection<UUID> chosen, CentreId centre, LocalDate day, String reason, IntConsumer progress) {
        require(actor, chosen);
        AgencyAppointments.requireReason(reason);
        ZoneId zone = centres.get(actor, centre).data().zone();
        return BulkOutcome.of(
                "move appointments", chosen, id -> moveNear(actor, id, centre, day, zone, reason), progress);
    }

    private void moveNear(Actor actor, UUID id, CentreId centre, LocalDate day, ZoneId zone, String reason) {
        for (int attempt = 1; ; attempt++) {
            LocalTime had = appointments.timeOfDay(actor, id);
            OfferedTime nearest = appointments.times(actor, id, centre, day).stream()
                    .min(Comparator.comparing((OfferedTime time) -> Duration.between(
                                            had, time.start().atZone(zone).toLocalTime())
                                    .abs())
                            .thenComparing(OfferedTime::start))
                    .orElseThrow(() -> new InvalidInput("agency.time.none"));
            try {
                appointments.move(actor, id, nearest.slotId(), reason);
                return;
            } catch (SeatTaken e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /**
     * Cancels each.
     *
     * @param commandId made by the screen, so that a second click finds the first answer
     * @throws InvalidInput as {@link #move}
     */
    public BulkOutcome<UUID> cancel(
            Actor actor, Collection<UUID> chosen, String reason, UUID commandId, IntConsumer progress) {
        require(actor, chosen);
        AgencyAppointments.requireReason(reason);
        return BulkOutcome.of(
                "cancel appointments",
                chosen,
                id -> appointments.cancel(actor, id, reason, commandOf(commandId, id)),
                progress);
    }

    private static UUID commandOf(UUID command, UUID appointment) {
        return UUID.nameUUIDFromBytes((command + "/" + appointment).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Marks each as served.
     *
     * @throws InvalidInput as {@link #move}
     */
    public BulkOutcome<UUID> attended(Actor actor, Collection<UUID> chosen, IntConsumer progress) {
        require(actor, chosen);
        return BulkOutcome.of("mark as served", chosen, id -> agenda.attended(actor, id), progress);
    }

    private static void require(Actor actor, Collection<UUID> chosen) {
        actor.requireAgencyStaff();
        if (chosen.isEmpty()) {
            throw new InvalidInput("bulk.none");
        }
        if (chosen.size() > MOST) {
            throw new InvalidInput("bulk.tooMany", MOST);
        }
    }
}

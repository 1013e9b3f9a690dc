package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.OfficerUndo;
import pt.vez.scheduling.AppointmentEvents.AppointmentAttended;
import pt.vez.scheduling.AppointmentEvents.AttendanceUndone;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.internal.AppointmentRepository.Mark;
import pt.vez.shared.InvalidInput;

/** From the arrival of a person to the case that goes on. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AppointmentsServed {
    private final AppointmentRepository changes;
    private final AppointmentQueries appointments;
    private final HallVersionRepository versions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppointmentsServed(
            AppointmentRepository changes,
            AppointmentQueries appointments,
            HallVersionRepository versions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.changes = changes;
        this.appointments = appointments;
        this.versions = versions;
        this.events = events;
        this.clock = clock;
    }

    /** Tells the open screens of the hall; the last thing a command does, so that the row of the hall is locked shortly. */
    void tellHall(AppointmentView appointment) {
        versions.changed(appointment.centre().id());
    }

    /** @throws InvalidInput when the person has arrived already, or the appointment is no longer booked */
    void checkIn(AppointmentView appointment) {
        if (!changes.checkIn(appointment.id(), clock.instant())) {
            throw new InvalidInput("checkin.already");
        }
    }

    /** @throws InvalidInput when the person has not arrived, or the appointment is no longer booked */
    void undoCheckIn(AppointmentView appointment) {
        if (!changes.undoCheckIn(appointment.id())) {
            throw new InvalidInput("checkin.undo.late");
        }
    }

    /**
     * @param by the account that says so
     * @throws InvalidInput when the appointment is no longer booked
     */
    void mark(UUID by, AppointmentView appointment) {
        Instant now = clock.instant();
        if (!changes.attend(appointment.id(), now)) {
            throw new InvalidInput("checkin.already");
        }
        changes.noteAttended(by, appointment, now);
        events.publishEvent(
                new AppointmentAttended(appointments.byId(appointment.id()).orElseThrow()));
    }

    /**
     * Takes {@link #mark} back, and the arrival where it was marked with it.
     *
     * @throws InvalidInput after {@link OfficerUndo#WINDOW}, when another account marked it, or when it is not marked any more
     */
    void undo(UUID by, AppointmentView appointment) {
        Instant since = clock.instant().minus(OfficerUndo.WINDOW);
        Mark mark = changes.lockLastMark(appointment.id())
                .filter(each -> each.by().equals(by) && !each.at().isBefore(since))
                .orElseThrow(() -> new InvalidInput("checkin.attended.late"));
        if (!changes.undoAttend(appointment, mark.at())) {
            throw new InvalidInput("checkin.attended.late");
        }
        changes.removeNote(mark.command());
        events.publishEvent(
                new AttendanceUndone(appointments.byId(appointment.id()).orElseThrow()));
    }
}

package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseId;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.AgencyAppointments;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CancelReason;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.OfferedTime;
import pt.vez.scheduling.SeatQuota;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.SeatTaken;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;

@Service
class AgencyAppointmentsService implements AgencyAppointments {
    private static final Duration EARLIEST = Duration.ofMinutes(30);
    private static final Duration BOOK_AGAIN = Duration.ofDays(90);
    private static final Set<SeatQuota> EVERY_QUOTA = EnumSet.allOf(SeatQuota.class);
    private final AppointmentQueries appointments;
    private final AppointmentWriter writer;
    private final SeatRepository seats;
    private final SeatReservations keeping;
    private final CasesAtDesk people;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    AgencyAppointmentsService(
            AppointmentQueries appointments,
            AppointmentWriter writer,
            SeatRepository seats,
            SeatReservations keeping,
            CasesAtDesk people,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.appointments = appointments;
        this.writer = writer;
        this.seats = seats;
        this.keeping = keeping;
        this.people = people;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<AppointmentView> active(Actor actor, CaseId caseId) {
        people.requireAnothers(actor, caseId);
        return appointments.latest(caseId).filter(found -> found.state() == AppointmentView.State.BOOKED);
    }

    private AppointmentView known(Actor actor, UUID appointmentId) {
        if (!actor.isAgencyStaff()) {
            throw new NotAuthorised("error.role");
        }
        AppointmentView found = appointments.byId(appointmentId).orElseThrow(() -> new NotFound("error.notFound"));
        people.requireAnothers(actor, found.caseId());
        return found;
    }

    @Override
    @Transactional
    public Contact contact(Actor actor, UUID appointmentId) {
        return people.contact(actor, known(actor, appointmentId));
    }

    @Override
    @Transactional(readOnly = true)
    public List<OfferedTime> times(Actor actor, UUID appointmentId, CentreId centre, LocalDate day) {
        AppointmentView found = known(actor, appointmentId);
        return seats.times(
                found.caseId(),
                found.serviceCode(),
                centre,
                day,
                clock.instant().plus(EARLIEST),
                EVERY_QUOTA);
    }

    @Override
    @Transactional(readOnly = true)
    public LocalTime timeOfDay(Actor actor, UUID appointmentId) {
        AppointmentView found = known(actor, appointmentId);
        return found.start().atZone(found.centre().data().zone()).toLocalTime();
    }

    @Override
    public AppointmentView move(Actor actor, UUID appointmentId, UUID slotId, String reason) {
        AppointmentView found = known(actor, appointmentId);
        String why = AgencyAppointments.requireReason(reason);
        if (found.state() != AppointmentView.State.BOOKED) {
            throw new InvalidInput("appointment.notActive");
        }
        var slot = seats.slot(slotId, found.serviceCode());
        UUID applicant = people.applicantOf(found.caseId());
        return transactions.run(() -> {
            var hold = seats.take(slot, found.caseId(), clock.instant().plus(Booking.HOLD), EVERY_QUOTA)
                    .orElseThrow(() -> new SeatTaken(slotId, null));
            AppointmentView after = writer.take(actor, found.caseId(), applicant, found.serviceCode(), hold.id());
            explain(actor, applicant, found.caseId(), why);
            return after;
        });
    }

    @Override
    public AppointmentView cancel(Actor actor, UUID appointmentId, String reason, UUID commandId) {
        AppointmentView found = known(actor, appointmentId);
        String why = AgencyAppointments.requireReason(reason);
        UUID applicant = people.applicantOf(found.caseId());
        return transactions.run(() -> {
            AppointmentView after = writer.cancel(actor, found, applicant, CancelReason.AGENCY, true, commandId);
            keeping.grant(
                    List.of(found.caseId()),
                    found.serviceCode(),
                    clock.instant().plus(BOOK_AGAIN));
            explain(actor, applicant, found.caseId(), why);
            return after;
        });
    }

    private void explain(Actor actor, UUID applicant, CaseId caseId, String why) {
        journal.record(actor, "appointment.byAgency", applicant, caseId.value(), why);
    }
}

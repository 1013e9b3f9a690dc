package pt.vez.scheduling.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseFacts.Bookable;
import pt.vez.casework.CaseId;
import pt.vez.casework.Stage;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.BookingNotReady;
import pt.vez.scheduling.CancelReason;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.SeatQuota;
import pt.vez.scheduling.SeatReservations;
import pt.vez.shared.Actor;
import pt.vez.shared.NotFound;

@Service
@Transactional
class SeatReservationService implements SeatReservations {
    private static final int CHUNK = 1_000;

    private final SeatQueries lists;
    private final SeatOfferRepository holds;
    private final SeatRepository seats;
    private final AppointmentQueries appointments;
    private final AppointmentWriter writer;
    private final CaseFacts facts;
    private final SeatClosureRepository closures;
    private final BookingRightRepository rights;

    SeatReservationService(
            SeatQueries lists,
            SeatOfferRepository holds,
            SeatRepository seats,
            AppointmentQueries appointments,
            AppointmentWriter writer,
            CaseFacts facts,
            SeatClosureRepository closures,
            BookingRightRepository rights) {
        this.lists = lists;
        this.holds = holds;
        this.seats = seats;
        this.appointments = appointments;
        this.writer = writer;
        this.facts = facts;
        this.closures = closures;
        this.rights = rights;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Place> places() {
        return lists.places();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Place> allPlaces() {
        return lists.allPlaces();
    }

    @Override
    @Transactional(readOnly = true)
    public List<FreeSeat> free(
            Collection<CentreId> centres, String service, Instant from, Instant until, Set<SeatQuota> quotas) {
        return lists.free(centres, service, from, until, quotas);
    }

    @Override
    @Transactional(readOnly = true)
    public long countFree(
            Collection<CentreId> centres, String service, Instant from, Instant until, Set<SeatQuota> quotas) {
        return lists.countFree(centres, service, from, until, quotas);
    }

    @Override
    @Transactional(readOnly = true)
    public List<FreeDay> freePerDay(
            Collection<CentreId> centres, String service, Instant from, Instant until, Set<SeatQuota> quotas) {
        return lists.freePerDay(centres, service, from, until, quotas);
    }

    @Override
    @Transactional(readOnly = true)
    public List<FreeSeat> returning(Instant before) {
        return lists.returning(before);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Booked> booked(Scope scope) {
        return lists.booked(scope);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Booked> bookedBy(CaseId caseId) {
        return lists.bookedBy(caseId);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Booked> bookedOf(Collection<UUID> appointments) {
        List<Booked> booked = new ArrayList<>();
        List<UUID> all = new ArrayList<>(appointments);
        for (int from = 0; from < all.size(); from += CHUNK) {
            booked.addAll(lists.bookedOf(all.subList(from, Math.min(all.size(), from + CHUNK))));
        }
        return booked;
    }

    @Override
    public Set<UUID> keep(Collection<Keep> keeps, Instant until) {
        return holds.keep(keeps, until);
    }

    @Override
    public boolean keepAgain(Keep keep, Instant until, UUID closure) {
        return holds.keepAgain(keep, until, closure);
    }

    @Override
    public void releaseHolds(Collection<UUID> holdIds, @Nullable Instant again) {
        holds.releaseHolds(holdIds, again);
    }

    @Override
    public void extend(Collection<UUID> holdIds, Instant until) {
        holds.extend(holdIds, until);
    }

    @Override
    public void grant(Collection<CaseId> cases, String service, Instant until) {
        rights.grant(cases, service, until);
    }

    @Override
    public void withdraw(CaseId caseId, String service) {
        rights.withdraw(caseId, service);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isOpen(String service) {
        return rights.isOpen(service);
    }

    @Override
    public int close(UUID closure, String reason, Collection<Scope> scopes) {
        return closures.close(closure, reason, scopes);
    }

    @Override
    public int reopen(UUID closure) {
        return closures.reopen(closure);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isClosing(UUID closure) {
        return closures.isKnown(closure);
    }

    @Override
    public AppointmentView takeAgain(Actor actor, CaseId caseId, UUID holdId, UUID closure) {
        return take(actor, caseId, holdId, closure);
    }

    @Override
    public AppointmentView take(Actor actor, CaseId caseId, UUID holdId) {
        return take(actor, caseId, holdId, null);
    }

    private AppointmentView take(Actor actor, CaseId caseId, UUID holdId, @Nullable UUID lifted) {
        Optional<AppointmentView> done =
                appointments.byCommand(holdId).filter(found -> found.caseId().equals(caseId));
        if (done.isPresent()) {
            return done.get();
        }
        Bookable person = facts.bookable(List.of(caseId.value())).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("error.notFound"));
        if (person.stage() != Stage.APPOINTMENT) {
            throw new BookingNotReady("appointment.notNeeded");
        }
        seats.requireServed(holdId);
        String service = facts.of(List.of(caseId)).getFirst().serviceCode();
        return writer.take(actor, caseId, person.applicantId(), service, holdId, lifted);
    }

    @Override
    public AppointmentView cancelByAgency(Actor actor, UUID appointmentId, UUID commandId) {
        return cancel(actor, appointmentId, CancelReason.AGENCY, commandId);
    }

    @Override
    public AppointmentView giveBack(Actor actor, UUID appointmentId, UUID commandId) {
        return cancel(actor, appointmentId, CancelReason.CANNOT_COME, commandId);
    }

    private AppointmentView cancel(Actor actor, UUID appointmentId, CancelReason reason, UUID commandId) {
        AppointmentView before = appointments.byId(appointmentId).orElseThrow(() -> new NotFound("error.notFound"));
        UUID applicant = facts.bookable(List.of(before.caseId().value())).stream()
                .findFirst()
                .map(Bookable::applicantId)
                .orElseThrow(() -> new NotFound("error.notFound"));
        return writer.cancel(actor, before, applicant, reason, reason == CancelReason.AGENCY, commandId);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<AppointmentView> appointment(CaseId caseId) {
        return appointments.latest(caseId);
    }
}

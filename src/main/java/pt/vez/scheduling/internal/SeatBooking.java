package pt.vez.scheduling.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseRef;
import pt.vez.platform.ClientAddress;
import pt.vez.platform.Limits;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.AppointmentChange;
import pt.vez.scheduling.AppointmentChanged;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CancelReason;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Hold;
import pt.vez.scheduling.OfferedCentre;
import pt.vez.scheduling.OfferedTime;
import pt.vez.scheduling.SeatQuota;
import pt.vez.scheduling.SeatTaken;
import pt.vez.scheduling.SeatUnserved;
import pt.vez.scheduling.internal.SeatRepository.Held;
import pt.vez.scheduling.internal.SeatRepository.Slot;
import pt.vez.shared.Actor;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;

/** Booking by a person, or by a mediator for them: authority first, then the seat, then the appointment. */
@Service
class SeatBooking implements Booking {
    private static final Duration FLOOD_WINDOW = Duration.ofMinutes(10);
    private static final int HOLDS_PER_CASE = 80;
    private static final int HOLDS_PER_ADDRESS = 400;

    private final SeatChoices choices;
    private final BookingReadiness readiness;
    private final SeatRepository seats;
    private final AppointmentQueries appointments;
    private final AppointmentWriter writer;
    private final CaseAccess access;
    private final Transactions transactions;
    private final Limits limits;

    SeatBooking(
            SeatChoices choices,
            BookingReadiness readiness,
            SeatRepository seats,
            AppointmentQueries appointments,
            AppointmentWriter writer,
            CaseAccess access,
            Transactions transactions,
            Limits limits) {
        this.choices = choices;
        this.readiness = readiness;
        this.seats = seats;
        this.appointments = appointments;
        this.writer = writer;
        this.access = access;
        this.transactions = transactions;
        this.limits = limits;
    }

    @Override
    @Transactional(readOnly = true)
    public void requireReady(Actor actor, CaseId caseId) {
        readiness.require(actor, caseId);
    }

    @Override
    @Transactional(readOnly = true)
    public List<OfferedCentre> centres(Actor actor, CaseId caseId, @Nullable GeoPoint near) {
        return choices.centres(actor, caseId, near);
    }

    @Override
    @Transactional(readOnly = true)
    public List<LocalDate> days(Actor actor, CaseId caseId, CentreId centre) {
        return choices.days(actor, caseId, centre);
    }

    @Override
    @Transactional(readOnly = true)
    public List<OfferedTime> times(Actor actor, CaseId caseId, CentreId centre, LocalDate day) {
        return choices.times(actor, caseId, centre, day);
    }

    @Override
    @Transactional(readOnly = true)
    public List<OfferedTime> timesTogether(Actor actor, List<CaseId> cases, CentreId centre, LocalDate day) {
        return choices.timesTogether(actor, cases, centre, day);
    }

    @Override
    public Hold hold(Actor actor, CaseId caseId, UUID slotId) {
        CaseRef ref = readiness.require(actor, caseId);
        countHold(caseId);
        Slot slot = seats.slot(slotId, ref.serviceCode());
        Set<SeatQuota> quotas = readiness.quotas(actor, caseId);
        Optional<Hold> held = transactions.run(() -> {
            readiness.requireStill(actor, List.of(ref));
            return seats.take(slot, caseId, seats.holdEnd(), quotas);
        });
        return held.orElseThrow(() -> taken(slot, caseId, quotas));
    }

    /** Limits holds for each case and each address, so that one applicant cannot block the seats of others. */
    private void countHold(CaseId caseId) {
        limits.count("hold-case", caseId.value().toString(), HOLDS_PER_CASE, FLOOD_WINDOW);
        String address = ClientAddress.current();
        if (!address.equals("-")) {
            limits.count("hold-address", address, HOLDS_PER_ADDRESS, FLOOD_WINDOW);
        }
    }

    private SeatTaken taken(Slot slot, CaseId caseId, Set<SeatQuota> quotas) {
        OfferedTime next = choices.times(slot.service(), slot.centre(), slot.date(), quotas, List.of(caseId)).stream()
                .filter(time -> time.start().isAfter(slot.start()))
                .findFirst()
                .orElse(null);
        return seats.isUnserved(slot.id(), quotas) ? new SeatUnserved(slot.id(), next) : new SeatTaken(slot.id(), next);
    }

    @Override
    public List<Hold> holdTogether(Actor actor, List<CaseId> cases, UUID slotId) {
        SeatChoices.requireTogether(cases);
        List<CaseRef> refs =
                cases.stream().map(each -> readiness.require(actor, each)).toList();
        refs.forEach(ref -> SeatChoices.sameService(refs.getFirst(), ref));
        countHold(cases.getFirst());
        Slot first = seats.slot(slotId, refs.getFirst().serviceCode());
        Set<SeatQuota> quotas = readiness.quotas(actor, cases.getFirst());
        Instant until = seats.holdEnd();
        return transactions.run(() -> {
            readiness.requireStill(actor, refs);
            List<Slot> slots = seats.following(first, cases.size());
            List<Hold> holds = new ArrayList<>();
            for (int i = 0; i < cases.size(); i++) {
                Optional<Hold> hold =
                        i < slots.size() ? seats.take(slots.get(i), cases.get(i), until, quotas) : Optional.empty();
                // Thrown inside the transaction: what the others of the family got goes back with it.
                int at = i;
                holds.add(hold.orElseThrow(() ->
                        at < slots.size() && seats.isUnserved(slots.get(at).id(), quotas)
                                ? new SeatUnserved(slotId, null)
                                : new SeatTaken(slotId, null)));
            }
            return holds;
        });
    }

    @Override
    public List<AppointmentView> confirmTogether(Actor actor, List<CaseId> cases, List<UUID> holds) {
        SeatChoices.requireTogether(cases);
        if (cases.size() != holds.size()) {
            throw new InvalidInput("family.tooLarge", 8);
        }
        List<CaseRef> refs =
                cases.stream().map(each -> readiness.inStage(actor, each)).toList();
        return transactions.run(() -> {
            // A hold that is confirmed in its grace no longer kept the account from taking another.
            readiness.requireStill(actor, refs);
            List<AppointmentView> booked = new ArrayList<>();
            for (int i = 0; i < refs.size(); i++) {
                CaseRef ref = refs.get(i);
                booked.add(writer.take(actor, ref.id(), ref.applicantId(), ref.serviceCode(), holds.get(i)));
            }
            return booked;
        });
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Hold> currentHold(Actor actor, CaseId caseId) {
        CaseRef ref = access.require(actor, caseId, CasePermission.APPOINTMENTS);
        return seats.held(caseId, ref.serviceCode()).map(Held::hold);
    }

    @Override
    @Transactional
    public void release(Actor actor, CaseId caseId, UUID holdId) {
        access.require(actor, caseId, CasePermission.APPOINTMENTS);
        seats.release(caseId, holdId);
    }

    @Override
    public AppointmentView confirm(Actor actor, CaseId caseId, UUID holdId) {
        return confirm(actor, caseId, holdId, ref -> {});
    }

    @Override
    public AppointmentView confirmInstead(Actor actor, CaseId caseId, UUID holdId, Optional<Instant> before) {
        return confirm(actor, caseId, holdId, ref -> requireUnchanged(caseId, ref.serviceCode(), before));
    }

    private AppointmentView confirm(Actor actor, CaseId caseId, UUID holdId, Consumer<CaseRef> check) {
        access.require(actor, caseId, CasePermission.APPOINTMENTS);
        Optional<AppointmentView> done =
                appointments.byCommand(holdId).filter(found -> found.caseId().equals(caseId));
        return done.orElseGet(() -> transactions.run(() -> {
            // The hold was given under a right; what is checked again is that the case still waits for its appointment.
            CaseRef ref = readiness.inStage(actor, caseId);
            readiness.requireStill(actor, List.of(ref));
            check.accept(ref);
            return writer.take(actor, caseId, ref.applicantId(), ref.serviceCode(), holdId);
        }));
    }

    /** @throws AppointmentChanged when another tab or the invitation booked in the meantime */
    private void requireUnchanged(CaseId caseId, String service, Optional<Instant> before) {
        access.lock(caseId);
        Optional<AppointmentView> now = appointments.active(caseId, service);
        if (!now.map(AppointmentView::start).equals(before)) {
            throw new AppointmentChanged();
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<AppointmentView> active(Actor actor, CaseId caseId) {
        CaseRef ref = access.require(actor, caseId, CasePermission.READ);
        return appointments.active(caseId, ref.serviceCode());
    }

    @Override
    @Transactional
    public Optional<AppointmentView> latest(Actor actor, CaseId caseId) {
        access.require(actor, caseId, CasePermission.READ);
        return appointments.latest(caseId);
    }

    @Override
    @Transactional
    public AppointmentView get(Actor actor, UUID appointmentId) {
        AppointmentView found = appointments.byId(appointmentId).orElseThrow(() -> new NotAuthorised("error.case"));
        access.require(actor, found.caseId(), CasePermission.READ);
        return found;
    }

    @Override
    @Transactional
    public List<AppointmentChange> history(Actor actor, CaseId caseId, UUID appointmentId) {
        AppointmentView found = get(actor, appointmentId);
        return found.caseId().equals(caseId) ? appointments.history(appointmentId) : List.of();
    }

    @Override
    public AppointmentView cancel(Actor actor, CaseId caseId, UUID appointmentId, CancelReason reason, UUID commandId) {
        CaseRef ref = access.require(actor, caseId, CasePermission.APPOINTMENTS);
        return transactions.run(() -> {
            AppointmentView before = appointments
                    .byId(appointmentId)
                    .filter(found -> found.caseId().equals(caseId))
                    .orElseThrow(() -> new NotFound("error.notFound"));
            return writer.cancel(actor, before, ref.applicantId(), reason, false, commandId);
        });
    }

    @Override
    public AppointmentView takeBack(Actor actor, CaseId caseId, UUID appointmentId) {
        CaseRef ref = readiness.require(actor, caseId);
        return transactions.run(() -> {
            access.lock(caseId);
            return writer.takeBack(actor, ref, appointmentId, UNDO);
        });
    }
}

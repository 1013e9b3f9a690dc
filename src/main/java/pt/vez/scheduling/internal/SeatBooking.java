package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.Act;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseRef;
import pt.vez.casework.Stage;
import pt.vez.platform.ClientAddress;
import pt.vez.platform.Limits;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.AppointmentChange;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.BookingGuard;
import pt.vez.scheduling.CancelReason;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Hold;
import pt.vez.scheduling.NotReadyToBook;
import pt.vez.scheduling.OfferedCentre;
import pt.vez.scheduling.OfferedTime;
import pt.vez.scheduling.SeatQuota;
import pt.vez.scheduling.SeatTaken;
import pt.vez.scheduling.SeatUnserved;
import pt.vez.scheduling.internal.Seats.Held;
import pt.vez.scheduling.internal.Seats.Slot;
import pt.vez.shared.Actor;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;

/** Booking by a person, or by a mediator for them: authority first, then the seat, then the appointment. */
@Service
class SeatBooking implements Booking {
    private static final Duration EARLIEST = Duration.ofMinutes(30);
    private static final Duration HORIZON = Duration.ofDays(70);
    private static final Duration FLOOD_WINDOW = Duration.ofMinutes(10);
    private static final int HOLDS_PER_CASE = 80;
    private static final int HOLDS_PER_ADDRESS = 400;

    private final JdbcClient jdbc;
    private final Seats seats;
    private final Appointments appointments;
    private final AppointmentWriter writer;
    private final Rights rights;
    private final Centres centres;
    private final CaseAccess access;
    private final CaseFacts facts;
    private final List<BookingGuard> guards;
    private final Transactions transactions;
    private final Limits limits;
    private final Clock clock;

    SeatBooking(
            JdbcClient jdbc,
            Seats seats,
            Appointments appointments,
            AppointmentWriter writer,
            Rights rights,
            Centres centres,
            CaseAccess access,
            CaseFacts facts,
            List<BookingGuard> guards,
            Transactions transactions,
            Limits limits,
            Clock clock) {
        this.jdbc = jdbc;
        this.seats = seats;
        this.appointments = appointments;
        this.writer = writer;
        this.rights = rights;
        this.centres = centres;
        this.access = access;
        this.facts = facts;
        this.guards = guards;
        this.transactions = transactions;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public void requireReady(Actor actor, CaseId caseId) {
        ready(actor, caseId);
    }

    /** May this case book now: authority, stage, the right to book, and nothing that speaks against it. */
    private CaseRef ready(Actor actor, CaseId caseId) {
        CaseRef ref = inStage(actor, caseId);
        if (!rights.mayBook(ref)) {
            throw new NotReadyToBook("appointment.byInvitation");
        }
        guards.forEach(guard -> guard.require(actor, ref));
        return ref;
    }

    private CaseRef inStage(Actor actor, CaseId caseId) {
        CaseRef ref = access.require(actor, caseId, Act.APPOINTMENTS);
        if (ref.stage() == Stage.DOCUMENTS) {
            throw new NotReadyToBook("appointment.documentsFirst");
        }
        if (ref.stage() != Stage.APPOINTMENT) {
            throw new NotReadyToBook("appointment.notNeeded");
        }
        return ref;
    }

    /** Public seats for everybody, the counter's for who is assisted, the reserve for whom it is kept. */
    private Set<SeatQuota> quotas(Actor actor, CaseId caseId) {
        Set<SeatQuota> quotas = EnumSet.of(SeatQuota.PUBLIC);
        if (actor.acting() != null) {
            quotas.add(SeatQuota.ASSISTED);
        }
        if (facts.of(List.of(caseId)).stream().anyMatch(found -> found.vulnerable() || found.courtOrderBy() != null)) {
            quotas.add(SeatQuota.RESERVE);
        }
        return quotas;
    }

    @Override
    @Transactional(readOnly = true)
    public List<OfferedCentre> centres(Actor actor, CaseId caseId, @Nullable GeoPoint near) {
        CaseRef ref = ready(actor, caseId);
        Set<SeatQuota> quotas = quotas(actor, caseId);
        Comparator<OfferedCentre> nearest =
                Comparator.comparing(offer -> offer.kilometres() == null ? Double.valueOf(0) : offer.kilometres());
        return centres.all(actor).stream()
                .filter(centre -> centre.data().active())
                .map(centre -> offer(ref, centre, near, quotas))
                .sorted(nearest)
                .toList();
    }

    private OfferedCentre offer(CaseRef ref, Centre centre, @Nullable GeoPoint near, Set<SeatQuota> quotas) {
        LocalDate next =
                freeDays("select s.local_date from", "order by s.starts_at limit 1", ref, centre.id(), quotas).stream()
                        .findFirst()
                        .orElse(null);
        return new OfferedCentre(
                centre, near == null ? null : centre.data().place().kilometresTo(near), next);
    }

    @Override
    @Transactional(readOnly = true)
    public List<LocalDate> days(Actor actor, CaseId caseId, CentreId centre) {
        CaseRef ref = ready(actor, caseId);
        return freeDays(
                "select distinct s.local_date from", "order by s.local_date", ref, centre, quotas(actor, caseId));
    }

    private List<LocalDate> freeDays(String select, String order, CaseRef ref, CentreId centre, Set<SeatQuota> quotas) {
        return jdbc.sql(select + " scheduling_slot s where s.centre_id = :centre and s.service_code = :service"
                        + " and s.starts_at between :from and :until and exists (select 1" + Seats.FREE + ") " + order)
                .param("centre", centre.value())
                .param("service", ref.serviceCode())
                .param("from", clock.instant().plus(EARLIEST))
                .param("until", clock.instant().plus(HORIZON))
                .param("now", clock.instant())
                .param("quotas", Seats.names(quotas))
                .query(LocalDate.class)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<OfferedTime> times(Actor actor, CaseId caseId, CentreId centre, LocalDate day) {
        CaseRef ref = ready(actor, caseId);
        return times(ref.serviceCode(), centre, day, quotas(actor, caseId));
    }

    private List<OfferedTime> times(String service, CentreId centre, LocalDate day, Set<SeatQuota> quotas) {
        return seats.times(service, centre, day, clock.instant().plus(EARLIEST), quotas);
    }

    @Override
    @Transactional(readOnly = true)
    public List<OfferedTime> timesTogether(Actor actor, List<CaseId> cases, CentreId centre, LocalDate day) {
        requireTogether(cases);
        List<OfferedTime> times = times(actor, cases.getFirst(), centre, day);
        cases.stream().skip(1).forEach(other -> sameService(ready(actor, cases.getFirst()), ready(actor, other)));
        List<OfferedTime> starts = new ArrayList<>();
        for (int first = 0; first + cases.size() <= times.size(); first++) {
            boolean consecutive = true;
            for (int i = 1; i < cases.size(); i++) {
                consecutive &= times.get(first + i)
                        .start()
                        .equals(times.get(first + i - 1).end());
            }
            if (consecutive) {
                starts.add(times.get(first));
            }
        }
        return starts;
    }

    private static void requireTogether(List<CaseId> cases) {
        if (cases.isEmpty() || cases.size() > 8 || Set.copyOf(cases).size() != cases.size()) {
            throw new InvalidInput("family.tooLarge", 8);
        }
    }

    private static void sameService(CaseRef one, CaseRef other) {
        if (!one.serviceCode().equals(other.serviceCode())) {
            throw new InvalidInput("family.service");
        }
    }

    @Override
    public Hold hold(Actor actor, CaseId caseId, UUID slotId) {
        CaseRef ref = ready(actor, caseId);
        countHold(caseId);
        Slot slot = seats.slot(slotId, ref.serviceCode());
        Set<SeatQuota> quotas = quotas(actor, caseId);
        Optional<Hold> held =
                transactions.run(() -> seats.take(slot, caseId, clock.instant().plus(HOLD), quotas));
        return held.orElseThrow(() -> taken(slot, quotas));
    }

    /** Nobody needs to try so many times; whoever does keeps others from booking. */
    private void countHold(CaseId caseId) {
        limits.count("hold-case", caseId.value().toString(), HOLDS_PER_CASE, FLOOD_WINDOW);
        String address = ClientAddress.current();
        if (!address.equals("-")) {
            limits.count("hold-address", address, HOLDS_PER_ADDRESS, FLOOD_WINDOW);
        }
    }

    private SeatTaken taken(Slot slot, Set<SeatQuota> quotas) {
        OfferedTime next = times(slot.service(), slot.centre(), slot.date(), quotas).stream()
                .filter(time -> time.start().isAfter(slot.start()))
                .findFirst()
                .orElse(null);
        return seats.isUnserved(slot.id(), quotas) ? new SeatUnserved(slot.id(), next) : new SeatTaken(slot.id(), next);
    }

    @Override
    public List<Hold> holdTogether(Actor actor, List<CaseId> cases, UUID slotId) {
        requireTogether(cases);
        List<CaseRef> refs = cases.stream().map(each -> ready(actor, each)).toList();
        refs.forEach(ref -> sameService(refs.getFirst(), ref));
        countHold(cases.getFirst());
        Slot first = seats.slot(slotId, refs.getFirst().serviceCode());
        Set<SeatQuota> quotas = quotas(actor, cases.getFirst());
        Instant until = clock.instant().plus(HOLD);
        return transactions.run(() -> {
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
        requireTogether(cases);
        if (cases.size() != holds.size()) {
            throw new InvalidInput("family.tooLarge", 8);
        }
        List<CaseRef> refs = cases.stream().map(each -> inStage(actor, each)).toList();
        return transactions.run(() -> {
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
        CaseRef ref = access.require(actor, caseId, Act.APPOINTMENTS);
        return seats.held(caseId, ref.serviceCode()).map(Held::hold);
    }

    @Override
    @Transactional
    public void release(Actor actor, CaseId caseId, UUID holdId) {
        access.require(actor, caseId, Act.APPOINTMENTS);
        seats.release(caseId, holdId);
    }

    @Override
    public AppointmentView confirm(Actor actor, CaseId caseId, UUID holdId) {
        access.require(actor, caseId, Act.APPOINTMENTS);
        Optional<AppointmentView> done =
                appointments.byCommand(holdId).filter(found -> found.caseId().equals(caseId));
        return done.orElseGet(() -> transactions.run(() -> {
            // The hold was given under a right; what is checked again is that the case still waits for its appointment.
            CaseRef ref = inStage(actor, caseId);
            return writer.take(actor, caseId, ref.applicantId(), ref.serviceCode(), holdId);
        }));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<AppointmentView> active(Actor actor, CaseId caseId) {
        CaseRef ref = access.require(actor, caseId, Act.READ);
        return appointments.active(caseId, ref.serviceCode());
    }

    @Override
    @Transactional
    public Optional<AppointmentView> latest(Actor actor, CaseId caseId) {
        access.require(actor, caseId, Act.READ);
        return appointments.latest(caseId);
    }

    @Override
    @Transactional
    public AppointmentView get(Actor actor, UUID appointmentId) {
        AppointmentView found = appointments.byId(appointmentId).orElseThrow(() -> new NotAuthorised("error.case"));
        access.require(actor, found.caseId(), Act.READ);
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
        CaseRef ref = access.require(actor, caseId, Act.APPOINTMENTS);
        return transactions.run(() -> {
            AppointmentView before = appointments
                    .byId(appointmentId)
                    .filter(found -> found.caseId().equals(caseId))
                    .orElseThrow(() -> new NotFound("error.notFound"));
            return writer.cancel(actor, before, ref.applicantId(), reason, false, commandId);
        });
    }
}

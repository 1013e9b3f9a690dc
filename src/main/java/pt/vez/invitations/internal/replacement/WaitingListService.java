package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.calendar.Municipalities;
import pt.vez.calendar.WorkingHours;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseRef;
import pt.vez.casework.Stage;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Offers;
import pt.vez.invitations.WaitingList;
import pt.vez.invitations.internal.replacement.ReplacementOffers.Proposal;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.SeatReservations.FreeSeat;
import pt.vez.scheduling.SeatReservations.Place;
import pt.vez.scheduling.SeatReservations;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;

@Service
class WaitingListService implements WaitingList {
    /** Seats are offered to the waiting list this long before they are open to all again. */
    private static final Duration AHEAD = Duration.ofMinutes(15);

    private static final int SHORTEST_NOTICE = 2;
    private static final int LONGEST_NOTICE = 336;
    private final JdbcClient jdbc;
    private final CaseAccess access;
    private final SeatReservations seats;
    private final ReplacementOffers offers;
    private final Allocation allocation;
    private final WorkingHours hours;
    private final Municipalities municipalities;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    WaitingListService(
            JdbcClient jdbc,
            CaseAccess access,
            SeatReservations seats,
            ReplacementOffers offers,
            Allocation allocation,
            WorkingHours hours,
            Municipalities municipalities,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.seats = seats;
        this.offers = offers;
        this.allocation = allocation;
        this.hours = hours;
        this.municipalities = municipalities;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Wish> wishOf(Actor actor, CaseId caseId) {
        access.require(actor, caseId, CasePermission.APPOINTMENTS);
        Set<UUID> centres = new HashSet<>(jdbc.sql("select centre_id from invitations_wish_centre where case_id = ?")
                .param(caseId.value())
                .query(UUID.class)
                .list());
        return jdbc.sql("select weekdays, notice_hours, before_at from invitations_wish where case_id = ? and active")
                .param(caseId.value())
                .query((row, n) ->
                        new Wish(centres, weekdays(row.getInt(1)), row.getInt(2), row.getObject(3, Instant.class)))
                .optional();
    }

    private static Set<DayOfWeek> weekdays(int bits) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if ((bits & bit(day)) != 0) {
                days.add(day);
            }
        }
        return days;
    }

    private static int bit(DayOfWeek day) {
        return 1 << (day.getValue() - 1);
    }

    @Override
    @Transactional
    public void join(Actor actor, CaseId caseId, Wish wish) {
        CaseRef ref = access.require(actor, caseId, CasePermission.APPOINTMENTS);
        if (ref.stage() != Stage.APPOINTMENT) {
            throw new InvalidInput("appointment.notNeeded");
        }
        if (wish.centres().isEmpty() || wish.weekdays().isEmpty()) {
            throw new InvalidInput("wish.missing");
        }
        if (wish.noticeHours() < SHORTEST_NOTICE || wish.noticeHours() > LONGEST_NOTICE) {
            throw new InvalidInput("wish.notice", SHORTEST_NOTICE, LONGEST_NOTICE);
        }
        int bits = wish.weekdays().stream().mapToInt(WaitingListService::bit).sum();
        jdbc.sql(
                        "insert into invitations_wish (case_id, service_code, weekdays, notice_hours, before_at, since, active)"
                                + " values (?, ?, ?, ?, ?, ?, true) on duplicate key update weekdays = values(weekdays),"
                                + " notice_hours = values(notice_hours), before_at = values(before_at), active = true")
                .param(caseId.value())
                .param(ref.serviceCode())
                .param(bits)
                .param(wish.noticeHours())
                .param(wish.before())
                .param(clock.instant())
                .update();
        jdbc.sql("delete from invitations_wish_centre where case_id = ?")
                .param(caseId.value())
                .update();
        for (UUID centre : wish.centres()) {
            jdbc.sql("insert into invitations_wish_centre values (?, ?)")
                    .params(caseId.value(), centre)
                    .update();
        }
        journal.record(actor, "wish.joined", ref.applicantId(), caseId.value(), "");
    }

    @Override
    @Transactional
    public void leave(Actor actor, CaseId caseId) {
        CaseRef ref = access.require(actor, caseId, CasePermission.APPOINTMENTS);
        jdbc.sql("update invitations_wish set active = false where case_id = ?")
                .param(caseId.value())
                .update();
        journal.record(actor, "wish.left", ref.applicantId(), caseId.value(), "");
    }

    @Override
    public int offerReturned() {
        List<Place> places = seats.places();
        return FaultIsolation.each(
                "invitations-offers",
                seats.returning(clock.instant().plus(AHEAD)),
                seat -> places.stream()
                        .filter(each -> each.id().value().equals(seat.centre()))
                        .mapToInt(place -> transactions.run(() -> offer(seat, place)))
                        .sum());
    }

    /** To the first in order whom it suits, who has no other offer, and to whom it was not offered before. */
    private int offer(FreeSeat seat, Place place) {
        Instant now = clock.instant();
        ZoneId zone = place.zone();
        record Next(CaseId caseId, @Nullable UUID appointment) {}
        Optional<Next> next = jdbc.sql(
                        "select w.case_id, a.id from invitations_wish w join invitations_wish_centre c"
                                + " on c.case_id = w.case_id join invitations_priority p on p.case_id = w.case_id"
                                + " left join scheduling_case_appointment a on a.case_id = w.case_id and a.service_code = w.service_code and a.active"
                                + " left join scheduling_slot_time s on s.id = a.slot_id"
                                + " where w.service_code = :service and w.active and c.centre_id = :centre and (w.weekdays & :day) <> 0"
                                + " and :start >= timestampadd(hour, w.notice_hours, :now)"
                                + " and (w.before_at is null or :start < w.before_at) and (s.starts_at is null or :start < s.starts_at)"
                                + " and not exists (select 1 from invitations_offer o where o.case_id = w.case_id and o.live)"
                                + " and not exists (select 1 from invitations_offer o where o.case_id = w.case_id and o.slot_id = :slot"
                                + " and o.seat = :seat) order by p.score desc, w.since, w.case_id limit 1 for update skip locked")
                .param("service", seat.service())
                .param("centre", seat.centre())
                .param("day", bit(seat.start().atZone(zone).getDayOfWeek()))
                .param("start", seat.start())
                .param("now", now)
                .param("slot", seat.slot())
                .param("seat", seat.seat())
                .query((row, n) -> new Next(new CaseId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class)))
                .optional();
        if (next.isEmpty()) {
            return 0;
        }
        Instant until = hours.plus(
                now,
                Duration.ofHours(allocation.policy().offerHours()),
                zone,
                municipalities.find(place.municipality()).orElse(null));
        Instant latest = seat.start().minus(Duration.ofHours(1));
        return offers.make(
                        Offers.Kind.WAITING_LIST,
                        List.of(new Proposal(
                                next.get().caseId(),
                                seat.service(),
                                seat.slot(),
                                seat.seat(),
                                next.get().appointment(),
                                null)),
                        until.isBefore(latest) ? until : latest)
                .size();
    }
}

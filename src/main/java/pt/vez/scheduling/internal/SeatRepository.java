package pt.vez.scheduling.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Hold;
import pt.vez.scheduling.OfferedTime;
import pt.vez.scheduling.SeatQuota;
import pt.vez.scheduling.SeatUnserved;
import pt.vez.scheduling.internal.FreeSeatQueries.Choice;
import pt.vez.shared.Ids;
import pt.vez.shared.NotFound;

/**
 * Who has which seat. The primary key of the occupancy decides: the first insert wins the seat, the database refuses
 * the second.
 */
@Component
class SeatRepository {
    /** A confirmation that left the phone in time may arrive this much later. */
    static final Duration GRACE = Duration.ofSeconds(15);

    private static final Duration EARLIEST_RETURN = Duration.ofMinutes(30);
    private static final Duration LATEST_RETURN = Duration.ofHours(30);
    private static final Duration BEFORE_START = Duration.ofHours(2);
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * A held row: {@code HELD} while a person makes up their mind, {@code OFFERED} while an offer waits for an answer.
     */
    enum Kind {
        HELD,
        OFFERED
    }

    private final JdbcClient jdbc;
    private final FreeSeatQueries free;
    private final CoverDueRepository due;
    private final Clock clock;

    SeatRepository(JdbcClient jdbc, FreeSeatQueries free, CoverDueRepository due, Clock clock) {
        this.jdbc = jdbc;
        this.free = free;
        this.due = due;
        this.clock = clock;
    }

    record Slot(UUID id, CentreId centre, String service, Instant start, Instant end, LocalDate date) {}

    record Held(Hold hold, int seat, Kind kind) {}

    private static final RowMapper<Slot> SLOT = (row, n) -> new Slot(
            row.getObject(1, UUID.class),
            new CentreId(row.getObject(2, UUID.class)),
            row.getString(3),
            row.getObject(4, Instant.class),
            row.getObject(5, Instant.class),
            row.getObject(6, LocalDate.class));
    private static final RowMapper<Held> HELD = (row, n) -> new Held(
            new Hold(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    new CentreId(row.getObject(3, UUID.class)),
                    row.getObject(4, Instant.class),
                    row.getObject(5, Instant.class),
                    row.getObject(6, Instant.class)),
            row.getInt(7),
            Kind.valueOf(row.getString(8)));
    private static final String SELECT_HELD = "select o.hold_id, o.slot_id, s.centre_id, s.starts_at, s.ends_at,"
            + " o.expires_at, o.seat, o.kind from scheduling_occupancy o join scheduling_slot s on s.id = o.slot_id where ";

    static List<String> names(Set<SeatQuota> quotas) {
        return quotas.stream().map(SeatQuota::name).toList();
    }

    /** @throws NotFound when there is no such time, it is another service, or it has begun */
    Slot slot(UUID id, String service) {
        return jdbc.sql(
                        "select id, centre_id, service_code, starts_at, ends_at, local_date from scheduling_slot where id = ?")
                .param(id)
                .query(SLOT)
                .optional()
                .filter(found -> found.service().equals(service))
                .filter(found -> found.start().isAfter(clock.instant()))
                .orElseThrow(() -> new NotFound("appointment.gone"));
    }

    /**
     * The slots that follow each other without a gap, beginning with this one; as many as there are, at most {@code
     * n}.
     */
    List<Slot> following(Slot first, int n) {
        List<Slot> day = jdbc.sql(
                        "select id, centre_id, service_code, starts_at, ends_at, local_date from scheduling_slot"
                                + " where centre_id = ? and service_code = ? and local_date = ? and starts_at >= ? order by starts_at")
                .params(first.centre().value(), first.service(), first.date(), first.start())
                .query(SLOT)
                .list();
        var chain = new ArrayList<Slot>();
        Instant next = first.start();
        for (Slot slot : day) {
            if (chain.size() < n && slot.start().equals(next)) {
                chain.add(slot);
                next = slot.end();
            }
        }
        return chain;
    }

    /** The times of a day after {@code from} that have a free seat for the case, its own running hold among them. */
    List<OfferedTime> times(
            CaseId caseId, String service, CentreId centre, LocalDate day, Instant from, Set<SeatQuota> quotas) {
        return free.times(new Choice(centre, service, quotas, List.of(caseId)), day, from, clock.instant());
    }

    /** When a hold that begins now is over. */
    Instant holdEnd() {
        return clock.instant().plus(Booking.HOLD);
    }

    /** Takes any free seat of the slot for the case, in the caller's transaction; empty when none is left. */
    Optional<Hold> take(Slot slot, CaseId caseId, Instant until, Set<SeatQuota> quotas) {
        Instant now = clock.instant();
        jdbc.sql(
                        "delete from scheduling_occupancy where case_id = ? and service_code = ? and kind = 'HELD' and slot_id <> ?")
                .params(caseId.value(), slot.service(), slot.id())
                .update();
        // Each request for this time starts at another seat, so that requests do not queue behind one row.
        for (Integer seat : free.seats(slot.id(), quotas, now)) {
            jdbc.sql("delete from scheduling_occupancy where slot_id = ? and seat = ? and kind <> 'CONFIRMED'"
                            + " and expires_at < ?")
                    .params(slot.id(), seat, now)
                    .update();
            int won = jdbc.sql(
                            "insert ignore into scheduling_occupancy (slot_id, seat, kind, case_id, service_code, hold_id,"
                                    + " expires_at) values (?, ?, 'HELD', ?, ?, ?, ?)")
                    .params(slot.id(), seat, caseId.value(), slot.service(), Ids.next(), until)
                    .update();
            if (won == 1) {
                break;
            }
        }
        return held(caseId, slot.service())
                .map(Held::hold)
                .filter(hold -> hold.slotId().equals(slot.id()));
    }

    /** The five-minute hold of the case that still runs. */
    Optional<Held> held(CaseId caseId, String service) {
        return jdbc.sql(SELECT_HELD + "o.kind = 'HELD' and o.case_id = ? and o.service_code = ? and o.expires_at > ?")
                .params(caseId.value(), service, clock.instant())
                .query(HELD)
                .optional();
    }

    /** A running hold or offer, locked until the transaction ends. */
    Optional<Held> lock(CaseId caseId, UUID holdId) {
        return jdbc.sql(SELECT_HELD
                        + "o.hold_id = ? and o.case_id = ? and o.kind <> 'CONFIRMED' and o.expires_at > ? for update")
                .params(holdId, caseId.value(), clock.instant().minus(GRACE))
                .query(HELD)
                .optional();
    }

    /** Makes the held seat the one of the appointment. */
    void confirm(UUID slot, int seat, UUID holdId, UUID appointment) {
        jdbc.sql("""
                        update scheduling_occupancy
                        set kind = 'CONFIRMED', appointment_id = :appointment, expires_at = null
                        where slot_id = :slot and seat = :seat and hold_id = :hold
                        """)
                .param("appointment", appointment)
                .param("slot", slot)
                .param("seat", seat)
                .param("hold", holdId)
                .update();
    }

    /** Marks these seats of the slot as without cover, or takes the mark away. */
    void flipCover(UUID slot, Collection<Integer> seats) {
        jdbc.sql("update scheduling_seat set uncovered = not uncovered where slot_id = :slot and seat in (:seats)")
                .param("slot", slot)
                .param("seats", seats)
                .update();
    }

    void release(CaseId caseId, UUID holdId) {
        jdbc.sql("select slot_id from scheduling_occupancy where hold_id = ? and case_id = ? and kind = 'HELD'")
                .params(holdId, caseId.value())
                .query(UUID.class)
                .optional()
                .ifPresent(slot -> {
                    jdbc.sql("delete from scheduling_occupancy where hold_id = ? and kind = 'HELD'")
                            .param(holdId)
                            .update();
                    publishFreed(slot);
                });
    }

    /** Tells every node that seats of this slot changed. */
    void publishFreed(UUID slot) {
        jdbc.sql("insert into scheduling_freed (slot_id, at) values (?, ?)")
                .params(slot, clock.instant())
                .update();
    }

    /**
     * Frees the seat of the appointment, to be booked again at a random later time only, so that an applicant cannot
     * pass it to an acquaintance by cancelling at an agreed moment.
     */
    void releaseDelayed(UUID appointmentId, CaseId caseId, String service) {
        record At(UUID slot, int seat, Instant start) {}
        At at = jdbc.sql("select o.slot_id, o.seat, s.starts_at from scheduling_occupancy o join scheduling_slot s"
                        + " on s.id = o.slot_id where o.case_id = ? and o.service_code = ? and o.kind = 'CONFIRMED'"
                        + " and o.appointment_id = ?")
                .params(caseId.value(), service, appointmentId)
                .query((row, n) -> new At(row.getObject(1, UUID.class), row.getInt(2), row.getObject(3, Instant.class)))
                .optional()
                .orElse(null);
        if (at == null) {
            return;
        }
        jdbc.sql("delete from scheduling_occupancy where slot_id = ? and seat = ? and kind = 'CONFIRMED'")
                .params(at.slot(), at.seat())
                .update();
        jdbc.sql("update scheduling_seat set open_from = ? where slot_id = ? and seat = ?"
                        + " and (open_from is null or open_from < ?)")
                .params(returnTime(at.start()), at.slot(), at.seat(), clock.instant())
                .update();
        publishFreed(at.slot());
        due.of(at.slot());
    }

    /** Whether the slot has seats of these quotas that are free but withheld because no person on duty serves them. */
    boolean isUnserved(UUID slot, Set<SeatQuota> quotas) {
        return free.isUnserved(slot, quotas, clock.instant());
    }

    /** @throws SeatUnserved when no person on duty serves the offered seat any more */
    void requireServed(UUID holdId) {
        jdbc.sql("""
                        select o.slot_id from scheduling_occupancy o
                        join scheduling_seat t on t.slot_id = o.slot_id and t.seat = o.seat
                        where o.hold_id = ? and o.kind = 'OFFERED' and t.uncovered
                        """).param(holdId).query(UUID.class).optional().ifPresent(slot -> {
            throw new SeatUnserved(slot, null);
        });
    }

    /** Between half an hour and thirty hours from now, but two hours before the seat's time at the latest. */
    Instant returnTime(@Nullable Instant start) {
        Instant now = clock.instant();
        Instant first = now.plus(EARLIEST_RETURN);
        Instant last = now.plus(LATEST_RETURN);
        Instant bound = start == null ? last : start.minus(BEFORE_START);
        Instant until = bound.isBefore(last) ? bound : last;
        return until.isAfter(first)
                ? first.plusSeconds(
                        RANDOM.nextLong(Duration.between(first, until).toSeconds() + 1))
                : first;
    }

    /** Gives up holds and offers whose time is over; booking does not wait for this. */
    int sweep() {
        Instant over = clock.instant().minus(GRACE);
        jdbc.sql("insert into scheduling_freed (slot_id, at) select slot_id, ? from scheduling_occupancy"
                        + " where kind = 'HELD' and expires_at < ?")
                .params(clock.instant(), over)
                .update();
        jdbc.sql("delete from scheduling_freed where at < ?")
                .param(clock.instant().minus(Duration.ofHours(1)))
                .update();
        return jdbc.sql("delete from scheduling_occupancy where kind = 'HELD' and expires_at < ?")
                .param(over)
                .update();
    }
}

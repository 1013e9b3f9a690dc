package pt.vez.scheduling.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Meetings;
import pt.vez.scheduling.OfferedTime;
import pt.vez.scheduling.SeatQuota;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.SeatTaken;
import pt.vez.shared.Ids;

/**
 * Seats of meetings. The party is stored in the column of the case, so that the unique keys of the occupancy hold for
 * both.
 */
@Service
class MeetingSeats implements Meetings {
    private static final List<String> ALL = Seats.names(EnumSet.allOf(SeatQuota.class));
    private static final String VENUE = "c.id, c.name, concat(c.address, ', ', c.postal_code), c.zone";
    private static final String SELECT = "select " + VENUE + ", s.id, s.starts_at, s.ends_at, o.case_id"
            + " from scheduling_slot s join scheduling_centre c on c.id = s.centre_id"
            + " join scheduling_occupancy o on o.slot_id = s.id where ";
    /** A seat {@code o} that is taken and is no case's appointment. */
    static final String MEETING = "o.kind = 'CONFIRMED' and o.appointment_id is null";

    private static final RowMapper<Venue> VENUE_ROW = (row, n) -> venue(row);
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate named;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MeetingSeats(
            JdbcClient jdbc,
            NamedParameterJdbcTemplate named,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.named = named;
        this.events = events;
        this.seats = seats;
        this.clock = clock;
    }

    private static Venue venue(ResultSet row) throws SQLException {
        return new Venue(
                new CentreId(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getString(3),
                ZoneId.of(row.getString(4)));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Venue> venues(String service) {
        return jdbc.sql("select " + VENUE + " from scheduling_centre c where c.active and exists (select 1 from"
                        + " scheduling_slot s where s.centre_id = c.id and s.service_code = ? and s.starts_at > ?)"
                        + " order by c.name")
                .params(service, clock.instant())
                .query(VENUE_ROW)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<OfferedTime> free(CentreId centre, String service, Instant from, Instant until) {
        Instant now = clock.instant();
        return jdbc.sql("select s.id, s.starts_at, s.ends_at, (select count(*)" + Seats.FREE
                        + ") as free from scheduling_slot s where s.centre_id = :centre and s.service_code = :service"
                        + " and s.starts_at >= :from and s.starts_at < :until having free > 0 order by s.starts_at")
                .param("centre", centre.value())
                .param("service", service)
                .param("from", from.isAfter(now) ? from : now)
                .param("until", until)
                .param("now", now)
                .param("quotas", ALL)
                .query((row, n) -> new OfferedTime(
                        row.getObject(1, UUID.class),
                        row.getObject(2, Instant.class),
                        row.getObject(3, Instant.class),
                        row.getInt(4)))
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Meeting take(UUID party, String service, UUID slotId) {
        Optional<Meeting> before = of(party, service);
        if (before.filter(meeting -> meeting.slot().equals(slotId)).isPresent()) {
            return before.get();
        }
        Seats.Slot slot = seats.slot(slotId, service);
        drop(party, service);
        List<Integer> free = new ArrayList<>(jdbc.sql("select t.seat" + Seats.FREE.replace("= s.id", "= :slot"))
                .param("slot", slot.id())
                .param("now", clock.instant())
                .param("quotas", ALL)
                .query(Integer.class)
                .list());
        Collections.shuffle(free);
        for (Integer seat : free) {
            if (insert(party, service, slotId, seat) == 1) {
                return of(party, service).orElseThrow();
            }
        }
        throw new SeatTaken(slotId, null);
    }

    private int insert(UUID party, String service, UUID slot, int seat) {
        return jdbc.sql(
                        "insert ignore into scheduling_occupancy (slot_id, seat, kind, case_id, service_code, hold_id, expires_at)"
                                + " select t.slot_id, t.seat, 'CONFIRMED', ?, ?, ?, null from scheduling_seat t"
                                + " where t.slot_id = ? and t.seat = ? and (t.open_from is null or t.open_from < ?)"
                                + " lock in share mode")
                .params(party, service, Ids.next(), slot, seat, SeatClosures.NEVER)
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Meeting> giveBack(UUID party, String service) {
        Optional<Meeting> ahead =
                of(party, service).filter(meeting -> meeting.start().isAfter(clock.instant()));
        ahead.ifPresent(meeting -> drop(party, service));
        return ahead;
    }

    private void drop(UUID party, String service) {
        of(party, service).ifPresent(meeting -> {
            jdbc.sql("delete from scheduling_occupancy where case_id = ? and service_code = ? and kind = 'CONFIRMED'"
                            + " and appointment_id is null")
                    .params(party, service)
                    .update();
            seats.publishFreed(meeting.slot());
        });
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Meeting> of(UUID party, String service) {
        return jdbc.sql(SELECT + MEETING + " and o.case_id = ? and o.service_code = ?")
                .params(party, service)
                .query((row, n) -> meeting(row))
                .optional();
    }

    private record Party(UUID id, String service) {}

    private List<Party> of(SeatReservations.Scope scope) {
        return scope.centres().isEmpty()
                ? List.of()
                : named.query(
                        "select o.case_id, o.service_code from scheduling_slot s"
                                + " join scheduling_seat t on t.slot_id = s.id"
                                + " join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat where "
                                + MEETING + " and s.starts_at > :now and " + SeatLists.where(scope)
                                + " order by s.starts_at",
                        SeatLists.params(scope).addValue("now", clock.instant()),
                        (row, n) -> new Party(row.getObject(1, UUID.class), row.getString(2)));
    }

    @Override
    @Transactional(readOnly = true)
    public int count(SeatReservations.Scope scope) {
        return of(scope).size();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelByAgency(SeatReservations.Scope scope) {
        for (Party party : of(scope)) {
            giveBack(party.id(), party.service())
                    .ifPresent(meeting -> events.publishEvent(new CalledOff(party.id(), party.service(), meeting)));
        }
    }

    private static Meeting meeting(ResultSet row) throws SQLException {
        return new Meeting(
                row.getObject(5, UUID.class),
                venue(row),
                row.getObject(6, Instant.class),
                row.getObject(7, Instant.class));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Meeting> at(CentreId centre, String service, Instant from, Instant until) {
        Map<UUID, Meeting> found = new LinkedHashMap<>();
        jdbc.sql(SELECT + MEETING + " and s.centre_id = ? and s.service_code = ? and s.starts_at >= ?"
                        + " and s.starts_at < ? order by s.starts_at, o.seat")
                .params(centre.value(), service, from, until)
                .query(row -> {
                    found.put(row.getObject(8, UUID.class), meeting(row));
                });
        return found;
    }
}

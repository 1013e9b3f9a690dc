package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.audit.Journal;
import pt.vez.calendar.Holidays;
import pt.vez.calendar.Municipalities;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.Publishing;
import pt.vez.scheduling.QuotaShare;
import pt.vez.scheduling.ServiceType;
import pt.vez.scheduling.Shift;
import pt.vez.scheduling.ShiftException;
import pt.vez.scheduling.internal.SeatPlan.PlannedSeat;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

@Service
class SlotPublishing implements Publishing {
    private static final int LONGEST_DAYS = 92;
    private final Centres centres;
    private final Municipalities municipalities;
    private final Holidays holidays;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final TransactionTemplate transaction;
    private final CoverMarks marks;
    private final SeatClosures closures;
    private final Journal journal;
    private final Clock clock;

    SlotPublishing(
            Centres centres,
            Municipalities municipalities,
            Holidays holidays,
            JdbcClient jdbc,
            JdbcTemplate batch,
            TransactionTemplate transaction,
            CoverMarks marks,
            SeatClosures closures,
            Journal journal,
            Clock clock) {
        this.centres = centres;
        this.municipalities = municipalities;
        this.holidays = holidays;
        this.jdbc = jdbc;
        this.batch = batch;
        this.transaction = transaction;
        this.marks = marks;
        this.closures = closures;
        this.journal = journal;
        this.clock = clock;
    }

    private record Existing(
            UUID slot, String service, Instant start, Instant end, int seat, UUID desk, boolean occupied) {
        /** Whether this booked seat keeps its desk busy while the planned one would begin. */
        boolean blocks(PlannedSeat planned) {
            return occupied
                    && desk.equals(planned.desk())
                    && start.isBefore(planned.end())
                    && planned.start().isBefore(end)
                    && !key(service, start, desk).equals(key(planned.service(), planned.start(), planned.desk()));
        }
    }

    private record Change(
            LocalDate date, List<PlannedSeat> planned, List<PlannedSeat> added, List<Existing> gone, String reason) {
        Day day() {
            int kept = (int) gone.stream().filter(Existing::occupied).count();
            return new Day(date, planned.size(), added.size(), gone.size() - kept, kept, reason);
        }
    }

    @Override
    public List<Day> preview(Actor actor, CentreId centre, LocalDate from, LocalDate to) {
        return changes(actor, centre, from, to).stream().map(Change::day).toList();
    }

    @Override
    public List<Day> publish(Actor actor, CentreId centre, LocalDate from, LocalDate to) {
        List<Day> days = new ArrayList<>();
        for (Change change : changes(actor, centre, from, to)) {
            transaction.executeWithoutResult(status -> {
                marks.lock(centre.value());
                apply(centre, change);
                closures.settle(centre.value(), change.date());
                // In the same commit: a new seat without anybody behind it is offered at no moment.
                marks.settle(centre.value(), change.date());
            });
            days.add(change.day());
        }
        transaction.executeWithoutResult(
                status -> journal.record(actor, "slots.published", null, null, from + "/" + to));
        return days;
    }

    private List<Change> changes(Actor actor, CentreId centreId, LocalDate from, LocalDate to) {
        actor.require(Role.ADMINISTRATOR);
        CentreData centre = centres.get(actor, centreId).data();
        LocalDate today = LocalDate.now(clock.withZone(centre.zone()));
        if (from.isBefore(today)) {
            throw new InvalidInput("publish.past");
        }
        if (to.isBefore(from) || to.isAfter(from.plusDays(LONGEST_DAYS - 1))) {
            throw new InvalidInput("publish.range", LONGEST_DAYS);
        }
        var municipality = municipalities.find(centre.municipality()).orElse(null);
        List<Shift> shifts = activeShifts(actor, centreId);
        List<ShiftException> exceptions = centres.exceptions(actor, centreId);
        Map<String, Integer> minutes = centres.services().stream()
                .filter(ServiceType::active)
                .collect(Collectors.toMap(ServiceType::code, ServiceType::minutes));
        Map<LocalDate, List<Existing>> existing = existing(centreId, from, to);
        List<Change> changes = new ArrayList<>();
        Instant now = clock.instant();
        for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
            boolean holiday = holidays.isHoliday(date, municipality);
            List<PlannedSeat> planned = holiday
                    ? List.of()
                    : SeatPlan.of(date, centre.zone(), shifts, exceptions, minutes).stream()
                            .filter(seat -> seat.start().isAfter(now))
                            .toList();
            changes.add(change(
                    date,
                    planned,
                    existing.getOrDefault(date, List.of()),
                    holiday ? "holiday" : reason(date, exceptions)));
        }
        return changes;
    }

    private List<Shift> activeShifts(Actor actor, CentreId centre) {
        Set<UUID> active = centres.desks(actor, centre).stream()
                .filter(Desk::active)
                .map(Desk::id)
                .collect(Collectors.toSet());
        return centres.shifts(actor, centre).stream()
                .filter(shift -> active.contains(shift.data().deskId()))
                .toList();
    }

    private static String reason(LocalDate date, List<ShiftException> exceptions) {
        return exceptions.stream()
                .filter(exception -> exception.date().equals(date))
                .map(ShiftException::reason)
                .collect(Collectors.joining("; "));
    }

    private static Change change(LocalDate date, List<PlannedSeat> planned, List<Existing> existing, String reason) {
        Set<String> wanted = new HashSet<>();
        planned.forEach(seat -> wanted.add(key(seat.service(), seat.start(), seat.desk())));
        Set<String> there = new HashSet<>();
        existing.forEach(seat -> there.add(key(seat.service(), seat.start(), seat.desk())));
        return new Change(
                date,
                planned,
                planned.stream()
                        .filter(seat -> !there.contains(key(seat.service(), seat.start(), seat.desk())))
                        .filter(seat -> existing.stream().noneMatch(booked -> booked.blocks(seat)))
                        .toList(),
                existing.stream()
                        .filter(seat -> !wanted.contains(key(seat.service(), seat.start(), seat.desk())))
                        .toList(),
                reason);
    }

    private static String key(String service, Instant start, UUID desk) {
        return service + start.toEpochMilli() + desk;
    }

    private Map<LocalDate, List<Existing>> existing(CentreId centre, LocalDate from, LocalDate to) {
        Map<LocalDate, List<Existing>> byDay = new HashMap<>();
        jdbc.sql(
                        "select s.local_date, s.id, s.service_code, s.starts_at, s.ends_at, t.seat, t.desk_id, o.slot_id is not null"
                                + " from scheduling_slot s join scheduling_seat t on t.slot_id = s.id"
                                + " left join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat"
                                + " where s.centre_id = ? and s.local_date between ? and ? and s.starts_at > ?")
                .params(centre.value(), from, to, clock.instant())
                .query(row -> {
                    byDay.computeIfAbsent(row.getObject(1, LocalDate.class), date -> new ArrayList<>())
                            .add(new Existing(
                                    row.getObject(2, UUID.class),
                                    row.getString(3),
                                    row.getObject(4, Instant.class),
                                    row.getObject(5, Instant.class),
                                    row.getInt(6),
                                    row.getObject(7, UUID.class),
                                    row.getBoolean(8)));
                });
        return byDay;
    }

    /** The foreign key from occupancy to seat refuses to drop a seat that was taken meanwhile; then it simply stays. */
    private void apply(CentreId centre, Change change) {
        for (Existing seat : change.gone()) {
            jdbc.sql("delete t from scheduling_seat t left join scheduling_occupancy o on o.slot_id = t.slot_id"
                            + " and o.seat = t.seat where t.slot_id = ? and t.seat = ? and o.slot_id is null")
                    .params(seat.slot(), seat.seat())
                    .update();
        }
        QuotaShare share = centres.quota(centre);
        Map<String, List<PlannedSeat>> bySlot =
                change.added().stream().collect(Collectors.groupingBy(seat -> seat.service() + "@" + seat.start()));
        bySlot.values().forEach(seats -> {
            PlannedSeat first = seats.getFirst();
            jdbc.sql("insert ignore into scheduling_slot (id, centre_id, service_code, starts_at, ends_at, local_date)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(Ids.next(), centre.value(), first.service(), first.start(), first.end(), change.date())
                    .update();
            UUID slot = jdbc.sql(
                            "select id from scheduling_slot where centre_id = ? and service_code = ? and starts_at = ?")
                    .params(centre.value(), first.service(), first.start())
                    .query(UUID.class)
                    .single();
            Integer highest = jdbc.sql("select coalesce(max(seat), 0) from scheduling_seat where slot_id = ?")
                    .param(slot)
                    .query(Integer.class)
                    .single();
            List<Object[]> rows = new ArrayList<>();
            for (PlannedSeat seat : seats) {
                rows.add(new Object[] {
                    slot,
                    highest + rows.size() + 1,
                    seat.desk(),
                    SeatPlan.quota(share, seat).name()
                });
            }
            jdbc.sql("insert into scheduling_freed (slot_id, at) values (?, ?)")
                    .params(slot, clock.instant())
                    .update();
            batch.batchUpdate(
                    "insert ignore into scheduling_seat (slot_id, seat, desk_id, quota) values (?, ?, ?, ?)", rows);
        });
        jdbc.sql("delete s from scheduling_slot s left join scheduling_seat t on t.slot_id = s.id"
                        + " where s.centre_id = ? and s.local_date = ? and t.slot_id is null"
                        + " and not exists (select 1 from scheduling_appointment a where a.slot_id = s.id)")
                .params(centre.value(), change.date())
                .update();
    }
}

package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseFacts.Bookable;
import pt.vez.casework.CaseId;
import pt.vez.casework.Stage;
import pt.vez.platform.ManyRows;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.CancelReason;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.NotReadyToBook;
import pt.vez.scheduling.SeatKeeping;
import pt.vez.scheduling.SeatQuota;
import pt.vez.shared.Actor;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.NotFound;

@Service
@Transactional
class KeptSeats implements SeatKeeping {
    private static final int CHUNK = 1_000;

    /** A seat that is closed opens on no day anybody books. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final NamedParameterJdbcTemplate jdbc;
    private final JdbcTemplate batch;
    private final Seats seats;
    private final Appointments appointments;
    private final AppointmentWriter writer;
    private final CaseFacts facts;
    private final CoverDue due;
    private final Clock clock;

    KeptSeats(
            NamedParameterJdbcTemplate jdbc,
            JdbcTemplate batch,
            Seats seats,
            Appointments appointments,
            AppointmentWriter writer,
            CaseFacts facts,
            CoverDue due,
            Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.seats = seats;
        this.appointments = appointments;
        this.writer = writer;
        this.facts = facts;
        this.due = due;
        this.clock = clock;
    }

    private static final RowMapper<FreeSeat> FREE_SEAT = (row, n) -> new FreeSeat(
            row.getObject(1, UUID.class),
            row.getInt(2),
            row.getObject(3, UUID.class),
            row.getString(4),
            row.getObject(5, Instant.class),
            row.getObject(6, Instant.class),
            row.getObject(7, LocalDate.class));
    private static final String FREE_COLUMNS =
            "select s.id, t.seat, s.centre_id, s.service_code, s.starts_at, s.ends_at, s.local_date";
    private static final String FREE_FROM = " from scheduling_slot s join scheduling_seat t on t.slot_id = s.id"
            + " left join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat"
            + " where s.centre_id in (:centres) and s.service_code = :service and s.starts_at >= :from and s.starts_at < :until"
            + " and t.quota in (:quotas) and (t.open_from is null or t.open_from <= :now) and not t.uncovered"
            + " and (o.slot_id is null or (o.kind <> 'CONFIRMED' and o.expires_at < :now))";
    private static final RowMapper<Booked> BOOKED = (row, n) -> new Booked(
            row.getObject(1, UUID.class),
            new CaseId(row.getObject(2, UUID.class)),
            row.getString(3),
            row.getObject(4, UUID.class),
            row.getInt(5),
            row.getObject(6, UUID.class),
            row.getObject(7, UUID.class),
            row.getObject(8, Instant.class),
            row.getObject(9, Instant.class),
            row.getObject(10, LocalDate.class));
    private static final String SELECT_BOOKED =
            "select a.id, a.case_id, a.service_code, a.slot_id, a.seat, s.centre_id,"
                    + " t.desk_id, s.starts_at, s.ends_at, s.local_date from scheduling_slot s join scheduling_appointment a"
                    + " on a.slot_id = s.id and a.state = 'BOOKED' join scheduling_seat t on t.slot_id = a.slot_id and t.seat = a.seat"
                    + " where ";

    private static final String KEEP =
            "insert ignore into scheduling_occupancy (slot_id, seat, kind, case_id, service_code, hold_id, expires_at)"
                    + " with wanted (slot_id, seat, case_id, service_code, hold_id) as (values %s)"
                    + " select t.slot_id, t.seat, 'OFFERED', w.case_id, w.service_code, w.hold_id, ? from wanted w"
                    + " straight_join scheduling_seat t on t.slot_id = w.slot_id and t.seat = w.seat"
                    + " where not t.uncovered returning hold_id";

    private static List<UUID> ids(Collection<CentreId> centres) {
        return centres.stream().map(CentreId::value).toList();
    }

    private MapSqlParameterSource window(
            Collection<CentreId> centres, String service, Instant from, Instant until, Set<SeatQuota> quotas) {
        return new MapSqlParameterSource()
                .addValue("centres", ids(centres))
                .addValue("service", service)
                .addValue("from", from)
                .addValue("until", until)
                .addValue("quotas", Seats.names(quotas))
                .addValue("now", clock.instant());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Place> places() {
        return batch.query(
                "select id, name, latitude, longitude, zone, municipality, concat(address, ', ', postal_code)"
                        + " from scheduling_centre where active order by name",
                (row, n) -> new Place(
                        new CentreId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        new GeoPoint(row.getDouble(3), row.getDouble(4)),
                        ZoneId.of(row.getString(5)),
                        row.getString(6),
                        row.getString(7)));
    }

    @Override
    @Transactional(readOnly = true)
    public List<FreeSeat> free(
            Collection<CentreId> centres, String service, Instant from, Instant until, Set<SeatQuota> quotas) {
        return centres.isEmpty()
                ? List.of()
                : jdbc.query(
                        FREE_COLUMNS + FREE_FROM + " order by s.starts_at, s.id, t.seat",
                        window(centres, service, from, until, quotas),
                        FREE_SEAT);
    }

    @Override
    @Transactional(readOnly = true)
    public long countFree(
            Collection<CentreId> centres, String service, Instant from, Instant until, Set<SeatQuota> quotas) {
        if (centres.isEmpty()) {
            return 0;
        }
        Long count = jdbc.queryForObject(
                "select count(*)" + FREE_FROM, window(centres, service, from, until, quotas), Long.class);
        return count == null ? 0 : count;
    }

    @Override
    @Transactional(readOnly = true)
    public List<FreeSeat> returning(Instant before) {
        return jdbc.query(
                FREE_COLUMNS + " from scheduling_seat t join scheduling_slot s on s.id = t.slot_id"
                        + " left join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat"
                        + " where t.open_from > :now and t.open_from <= :before and s.starts_at > :now and not t.uncovered"
                        + " and o.slot_id is null order by t.open_from limit 500",
                new MapSqlParameterSource("now", clock.instant()).addValue("before", before),
                FREE_SEAT);
    }

    @Override
    public Set<UUID> keep(Collection<Keep> keeps, Instant until) {
        Instant now = clock.instant();
        Set<UUID> won = new HashSet<>();
        List<Keep> all = new ArrayList<>(keeps);
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<Keep> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
            batch.batchUpdate(
                    "delete from scheduling_occupancy where slot_id = ? and seat = ? and kind <> 'CONFIRMED' and expires_at < ?",
                    chunk.stream()
                            .map(keep -> new Object[] {keep.slot(), keep.seat(), now})
                            .toList());
            List<Object> params = new ArrayList<>();
            for (Keep keep : chunk) {
                Collections.addAll(
                        params, keep.slot(), keep.seat(), keep.caseId().value(), keep.service(), keep.holdId());
            }
            params.add(until);
            won.addAll(batch.query(
                    KEEP.formatted(String.join(", ", Collections.nCopies(chunk.size(), "(?, ?, ?, ?, ?)"))),
                    (row, n) -> row.getObject(1, UUID.class),
                    params.toArray()));
        }
        return won;
    }

    @Override
    public void giveUp(Collection<UUID> holdIds, @Nullable Instant again) {
        List<UUID> all = new ArrayList<>(holdIds);
        for (int from = 0; from < all.size(); from += CHUNK) {
            var some = new MapSqlParameterSource("holds", all.subList(from, Math.min(all.size(), from + CHUNK)))
                    .addValue("again", again)
                    .addValue("now", clock.instant());
            jdbc.update(
                    "insert into scheduling_freed (slot_id, at) select slot_id, :now from scheduling_occupancy"
                            + " where hold_id in (:holds) and kind = 'OFFERED'",
                    some);
            if (again != null) {
                jdbc.update(
                        "update scheduling_seat t join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat"
                                + " set t.open_from = :again where o.hold_id in (:holds) and o.kind = 'OFFERED'"
                                + " and (t.open_from is null or t.open_from < :again)",
                        some);
            }
            jdbc.update("delete from scheduling_occupancy where hold_id in (:holds) and kind = 'OFFERED'", some);
        }
    }

    @Override
    public void extend(UUID holdId, Instant until) {
        batch.update(
                "update scheduling_occupancy set expires_at = ? where hold_id = ? and kind = 'OFFERED'", until, holdId);
    }

    @Override
    public void grant(Collection<CaseId> cases, String service, Instant until) {
        Instant now = clock.instant();
        ManyRows.insert(
                batch,
                "insert into scheduling_right (case_id, service_code, granted_at, expires_at)",
                "on duplicate key update expires_at = greatest(expires_at, values(expires_at))",
                cases.stream()
                        .map(each -> new Object[] {each.value(), service, now, until})
                        .toList());
    }

    @Override
    public void withdraw(CaseId caseId, String service) {
        batch.update("delete from scheduling_right where case_id = ? and service_code = ?", caseId.value(), service);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isOpen(String service) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select coalesce(max(open_booking), false) from scheduling_service where code = :service",
                Map.of("service", service),
                Boolean.class));
    }

    /** Of slots {@code s} and their seats {@code t}. */
    static String where(Scope scope) {
        return "s.centre_id in (:centres) and s.starts_at >= :from and s.starts_at < :until"
                + (scope.desks().isEmpty() ? "" : " and t.desk_id in (:desks)")
                + (scope.services().isEmpty() ? "" : " and s.service_code in (:services)");
    }

    static MapSqlParameterSource params(Scope scope) {
        return new MapSqlParameterSource("centres", ids(scope.centres()))
                .addValue("desks", scope.desks())
                .addValue("services", scope.services())
                .addValue("from", scope.from())
                .addValue("until", scope.until())
                .addValue("never", NEVER);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Booked> booked(Scope scope) {
        return scope.centres().isEmpty()
                ? List.of()
                : jdbc.query(SELECT_BOOKED + where(scope) + " order by s.starts_at, a.id", params(scope), BOOKED);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Booked> bookedBy(CaseId caseId) {
        return jdbc.query(SELECT_BOOKED + "a.case_id = :id and a.active", Map.of("id", caseId.value()), BOOKED).stream()
                .findFirst();
    }

    @Override
    public int close(Scope scope) {
        return setOpen(":never", scope, "");
    }

    @Override
    public int reopen(Scope scope) {
        return setOpen("null", scope, " and t.open_from = :never");
    }

    private int setOpen(String value, Scope scope, String only) {
        if (scope.centres().isEmpty()) {
            return 0;
        }
        var params = params(scope).addValue("now", clock.instant());
        int changed = jdbc.update(
                "update scheduling_seat t join scheduling_slot s on s.id = t.slot_id set t.open_from = " + value
                        + " where " + where(scope) + only,
                params);
        jdbc.update(
                "insert into scheduling_freed (slot_id, at) select distinct s.id, :now from scheduling_slot s"
                        + " join scheduling_seat t on t.slot_id = s.id where " + where(scope),
                params);
        due.between(ids(scope.centres()), scope.from(), scope.until());
        return changed;
    }

    @Override
    public AppointmentView take(Actor actor, CaseId caseId, UUID holdId) {
        Optional<AppointmentView> done =
                appointments.byCommand(holdId).filter(found -> found.caseId().equals(caseId));
        if (done.isPresent()) {
            return done.get();
        }
        Bookable person = facts.bookable(List.of(caseId.value())).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("error.notFound"));
        if (person.stage() != Stage.APPOINTMENT) {
            throw new NotReadyToBook("appointment.notNeeded");
        }
        seats.requireServed(holdId);
        String service = facts.of(List.of(caseId)).getFirst().serviceCode();
        return writer.take(actor, caseId, person.applicantId(), service, holdId);
    }

    @Override
    public AppointmentView callOff(Actor actor, UUID appointmentId, UUID commandId) {
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

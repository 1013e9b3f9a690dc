// Longer than 300 lines: one service for what administrators keep about centres, each rule beside its command.
package pt.vez.scheduling.internal;

import java.sql.Time;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.calendar.LocalTimes;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.QuotaShare;
import pt.vez.scheduling.ServiceType;
import pt.vez.scheduling.Shift;
import pt.vez.scheduling.ShiftData;
import pt.vez.scheduling.ShiftException;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

@Service
@Transactional
class CentreAdministration implements Centres {
    private final CentreRepository centres;
    private final DeskRepository desks;
    private final ShiftRepository shifts;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    CentreAdministration(
            CentreRepository centres,
            DeskRepository desks,
            ShiftRepository shifts,
            JdbcClient jdbc,
            Journal journal,
            Clock clock) {
        this.centres = centres;
        this.desks = desks;
        this.shifts = shifts;
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Centre> all(Actor actor) {
        return centres.findAllByOrderByName().stream().map(this::view).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Centre get(Actor actor, CentreId id) {
        return view(load(id));
    }

    private Centre view(CentreEntity centre) {
        Integer count = jdbc.sql("select count(*) from scheduling_desk where centre_id = ? and active")
                .param(centre.id().value())
                .query(Integer.class)
                .single();
        return new Centre(centre.id(), centre.data(), count);
    }

    @Override
    public CentreId create(Actor actor, CentreData data) {
        actor.require(Role.ADMINISTRATOR);
        requireFits(data);
        if (centres.existsByName(data.name())) {
            throw new InvalidInput("centres.name.taken");
        }
        var centre = centres.save(new CentreEntity(new CentreId(Ids.next()), data));
        journal.record(actor, "centre.created", null, null, "");
        return centre.id();
    }

    @Override
    public void describe(Actor actor, CentreId id, CentreData data) {
        actor.require(Role.ADMINISTRATOR);
        requireFits(data);
        var centre = load(id);
        if (!centre.data().name().equals(data.name()) && centres.existsByName(data.name())) {
            throw new InvalidInput("centres.name.taken");
        }
        centre.describe(data);
        journal.record(actor, "centre.changed", null, null, "");
    }

    private static void requireFits(CentreData data) {
        requireLength(data.name(), 120);
        requireLength(data.address(), 200);
        requireLength(data.postalCode(), 60);
        requireLength(data.access().pt(), 300);
        requireLength(data.access().en(), 300);
    }

    private static void requireLength(String text, int longest) {
        if (text.length() > longest) {
            throw new InvalidInput("field.tooLong", longest);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public QuotaShare quota(CentreId id) {
        return jdbc.sql("select assisted_percent, reserve_percent from scheduling_quota where centre_id = ?")
                .param(id.value())
                .query((row, n) -> new QuotaShare(row.getInt(1), row.getInt(2)))
                .optional()
                .orElse(QuotaShare.NONE);
    }

    @Override
    public void shareOut(Actor actor, CentreId id, QuotaShare share) {
        actor.require(Role.ADMINISTRATOR);
        load(id);
        if (share.assistedPercent() < 0
                || share.reservePercent() < 0
                || share.assistedPercent() + share.reservePercent() > 50) {
            throw new InvalidInput("quota.invalid");
        }
        jdbc.sql("insert into scheduling_quota values (?, ?, ?) on duplicate key update"
                        + " assisted_percent = values(assisted_percent), reserve_percent = values(reserve_percent)")
                .params(id.value(), share.assistedPercent(), share.reservePercent())
                .update();
        journal.record(actor, "quota.changed", null, null, share.assistedPercent() + "/" + share.reservePercent());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Desk> desks(Actor actor, CentreId id) {
        return desks.findByCentreIdOrderByLabel(id.value()).stream()
                .map(DeskEntity::view)
                .toList();
    }

    @Override
    public UUID addDesk(Actor actor, CentreId centre, String label, Set<String> services) {
        actor.require(Role.ADMINISTRATOR);
        load(centre);
        requireDesk(label, services);
        if (desks.existsByCentreIdAndLabel(centre.value(), label.strip())) {
            throw new InvalidInput("centres.desk.taken");
        }
        var desk = desks.save(new DeskEntity(Ids.next(), centre.value(), label.strip(), services));
        journal.record(actor, "desk.created", null, null, label.strip());
        return desk.view().id();
    }

    @Override
    public void describeDesk(Actor actor, UUID deskId, String label, Set<String> services, boolean active) {
        actor.require(Role.ADMINISTRATOR);
        requireDesk(label, services);
        var desk = desks.findById(deskId).orElseThrow(() -> new NotFound("error.notFound"));
        if (!desk.view().label().equals(label.strip())
                && desks.existsByCentreIdAndLabel(desk.centreId(), label.strip())) {
            throw new InvalidInput("centres.desk.taken");
        }
        desk.describe(label.strip(), services, active);
        journal.record(actor, "desk.changed", null, null, label.strip());
    }

    private static void requireDesk(String label, Set<String> services) {
        if (label.isBlank() || label.strip().length() > 40) {
            throw new InvalidInput("centres.desk.label");
        }
        if (services.isEmpty()) {
            throw new InvalidInput("centres.desk.services");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ServiceType> services() {
        return jdbc.sql(
                        "select code, name_pt, name_en, minutes, active, open_booking from scheduling_service order by code")
                .query((row, n) -> new ServiceType(
                        row.getString(1),
                        new LocalText(row.getString(2), row.getString(3)),
                        row.getInt(4),
                        row.getBoolean(5),
                        row.getBoolean(6)))
                .list();
    }

    @Override
    public void saveService(Actor actor, ServiceType service) {
        actor.require(Role.ADMINISTRATOR);
        if (!service.code().matches("[A-Z0-9]{2,12}")) {
            throw new InvalidInput("services.code.invalid");
        }
        if (service.name().pt().isBlank() || service.name().en().isBlank()) {
            throw new InvalidInput("services.name.missing");
        }
        requireLength(service.name().pt(), 120);
        requireLength(service.name().en(), 120);
        if (service.minutes() < 5 || service.minutes() > 240) {
            throw new InvalidInput("services.minutes.invalid");
        }
        jdbc.sql(
                        "insert into scheduling_service (code, name_pt, name_en, minutes, active, open_booking, version) values (?, ?, ?, ?, ?, ?, 0) on duplicate key update name_pt = values(name_pt),"
                                + " name_en = values(name_en), minutes = values(minutes), active = values(active), open_booking = values(open_booking),"
                                + " version = version + 1")
                .params(
                        service.code(),
                        service.name().pt().strip(),
                        service.name().en().strip(),
                        service.minutes(),
                        service.active(),
                        service.openBooking())
                .update();
        journal.record(actor, "service.saved", null, null, service.code());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Shift> shifts(Actor actor, CentreId centre) {
        return shifts.findByCentreIdOrderByWeekdayAscStartsAsc(centre.value()).stream()
                .map(ShiftEntity::view)
                .toList();
    }

    @Override
    public UUID saveShift(Actor actor, CentreId centre, @Nullable UUID id, ShiftData data) {
        actor.require(Role.ADMINISTRATOR);
        ZoneId zone = load(centre).data().zone();
        requireShift(id, data, zone);
        UUID saved = id == null ? Ids.next() : id;
        if (id == null) {
            shifts.save(new ShiftEntity(saved, centre.value(), data));
        } else {
            shifts.findById(id)
                    .filter(shift -> shift.centreId().equals(centre.value()))
                    .orElseThrow(() -> new NotFound("error.notFound"))
                    .describe(data);
        }
        journal.record(actor, "shift.saved", null, null, data.day() + " " + data.starts() + "–" + data.ends());
        return saved;
    }

    private void requireShift(@Nullable UUID id, ShiftData data, ZoneId zone) {
        if (!data.ends().isAfter(data.starts())) {
            throw new InvalidInput("shifts.order");
        }
        if (data.to().isBefore(data.from())) {
            throw new InvalidInput("shifts.period");
        }
        int minutes = services().stream()
                .filter(service -> service.code().equals(data.service()))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("shifts.service"))
                .minutes();
        if (Duration.between(data.starts(), data.ends()).toMinutes() < minutes) {
            throw new InvalidInput("shifts.short", minutes);
        }
        var desk = desks.findById(data.deskId())
                .orElseThrow(() -> new NotFound("error.notFound"))
                .view();
        if (!desk.services().contains(data.service())) {
            throw new InvalidInput("shifts.capability", desk.label());
        }
        for (ShiftEntity other :
                shifts.findByDeskIdAndWeekday(data.deskId(), data.day().getValue())) {
            ShiftData there = other.view().data();
            if (!other.view().id().equals(id)
                    && !there.from().isAfter(data.to())
                    && !data.from().isAfter(there.to())
                    && there.starts().isBefore(data.ends())
                    && data.starts().isBefore(there.ends())) {
                throw new InvalidInput(
                        "shifts.overlap",
                        there.starts().toString(),
                        there.ends().toString());
            }
        }
        requireOutsideGaps(data, zone);
    }

    /** Looks at the days of the shift on which the clocks of the zone change. */
    private static void requireOutsideGaps(ShiftData data, ZoneId zone) {
        var instant = data.from().atStartOfDay(zone).minusDays(1).toInstant();
        var end = data.to().plusDays(1).atStartOfDay(zone).toInstant();
        for (var next = zone.getRules().nextTransition(instant);
                next != null && next.getInstant().isBefore(end);
                next = zone.getRules().nextTransition(next.getInstant())) {
            LocalDate day = next.getDateTimeBefore().toLocalDate();
            if (next.isGap() && day.equals(day.with(TemporalAdjusters.nextOrSame(data.day())))) {
                LocalTimes.start(day.atTime(data.starts()), zone);
                LocalTimes.end(day.atTime(data.ends()), zone);
            }
        }
    }

    @Override
    public void removeShift(Actor actor, UUID id) {
        actor.require(Role.ADMINISTRATOR);
        shifts.deleteById(id);
        journal.record(actor, "shift.removed", null, null, "");
    }

    @Override
    @Transactional(readOnly = true)
    public List<ShiftException> exceptions(Actor actor, CentreId centre) {
        return jdbc.sql("select id, desk_id, on_date, starts, ends, reason from scheduling_shift_exception"
                        + " where centre_id = ? and on_date >= ? order by on_date")
                .params(centre.value(), LocalDate.now(clock).minusDays(1))
                .query((row, n) -> new ShiftException(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalTime.class),
                        row.getObject(5, LocalTime.class),
                        row.getString(6)))
                .list();
    }

    @Override
    public UUID addException(Actor actor, CentreId centre, ShiftException exception) {
        actor.require(Role.ADMINISTRATOR);
        ZoneId zone = load(centre).data().zone();
        requireLength(exception.reason(), 200);
        LocalTime starts = exception.starts();
        LocalTime ends = exception.ends();
        if ((starts == null) != (ends == null)) {
            throw new InvalidInput("shifts.exception.times");
        }
        if (starts != null && ends != null) {
            if (!ends.isAfter(starts)) {
                throw new InvalidInput("shifts.order");
            }
            LocalTimes.start(exception.date().atTime(starts), zone);
            LocalTimes.end(exception.date().atTime(ends), zone);
        }
        UUID id = Ids.next();
        jdbc.sql("insert into scheduling_shift_exception values (?, ?, ?, ?, ?, ?, ?, 0)")
                .param(id)
                .param(centre.value())
                .param(exception.deskId())
                .param(exception.date())
                .param(starts == null ? null : Time.valueOf(starts))
                .param(ends == null ? null : Time.valueOf(Objects.requireNonNull(ends)))
                .param(exception.reason())
                .update();
        journal.record(actor, "shift.exception", null, null, exception.date().toString());
        return id;
    }

    @Override
    public void removeException(Actor actor, CentreId centre, UUID id) {
        actor.require(Role.ADMINISTRATOR);
        jdbc.sql("delete from scheduling_shift_exception where id = ? and centre_id = ?")
                .params(id, centre.value())
                .update();
    }

    private CentreEntity load(CentreId id) {
        return centres.findById(id).orElseThrow(() -> new NotFound("error.notFound"));
    }
}

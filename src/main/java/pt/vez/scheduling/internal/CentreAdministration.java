// Longer than 300 lines: one service for what administrators keep about centres, each rule beside its command.
package pt.vez.scheduling.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Changes;
import pt.vez.audit.Journal;
import pt.vez.platform.Transactions;
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
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import pt.vez.shared.TypedText;

@Service
class CentreAdministration implements Centres {
    private static final String SERVICES =
            "select code, name_pt, name_en, minutes, active, open_booking from scheduling_service";

    private final CentreRepository centres;
    private final DeskRepository desks;
    private final ShiftAdministration shifts;
    private final ShiftExceptions exceptions;
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final BookedAhead bookedAhead;
    private final Journal journal;

    CentreAdministration(
            CentreRepository centres,
            DeskRepository desks,
            ShiftAdministration shifts,
            ShiftExceptions exceptions,
            JdbcClient jdbc,
            Transactions transactions,
            BookedAhead bookedAhead,
            Journal journal) {
        this.centres = centres;
        this.desks = desks;
        this.shifts = shifts;
        this.exceptions = exceptions;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.bookedAhead = bookedAhead;
        this.journal = journal;
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
        return transactions.run(() -> {
            if (centres.existsByName(data.name())) {
                throw new InvalidInput("centres.name.taken");
            }
            var centre = centres.save(new CentreEntity(new CentreId(Ids.next()), data));
            journal.record(
                    actor, "centre.created", null, null, centre.id().value().toString());
            return centre.id();
        });
    }

    @Override
    public void update(Actor actor, CentreId id, CentreData seen, CentreData data) {
        actor.require(Role.ADMINISTRATOR);
        requireFits(data);
        transactions.run(() -> {
            var centre = load(id);
            ChangedMeanwhile.requireSame(seen, centre.data());
            if (!seen.name().equals(data.name()) && centres.existsByName(data.name())) {
                throw new InvalidInput("centres.name.taken");
            }
            if (seen.active() && !data.active()) {
                bookedAhead.requireNone(id);
            }
            centre.describe(data);
            journal.record(actor, "centre.changed", id.value(), "", CentreChanges.of(seen, data));
            return id;
        });
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
    public void shareOut(Actor actor, CentreId id, QuotaShare seen, QuotaShare share) {
        actor.require(Role.ADMINISTRATOR);
        if (share.assistedPercent() < 0
                || share.reservePercent() < 0
                || share.assistedPercent() + share.reservePercent() > 50) {
            throw new InvalidInput("quota.invalid");
        }
        transactions.run(() -> {
            lock("scheduling_centre", id.value());
            ChangedMeanwhile.requireSame(seen, quota(id));
            jdbc.sql("""
                            insert into scheduling_quota (centre_id, assisted_percent, reserve_percent)
                            values (:centre, :assisted, :reserve)
                            on duplicate key update assisted_percent = values(assisted_percent),
                                reserve_percent = values(reserve_percent)
                            """)
                    .param("centre", id.value())
                    .param("assisted", share.assistedPercent())
                    .param("reserve", share.reservePercent())
                    .update();
            String shares = share.assistedPercent() + "/" + share.reservePercent();
            String before = seen.assistedPercent() + "/" + seen.reservePercent();
            journal.record(actor, "quota.changed", id.value(), "", new Changes().add("shares", before, shares));
            return id;
        });
    }

    /** The second writer waits here, and then reads what the first one committed. */
    private void lock(String table, UUID id) {
        if (jdbc.sql("select id from " + table + " where id = ? for update")
                .param(id)
                .query(UUID.class)
                .list()
                .isEmpty()) {
            throw new NotFound("error.notFound");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Desk> desks(Actor actor, CentreId id) {
        requireStaff(actor);
        return desks.findByCentreId(id.value()).stream()
                .map(DeskEntity::view)
                .sorted(Desk.BY_NUMBER)
                .toList();
    }

    @Override
    public UUID addDesk(Actor actor, CentreId centre, String typed, Set<String> services) {
        actor.require(Role.ADMINISTRATOR);
        String label = TypedText.visible(typed);
        requireDesk(label, services);
        return transactions.run(() -> {
            load(centre);
            if (desks.existsByCentreIdAndLabel(centre.value(), label)) {
                throw new InvalidInput("centres.desk.taken");
            }
            var desk = desks.save(new DeskEntity(Ids.next(), centre.value(), label, services));
            journal.record(actor, "desk.created", null, null, centre.value() + " " + label);
            return desk.view().id();
        });
    }

    @Override
    public void updateDesk(Actor actor, Desk seen, Desk wanted) {
        actor.require(Role.ADMINISTRATOR);
        String label = TypedText.visible(wanted.label());
        requireDesk(label, wanted.services());
        transactions.run(() -> {
            lock("scheduling_desk", seen.id());
            var desk = desks.findById(seen.id()).orElseThrow(() -> new NotFound("error.notFound"));
            ChangedMeanwhile.requireSame(seen, desk.view());
            if (!seen.label().equals(label) && desks.existsByCentreIdAndLabel(desk.centreId(), label)) {
                throw new InvalidInput("centres.desk.taken");
            }
            desk.describe(label, wanted.services(), wanted.active());
            journal.record(actor, "desk.changed", desk.centreId(), label, CentreChanges.of(seen, wanted));
            return desk;
        });
    }

    private static void requireDesk(String label, Set<String> services) {
        if (label.isBlank() || label.length() > 40) {
            throw new InvalidInput("centres.desk.label");
        }
        if (services.isEmpty()) {
            throw new InvalidInput("centres.desk.services");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ServiceType> services() {
        return jdbc.sql(SERVICES + " order by code")
                .query(CentreAdministration::service)
                .list();
    }

    @Override
    public void createService(Actor actor, ServiceType service) {
        actor.require(Role.ADMINISTRATOR);
        requireService(service);
        transactions.run(() -> {
            try {
                jdbc.sql("""
                                insert into scheduling_service
                                    (code, name_pt, name_en, minutes, active, open_booking, version)
                                values (:code, :pt, :en, :minutes, :active, :open, 0)
                                """).paramSource(columns(service)).update();
            } catch (DuplicateKeyException e) {
                throw new InvalidInput("services.code.taken", service.code());
            }
            journal.record(actor, "service.created", null, null, service.code());
            return service;
        });
    }

    @Override
    public void updateService(Actor actor, ServiceType seen, ServiceType wanted) {
        actor.require(Role.ADMINISTRATOR);
        requireService(wanted);
        if (!seen.code().equals(wanted.code())) {
            throw new InvalidInput("services.code.invalid");
        }
        transactions.run(() -> {
            ServiceType stored = jdbc.sql(SERVICES + " where code = ? for update")
                    .param(seen.code())
                    .query(CentreAdministration::service)
                    .optional()
                    .orElseThrow(() -> new NotFound("error.notFound"));
            ChangedMeanwhile.requireSame(seen, stored);
            if (!wanted.active()) {
                bookedAhead.requireNone(wanted.code());
            }
            jdbc.sql("""
                            update scheduling_service set name_pt = :pt, name_en = :en, minutes = :minutes,
                                active = :active, open_booking = :open, version = version + 1
                            where code = :code
                            """).paramSource(columns(wanted)).update();
            journal.record(actor, "service.changed", null, wanted.code(), CentreChanges.of(seen, wanted));
            return wanted;
        });
    }

    private static ServiceType service(ResultSet row, int number) throws SQLException {
        return new ServiceType(
                row.getString("code"),
                new LocalText(row.getString("name_pt"), row.getString("name_en")),
                row.getInt("minutes"),
                row.getBoolean("active"),
                row.getBoolean("open_booking"));
    }

    private static MapSqlParameterSource columns(ServiceType service) {
        return new MapSqlParameterSource("code", service.code())
                .addValue("pt", service.name().pt().strip())
                .addValue("en", service.name().en().strip())
                .addValue("minutes", service.minutes())
                .addValue("active", service.active())
                .addValue("open", service.openBooking());
    }

    private static void requireService(ServiceType service) {
        if (!service.code().equals(ServiceType.requireCode(service.code()))) {
            throw new InvalidInput("services.code.invalid");
        }
        if (service.name().pt().isBlank()) {
            throw new InvalidInput("services.name.missing");
        }
        if (service.name().en().isBlank()) {
            throw new InvalidInput("services.name.en.missing");
        }
        requireLength(service.name().pt(), 120);
        requireLength(service.name().en(), 120);
        if (service.minutes() < 5 || service.minutes() > 240) {
            throw new InvalidInput("services.minutes.invalid");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Shift> shifts(Actor actor, CentreId centre) {
        requireStaff(actor);
        return shifts.of(centre);
    }

    @Override
    public UUID addShift(Actor actor, CentreId centre, ShiftData data) {
        return shifts.add(actor, centre, data);
    }

    @Override
    public void updateShift(Actor actor, CentreId centre, Shift seen, ShiftData data) {
        shifts.update(actor, centre, seen, data);
    }

    @Override
    public void removeShift(Actor actor, CentreId centre, Shift seen) {
        shifts.remove(actor, centre, seen);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ShiftException> exceptions(Actor actor, CentreId centre) {
        requireStaff(actor);
        return exceptions.ahead(centre);
    }

    @Override
    public UUID addException(Actor actor, CentreId centre, ShiftException exception) {
        return exceptions.add(actor, centre, exception);
    }

    @Override
    public void removeException(Actor actor, CentreId centre, UUID id) {
        exceptions.remove(actor, centre, id);
    }

    private CentreEntity load(CentreId id) {
        return centres.findById(id).orElseThrow(() -> new NotFound("error.notFound"));
    }

    /** How a centre is set up inside concerns those who work at centres. */
    private static void requireStaff(Actor actor) {
        if (!actor.is(Role.MEDIATOR)) {
            actor.requireAgencyStaff();
        }
    }
}

package pt.vez.scheduling.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.scheduling.AppointmentChange;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.CancelReason;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.CentreId;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.LocalText;

/** Reads appointments with all that a confirmation shows. The caller checks the authority. */
@Component
class AppointmentQueries {
    private static final String SELECT = "select a.id, a.code, a.case_id, a.service_code, v.name_pt, v.name_en,"
            + " c.id, c.name, c.address, c.postal_code, c.municipality, c.zone, c.latitude, c.longitude, c.phone,"
            + " c.access_pt, c.access_en, c.active, coalesce(d.label, ''), s.starts_at, s.ends_at, a.state, a.sequence,"
            + " a.checked_in_at from scheduling_appointment a join scheduling_slot s on s.id = a.slot_id"
            + " join scheduling_service v on v.code = a.service_code join scheduling_centre c on c.id = s.centre_id"
            + " left join scheduling_seat t on t.slot_id = a.slot_id and t.seat = a.seat"
            + " left join scheduling_desk d on d.id = t.desk_id where ";
    private static final RowMapper<AppointmentView> ROW = (row, n) -> new AppointmentView(
            row.getObject(1, UUID.class),
            row.getString(2),
            new CaseId(row.getObject(3, UUID.class)),
            row.getString(4),
            new LocalText(row.getString(5), row.getString(6)),
            new Centre(
                    new CentreId(row.getObject(7, UUID.class)),
                    new CentreData(
                            row.getString(8),
                            row.getString(9),
                            row.getString(10),
                            row.getString(11),
                            ZoneId.of(row.getString(12)),
                            new GeoPoint(row.getDouble(13), row.getDouble(14)),
                            row.getString(15),
                            new LocalText(row.getString(16), row.getString(17)),
                            row.getBoolean(18)),
                    0),
            row.getString(19),
            row.getObject(20, Instant.class),
            row.getObject(21, Instant.class),
            AppointmentView.State.valueOf(row.getString(22)),
            row.getInt(23),
            row.getObject(24, Instant.class));
    private final JdbcClient jdbc;

    AppointmentQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AppointmentView> byId(UUID id) {
        return jdbc.sql(SELECT + "a.id = ?").param(id).query(ROW).optional();
    }

    Optional<AppointmentView> byCode(String code) {
        return jdbc.sql(SELECT + "a.code = ?").param(code).query(ROW).optional();
    }

    Optional<AppointmentView> active(CaseId caseId, String service) {
        return jdbc.sql(SELECT + "a.case_id = ? and a.service_code = ? and a.active")
                .params(caseId.value(), service)
                .query(ROW)
                .optional();
    }

    Optional<AppointmentView> latest(CaseId caseId) {
        return jdbc.sql(SELECT + "a.case_id = ? order by a.booked_at desc limit 1")
                .param(caseId.value())
                .query(ROW)
                .optional();
    }

    Optional<AppointmentView> byCommand(UUID commandId) {
        return jdbc.sql(SELECT
                        + "a.id = (select appointment_id from scheduling_appointment_change where command_id = ?)")
                .param(commandId)
                .query(ROW)
                .optional();
    }

    boolean isUsed(String code) {
        return jdbc.sql("select exists (select 1 from scheduling_appointment where code = :code)")
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    List<AppointmentChange> history(UUID appointmentId) {
        return jdbc.sql("select at, kind, from_start, from_centre, to_start, to_centre, reason"
                        + " from scheduling_appointment_change where appointment_id = ? order by at")
                .param(appointmentId)
                .query((row, n) -> new AppointmentChange(
                        row.getObject(1, Instant.class),
                        AppointmentChange.Kind.valueOf(row.getString(2)),
                        row.getObject(3, Instant.class),
                        row.getString(4),
                        row.getObject(5, Instant.class),
                        row.getString(6),
                        row.getString(7) == null ? null : CancelReason.valueOf(row.getString(7))))
                .list();
    }
}

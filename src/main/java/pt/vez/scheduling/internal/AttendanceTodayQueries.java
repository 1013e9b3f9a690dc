package pt.vez.scheduling.internal;

import static pt.vez.shared.Zones.LISBON;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.AttendanceToday;
import pt.vez.casework.CaseId;
import pt.vez.rota.Duties;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyState;
import pt.vez.shared.Actor;
import pt.vez.shared.TypedText;

/**
 * Appointments and tickets of today at the centre where the mediator is on duty, for acts that need the person's
 * presence.
 */
@Component
class AttendanceTodayQueries implements AttendanceToday {
    private final JdbcClient jdbc;
    private final Duties duties;
    private final Clock clock;

    AttendanceTodayQueries(JdbcClient jdbc, Duties duties, Clock clock) {
        this.jdbc = jdbc;
        this.duties = duties;
        this.clock = clock;
    }

    private Optional<Duty> duty(Actor mediator) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, LISBON);
        return duties.own(mediator, today.minusDays(1), today.plusDays(1)).stream()
                .filter(duty ->
                        duty.state() == DutyState.PLANNED && !now.isBefore(duty.start()) && now.isBefore(duty.end()))
                .findFirst();
    }

    private LocalDate today(Duty duty) {
        return LocalDate.ofInstant(clock.instant(), duty.zone());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Turn> appointment(Actor mediator, CaseId caseId) {
        return duty(mediator)
                .flatMap(duty -> jdbc.sql(
                                "select a.id, false, s.centre_id, v.code, v.minutes from"
                                        + " scheduling_appointment a join scheduling_slot s on s.id = a.slot_id"
                                        + " join scheduling_service v on v.code = a.service_code where a.case_id = ? and s.centre_id = ?"
                                        + " and s.local_date = ? and a.state in ('BOOKED', 'ATTENDED') order by s.starts_at limit 1")
                        .params(caseId.value(), duty.centreId(), today(duty))
                        .query(AttendanceTodayQueries::turn)
                        .optional());
    }

    @Override
    @Transactional
    public Optional<Turn> ticket(Actor mediator, CaseId caseId, String number) {
        String digits = TypedText.halfWidth(TypedText.withAsciiDigits(number))
                .toUpperCase(Locale.ROOT)
                .replaceFirst("^[AP](?=\\d)", "");
        Duty duty = duty(mediator).orElse(null);
        if (duty == null || !digits.matches("\\d{1,3}")) {
            return Optional.empty();
        }
        // The row decides between two cases that claim one number at once.
        int claimed = jdbc.sql(
                        "update scheduling_ticket set case_id = ? where centre_id = ? and on_date = ? and number = ?"
                                + " and state in ('WAITING', 'CALLED', 'SERVED') and (case_id is null or case_id = ?)")
                .params(caseId.value(), duty.centreId(), today(duty), Integer.valueOf(digits), caseId.value())
                .update();
        return claimed == 0
                ? Optional.empty()
                : jdbc.sql("select t.id, true, t.centre_id, v.code, v.minutes from scheduling_ticket t"
                                + " join scheduling_service v on v.code = t.service_code where t.centre_id = ?"
                                + " and t.on_date = ? and t.number = ? and t.case_id = ?")
                        .params(duty.centreId(), today(duty), Integer.valueOf(digits), caseId.value())
                        .query(AttendanceTodayQueries::turn)
                        .optional();
    }

    private static Turn turn(ResultSet row, int n) throws SQLException {
        return new Turn(
                row.getObject(1, UUID.class),
                row.getBoolean(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getInt(5));
    }
}

package pt.vez.invitations;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pt.vez.calendar.Holidays;
import pt.vez.casework.CaseId;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Publishing;
import pt.vez.scheduling.ShiftData;
import pt.vez.shared.Actor;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.Ids;
import pt.vez.shared.LocalText;

/** A few small centres with a service of their own, so that room is scarce and no other test has a part in it. */
final class ClosureFixture {
    static final String SERVICE = "PLN";
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final GeoPoint[] PLACES = {
        new GeoPoint(38.72, -9.14), new GeoPoint(38.80, -9.38), new GeoPoint(41.15, -8.61)
    };

    private final JdbcClient jdbc;
    private final Actor administrator;
    private final Centres centres;
    private final Publishing publishing;
    final List<CentreId> places = new ArrayList<>();
    final List<LocalDate> days = new ArrayList<>();

    ClosureFixture(ApplicationContext application, Actor administrator, int desks, int slots) {
        this.jdbc = application.getBean(JdbcClient.class);
        this.administrator = administrator;
        this.centres = application.getBean(Centres.class);
        this.publishing = application.getBean(Publishing.class);
        jdbc.sql(
                        "insert ignore into scheduling_service (code, name_pt, name_en, minutes, active, open_booking, version)"
                                + " values (?, 'Planos', 'Plans', 15, true, true, 0)")
                .param(SERVICE)
                .update();
        jdbc.sql("update scheduling_service set active = true where code = ?")
                .param(SERVICE)
                .update();
        jdbc.sql("insert ignore into casework_procedure select ?, name_pt, name_en, plain_pt, plain_en, legal_basis, ?,"
                        + " decision_days, false, 99 from casework_procedure where code = 'REN'")
                .params(SERVICE, SERVICE)
                .update();
        LocalDate day = LocalDate.now(LISBON).plusDays(20);
        while (days.size() < 4) {
            if (day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue() && !new Holidays().isHoliday(day, null)) {
                days.add(day);
            }
            day = day.plusDays(1);
        }
        for (GeoPoint place : PLACES) {
            CentreId centre = centres.create(
                    administrator,
                    new CentreData(
                            "Posto " + UUID.randomUUID(),
                            "Rua 1",
                            "1000-001",
                            "lisboa",
                            LISBON,
                            place,
                            null,
                            new LocalText("", ""),
                            true));
            places.add(centre);
            for (int i = 0; i < desks; i++) {
                desk(centre, slots);
            }
            publish(centre);
        }
    }

    /** A further desk, whose times are there once they are published. */
    void desk(CentreId centre, int slots) {
        UUID desk = centres.addDesk(
                administrator, centre, "B " + UUID.randomUUID().toString().substring(0, 8), Set.of(SERVICE));
        for (LocalDate day : days) {
            centres.addShift(
                    administrator,
                    centre,
                    new ShiftData(
                            desk,
                            SERVICE,
                            day.getDayOfWeek(),
                            LocalTime.of(9, 0),
                            LocalTime.of(9, 0).plusMinutes(15L * slots),
                            day,
                            day));
        }
    }

    void publish(CentreId centre) {
        publishing.publish(administrator, centre, days.getFirst(), days.getLast());
    }

    List<UUID> slots() {
        return jdbc.sql("select id from scheduling_slot where centre_id in (:ids) order by starts_at, id")
                .param("ids", places.stream().map(CentreId::value).toList())
                .query(UUID.class)
                .list();
    }

    /** An own case of the actor that waits for an appointment of this service. */
    CaseId wants(CaseId caseId, Allocation allocation) {
        jdbc.sql("update casework_case set stage = 'APPOINTMENT', procedure_code = ? where id = ?")
                .params(SERVICE, caseId.value())
                .update();
        allocation.compute(List.of(caseId));
        return caseId;
    }

    /** Jobs of plans and offers stand still, so that only the test does anything. */
    static void jobs(JdbcClient jdbc, boolean running) {
        jdbc.sql("update scheduled_tasks set execution_time = timestampadd(hour, ?, utc_timestamp(6))"
                        + " where task_name in ('invitations-plans', 'invitations-offers', 'invitations-rounds')")
                .param(running ? 0 : 6)
                .update();
    }

    void leave() {
        jdbc.sql("update scheduling_centre set active = false where id in (:ids)")
                .params(Map.of("ids", places.stream().map(CentreId::value).toList()))
                .update();
        jdbc.sql("update scheduling_service set active = false where code = ?")
                .param(SERVICE)
                .update();
    }

    static UUID command() {
        return Ids.next();
    }
}

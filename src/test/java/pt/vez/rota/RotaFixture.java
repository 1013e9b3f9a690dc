package pt.vez.rota;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import pt.vez.Partners;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.Centres;
import pt.vez.shared.Actor;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.Ids;
import pt.vez.shared.LocalText;

/** What other modules keep and a rota stands on: an association, its members, their certificates, a centre. */
public record RotaFixture(JdbcClient jdbc) {
    public UUID association() {
        return Partners.partner(jdbc, "Zona " + UUID.randomUUID());
    }

    /** Every agreement there is covers the centre. */
    public void agreed(UUID centre) {
        jdbc.sql("insert ignore into associations_agreement_centre select id, ? from associations_agreement")
                .param(centre)
                .update();
    }

    public void join(UUID association, Actor mediator, boolean coordinator) {
        Partners.member(jdbc, mediator.accountId(), association, coordinator);
    }

    public UUID certificate(Actor mediator, LocalDate from, LocalDate to) {
        UUID id = Ids.next();
        jdbc.sql(
                        "insert into training_certificate (id, number, account_id, course_code, issued_at, valid_from, valid_to)"
                                + " values (?, ?, ?, 'BIOMETRICS', now(6), ?, ?)")
                .params(id, id.toString().substring(16), mediator.accountId(), from, to)
                .update();
        return id;
    }

    public static UUID centre(Centres centres, Actor administrator, ZoneId zone, String municipality) {
        return centres.create(
                        administrator,
                        new CentreData(
                                "Posto " + UUID.randomUUID(),
                                "Rua 1",
                                "1000-001",
                                municipality,
                                zone,
                                new GeoPoint(38.7, -9.1),
                                null,
                                new LocalText("", ""),
                                true))
                .value();
    }

    /** Every day from seven to midnight. */
    public static void always(WorkTimes times, Actor mediator) {
        times.declare(
                mediator,
                Arrays.stream(DayOfWeek.values())
                        .map(day -> new WorkTimes.Hours(day, LocalTime.of(7, 0), LocalTime.MIDNIGHT))
                        .toList());
    }
}

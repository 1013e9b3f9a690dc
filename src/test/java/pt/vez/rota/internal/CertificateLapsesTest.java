package pt.vez.rota.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.rota.RotaTest;
import pt.vez.shared.Actor;

/** Coordinators hear in time that somebody on duty will not hold the certificate then, and hear it once. */
class CertificateLapsesTest extends RotaTest {
    @Autowired
    private CertificateLapses watch;

    private int letters(Actor about, Actor to) {
        return jdbc.sql("select count(*) from notifications_outbox where dedupe like ?")
                .param("rota/uncertified/" + about.accountId() + "/%/" + to.accountId())
                .query(Integer.class)
                .single();
    }

    @Test
    void theCoordinatorIsToldOnceOfACertificateThatEndsBeforeTheDuty() {
        UUID association = association();
        Actor coordinator = coordinator(association);
        Actor other = coordinator(association());
        Actor rosa = mediator(association, "Rosa");
        UUID centre = centre();
        LocalDate day = LocalDate.now(LISBON).plusDays(10);
        certificate(rosa, day.minusDays(100), day);
        plan(coordinator, rosa, centre, day, "09:00", "13:00");
        watch.look();
        assertThat(letters(rosa, coordinator)).as("no mediators' centre").isZero();
        staffedByPartners(centre);
        watch.look();
        assertThat(letters(rosa, coordinator)).as("valid on that day").isZero();
        jdbc.sql("update training_certificate set valid_to = ? where account_id = ?")
                .params(day.minusDays(1), rosa.accountId())
                .update();
        watch.look();
        watch.look();
        assertThat(letters(rosa, coordinator)).isOne();
        assertThat(letters(rosa, other)).as("another association").isZero();
    }
}

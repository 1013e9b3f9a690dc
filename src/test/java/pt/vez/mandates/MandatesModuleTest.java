package pt.vez.mandates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.Scenario;
import pt.vez.ModuleTest;
import pt.vez.Partners;
import pt.vez.associations.Agreement.PartnerWithoutAgreement;
import pt.vez.associations.NoCoverage;
import pt.vez.mandates.Mandates.MandateEnded;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** Who may act for whom, by itself. */
@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        webEnvironment = WebEnvironment.NONE,
        verifyAutomatically = false)
@Import(NoCoverage.class)
class MandatesModuleTest extends ModuleTest {
    @Autowired
    private Mandates mandates;

    private UUID mandate(UUID partner, Actor mediator, UUID applicant) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into mandates_mandate
                               (id, applicant_id, case_id, partner_id, association_name, mediator_id, mediator_name,
                                scopes, term, state, consent, consent_text_hash, consent_text_language, code_attempts,
                                requested_at, granted_at, expires_at, version)
                        values (?, ?, ?, ?, 'Sozinha', ?, 'Rosa', 'DOCUMENTS,FOLLOW', 'DAYS_30', 'ACTIVE', 'CODE_EMAIL', repeat('x', 32), 'pt',
                                0, now(6), now(6), now(6) + interval 30 day, 0)
                        """)
                .params(id, applicant, UUID.randomUUID(), partner, mediator.accountId())
                .update();
        return id;
    }

    /** On duty for forty days, so that it is the mandate that ends. */
    private Actor mediator(UUID partner) {
        Actor mediator = actor(Role.MEDIATOR);
        UUID centre = UUID.randomUUID();
        Partners.member(jdbc, mediator.accountId(), partner, false);
        Partners.ready(jdbc, mediator.accountId(), partner);
        jdbc.sql("insert into associations_agreement_centre (agreement_id, centre_id)"
                        + " select id, ? from associations_agreement where partner_id = ?")
                .params(centre, partner)
                .update();
        jdbc.sql("insert into rota_duty (id, partner_id, account_id, centre_id, starts_at, ends_at, state, version)"
                        + " values (?, ?, ?, ?, now(6) - interval 1 hour, now(6) + interval 40 day, 'PLANNED', 0)")
                .params(Ids.next(), partner, mediator.accountId(), centre)
                .update();
        return mediator;
    }

    private UUID partner() {
        return Partners.partner(jdbc, "Sozinha " + UUID.randomUUID());
    }

    @Test
    void mandatesEndWithTheAgreementOfTheirAssociationAndTheirPeopleAreTold(Scenario scenario) {
        UUID partner = partner();
        UUID other = partner();
        UUID applicant = UUID.randomUUID();
        Actor mediator = mediator(partner);
        UUID own = mandate(partner, mediator, applicant);
        UUID others = mandate(other, mediator(other), applicant);
        scenario.publish(new PartnerWithoutAgreement(partner, "Sozinha", "ENDED"))
                .andWaitForEventOfType(MandateEnded.class)
                .toArriveAndVerify(ended -> assertThat(ended.mandateId()).isEqualTo(own));
        assertThat(mandates.ofApplicant(applicant))
                .allMatch(each ->
                        each.state() == (each.id().equals(others) ? MandateView.State.ACTIVE : MandateView.State.ENDED))
                .hasSize(2);
    }

    @Test
    void aMandateHoldsUntilItsTermAndNotAfterIt() {
        UUID partner = partner();
        Actor mediator = mediator(partner);
        UUID id = mandate(partner, mediator, UUID.randomUUID());
        clock.forward(Duration.ofDays(30).minusMinutes(1));
        assertThat(mandates.acting(mediator, id).mandateId()).isEqualTo(id);
        clock.forward(Duration.ofMinutes(2));
        assertThatThrownBy(() -> mandates.acting(mediator, id)).isInstanceOf(NotAuthorised.class);
    }

    @Test
    void thePersonAloneWithdrawsTheirOwnAtOnce() {
        UUID partner = partner();
        Actor mediator = mediator(partner);
        Actor person = actor(Role.APPLICANT);
        UUID applicant = UUID.randomUUID();
        UUID id = mandate(partner, mediator, applicant);
        assertThatThrownBy(() -> mandates.revoke(person, UUID.randomUUID(), id)).isInstanceOf(NotFound.class);
        assertThat(mandates.acting(mediator, id).mandateId()).isEqualTo(id);
        mandates.revoke(person, applicant, id);
        assertThatThrownBy(() -> mandates.acting(mediator, id)).isInstanceOf(NotAuthorised.class);
    }
}

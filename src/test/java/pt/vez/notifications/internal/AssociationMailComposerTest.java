package pt.vez.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.VezTest;
import pt.vez.associations.Agreements;
import pt.vez.demo.MailCatcher.Caught;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.training.Certificates;

/** What a partner's people are told when the agency stops or resumes their agreement, or revokes a certificate. */
class AssociationMailComposerTest extends VezTest {
    @Autowired
    private Agreements agreements;

    @Autowired
    private Certificates certificates;

    @Autowired
    private Texts texts;

    private final UUID stranger = UUID.randomUUID();
    private Actor administrator;
    private UUID partner;
    private UUID agreement;
    private Actor coordinator;
    private Actor mediator;

    @BeforeAll
    void people() {
        administrator = actor(Role.ADMINISTRATOR);
        partner = Partners.partner(jdbc, "Associação das cartas " + stranger);
        agreement = jdbc.sql("select id from associations_agreement where partner_id = ?")
                .param(partner)
                .query(UUID.class)
                .single();
        coordinator = actor(Role.MEDIATOR, "Coordenadora das cartas");
        Partners.member(jdbc, coordinator.accountId(), partner, true);
        mediator = mediator(partner);
    }

    private List<Caught> withSubject(Actor to, String key) {
        return mails.caughtFor(to.accountId() + "@test.example").stream()
                .filter(mail -> mail.subject().equals(texts.get(Languages.PORTUGUESE, key + ".subject")))
                .toList();
    }

    private Caught only(Actor to, String key) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> withSubject(to, key), found -> found.size() == 1)
                .getFirst();
    }

    @Test
    void aSuspendedAgreementIsToldToEverybodyWithItsReasonAndSoIsItsResumption() {
        agreements.suspend(administrator, agreement, "Falta o relatório de outubro");
        for (Actor each : List.of(coordinator, mediator)) {
            assertThat(only(each, "mail.agreementSuspended").text())
                    .contains("O acordo T foi suspenso")
                    .contains("Motivo: Falta o relatório de outubro")
                    .contains("/desk");
        }
        agreements.resume(administrator, agreement);
        for (Actor each : List.of(coordinator, mediator)) {
            assertThat(only(each, "mail.agreementResumed").text())
                    .contains("O acordo T foi retomado")
                    .doesNotContain("Motivo:");
            assertThat(withSubject(each, "mail.agreementSuspended"))
                    .as("told once")
                    .hasSize(1);
        }
    }

    @Test
    void aRevokedCertificateIsToldToTheCoordinatorWithoutTheName() {
        UUID certificate = jdbc.sql("select id from training_certificate where account_id = ?")
                .param(mediator.accountId())
                .query(UUID.class)
                .single();
        certificates.revoke(administrator, certificate, "Outra pessoa fez o teste.");
        Caught letter = only(coordinator, "mail.certificate.colleague");
        assertThat(letter.text())
                .contains(texts.get(Languages.PORTUGUESE, "mail.certificate.colleague.line"))
                .contains("/rota/plan")
                .doesNotContain(mediator.name());
        assertThat(only(mediator, "mail.certificate.revoked").text()).isNotBlank();
        assertThat(withSubject(mediator, "mail.certificate.colleague")).isEmpty();
    }
}

package pt.vez.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.associations.Associations;
import pt.vez.browser.Papers;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseId;
import pt.vez.casework.NewCase;
import pt.vez.documents.Documents;
import pt.vez.intake.Device.Sealed;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.people.NewPersonReason;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** Photographs of an intake wait for the mandate, and then become papers of the case. */
class IntakePapersTest extends VezTest {
    @Autowired
    private IntakePost post;

    @Autowired
    private Intakes intakes;

    @Autowired
    private IntakePeople people;

    @Autowired
    private IntakePapers papers;

    @Autowired
    private Assistance assistance;

    @Autowired
    private Associations associations;

    @Autowired
    private Documents documents;

    @Test
    void aPhotographBecomesAPaperOnlyUnderTheMandateOfTheVisit() {
        Actor mediator = mediator();
        Device device = new Device(post, mediator);
        Sealed record = device.seal(
                Device.person(
                        "Ana " + UUID.randomUUID(), UUID.randomUUID().toString().substring(0, 8)),
                Papers.photograph("jpeg"));
        device.send(record);
        NewCase command = new NewCase("REN", person(null, "ana" + UUID.randomUUID() + "@test.example"));
        String number = people.enter(
                        mediator,
                        record.id(),
                        people.compare(mediator, record.id(), command).searchId(),
                        command,
                        NewPersonReason.OTHER_PERSON)
                .value();
        var caseId = new CaseId(jdbc.sql("select id from casework_case where number = ?")
                .param(number)
                .query(UUID.class)
                .single());
        UUID photograph =
                intakes.read(mediator, record.id()).photographs().getFirst().id();
        assertThatThrownBy(() -> papers.waitingFor(mediator, caseId)).isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> papers.attach(mediator, caseId, photograph, "passport"))
                .isInstanceOf(NotAuthorised.class);
        UUID partner = associations.requireMembership(mediator).partnerId();
        var mandate = assistance.requestMandate(
                mediator, caseId, Set.of(Scope.DOCUMENTS), Term.VISIT, Consent.CODE_EMAIL, null);
        var acting = Actor.person(
                mediator.accountId(),
                mediator.name(),
                Set.of(Role.MEDIATOR),
                new Actor.Acting(mandate.id(), caseId.value(), partner, "X"));
        assertThatThrownBy(() -> papers.attach(acting, caseId, photograph, "passport"))
                .as("before the consent")
                .isInstanceOf(NotAuthorised.class);
        jdbc.sql(
                        "update mandates_mandate set state = 'ACTIVE', granted_at = now(6), expires_at = now(6) + interval 1 hour where id = ?")
                .param(mandate.id())
                .update();
        assertThat(papers.waitingFor(acting, caseId)).hasSize(1);
        assertThat(papers.photograph(acting, caseId, photograph)).isNotEmpty();
        // An item the procedure does not have: refused, and the photograph still waits.
        assertThatThrownBy(() -> papers.attach(acting, caseId, photograph, "nothing"))
                .isInstanceOf(NotFound.class);
        assertThat(papers.waitingFor(acting, caseId)).hasSize(1);
        papers.attach(acting, caseId, photograph, "passport");
        assertThat(papers.waitingFor(acting, caseId)).isEmpty();
        assertThat(documents.checklist(acting, caseId).stream()
                        .filter(item -> item.item().code().equals("passport"))
                        .findFirst()
                        .orElseThrow()
                        .draft()
                        .draftPages())
                .hasSize(1);
        assertThatThrownBy(() -> papers.attach(acting, caseId, photograph, "passport"))
                .as("a second time")
                .isInstanceOf(NotFound.class);
    }
}

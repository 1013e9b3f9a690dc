package pt.vez.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.VezTest;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseId;
import pt.vez.casework.VisitTakeovers;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Mandates;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import pt.vez.visits.MandateHolders.Held;

/** A mandate that outlives the visit is seen by colleagues and passed on by the coordinator; the person is told. */
class MandateHoldersTest extends VezTest {
    @Autowired
    private MandateHolders holders;

    @Autowired
    private PeopleInProgress people;

    @Autowired
    private Assistance assistance;

    @Autowired
    private Mandates mandates;

    @Autowired
    private VisitPresence presence;

    @Autowired
    private Handovers handovers;

    @Autowired
    private VisitTakeovers takeovers;

    private UUID partner;
    private Actor coordinator;
    private Actor asking;

    @BeforeAll
    void anAssociation() {
        partner = Partners.partner(jdbc, "Parceiro das autorizações");
        coordinator = actor(Role.MEDIATOR, "Coordenadora Rita");
        Partners.member(jdbc, coordinator.accountId(), partner, true);
        Partners.ready(jdbc, coordinator.accountId(), partner);
        asking = mediator(partner);
    }

    private UUID mandate(CaseId id, Term term) {
        UUID mandate = assistance
                .requestMandate(asking, id, Set.of(Scope.DOCUMENTS), term, Consent.CODE_EMAIL, null)
                .id();
        jdbc.sql("update mandates_mandate set state = 'ACTIVE', granted_at = now(6),"
                        + " expires_at = now(6) + interval 30 day where id = ?")
                .param(mandate)
                .update();
        return mandate;
    }

    private Held held(UUID mandate) {
        return holders.ofAssociation(coordinator, 0, 500).rows().stream()
                .filter(each -> each.mandateId().equals(mandate))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void colleaguesLearnThatOneExistsAndWhoHasIt() {
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        UUID mandate = mandate(id, Term.DAYS_30);
        Actor colleague = mediator(partner);
        assertThat(holders.ofCase(colleague, id))
                .singleElement()
                .satisfies(one -> assertThat(one.mandateId()).isEqualTo(mandate))
                .satisfies(one -> assertThat(one.holder()).isEqualTo(asking.name()));
        Actor stranger = mediator(Partners.partner(jdbc, "Outro parceiro das autorizações"));
        assertThat(holders.ofCase(stranger, id)).isEmpty();
        CaseId visit = caseOf(actor(Role.APPLICANT)).id();
        mandate(visit, Term.VISIT);
        assertThat(holders.ofCase(colleague, visit)).isEmpty();
    }

    @Test
    void allOfAnAssociationAreFoundPageByPageAndThoseThatEndSoonestFirst() {
        UUID large = Partners.partner(jdbc, "Parceiro com muitas autorizações");
        Actor head = actor(Role.MEDIATOR, "Coordenador Grande");
        Partners.member(jdbc, head.accountId(), large, true);
        Partners.ready(jdbc, head.accountId(), large);
        UUID template = mandate(caseOf(actor(Role.APPLICANT)).id(), Term.DAYS_365);
        List<String> columns = jdbc.sql(
                        "select column_name from information_schema.columns where table_schema = database()"
                                + " and table_name = 'mandates_mandate' and is_generated = 'NEVER'"
                                + " and column_name not in ('id', 'partner_id', 'expires_at')")
                .query(String.class)
                .list();
        String same = String.join(", ", columns);
        jdbc.sql("insert into mandates_mandate (id, partner_id, expires_at, " + same + ")"
                        + " select uuid(), :large, now(6) + interval seq day, " + same
                        + " from mandates_mandate join seq_1_to_260 where id = :template")
                .param("large", large)
                .param("template", template)
                .update();
        var first = holders.ofAssociation(head, 0, 25);
        assertThat(first.total()).isEqualTo(260);
        assertThat(first.rows()).extracting(Held::until).isSorted();
        assertThat(first.rows().getFirst().until())
                .as("the one that ends tomorrow")
                .isBefore(java.time.Instant.now().plus(java.time.Duration.ofDays(2)));
        assertThat(holders.ofAssociation(head, 250, 25).rows())
                .as("the last of them")
                .hasSize(10);
        jdbc.sql("delete from mandates_mandate where partner_id = ?")
                .param(large)
                .update();
    }

    @Test
    void theCoordinatorPassesItOnAndThePersonIsTold() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        UUID mandate = mandate(id, Term.DAYS_365);
        Actor visiting =
                Actor.person(asking.accountId(), asking.name(), asking.roles(), mandates.beginVisit(asking, mandate));
        presence.began(visiting, null);
        Actor next = mediator(partner);
        Held seen = held(mandate);
        holders.reassign(coordinator, seen, next.accountId());
        assertThat(people.of(next))
                .extracting(PeopleInProgress.InHand::mandateId)
                .contains(mandate);
        assertThat(people.of(asking))
                .extracting(PeopleInProgress.InHand::mandateId)
                .doesNotContain(mandate);
        assertThat(takeovers.isTakenOver(visiting))
                .as("the visit of the one before is over")
                .isTrue();
        assertThat(held(mandate).holderId()).isEqualTo(next.accountId());
        assertThat(cases.journalOf(owner, id, 0, 10)).extracting("action").contains("mandate.reassigned");
        assertThat(jdbc.sql("select count(*) from notifications_outbox where dedupe like 'mandate-reassigned/%'"
                                + " and created_at > now(6) - interval 1 minute")
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThatThrownBy(() -> holders.reassign(coordinator, seen, coordinator.accountId()))
                .isInstanceOf(ChangedMeanwhile.class);
        holders.reassign(coordinator, held(mandate), asking.accountId());
        assertThat(people.of(asking))
                .extracting(PeopleInProgress.InHand::mandateId)
                .contains(mandate);
    }

    @Test
    void onlyTheCoordinatorAndOnlyToSomebodyReadyOfTheAssociation() {
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        UUID mandate = mandate(id, Term.DAYS_30);
        Held seen = held(mandate);
        Actor next = mediator(partner);
        assertThatThrownBy(() -> holders.reassign(next, seen, next.accountId())).isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> holders.ofAssociation(next, 0, 10)).isInstanceOf(NotAuthorised.class);
        Actor outside = mediator(Partners.partner(jdbc, "Parceiro de fora"));
        assertThatThrownBy(() -> holders.reassign(coordinator, seen, outside.accountId()))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo("reassign.notColleague");
        Actor unready = actor(Role.MEDIATOR, "Sem Declaração");
        Partners.member(jdbc, unready.accountId(), partner, false);
        assertThatThrownBy(() -> holders.reassign(coordinator, seen, unready.accountId()))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo("reassign.notReady");
        jdbc.sql("update mandates_mandate set state = 'REVOKED' where id = ?")
                .param(mandate)
                .update();
        assertThatThrownBy(() -> holders.reassign(coordinator, seen, next.accountId()))
                .isInstanceOf(NotFound.class);
        UUID other = UUID.randomUUID();
        Held forged = new Held(other, seen.number(), seen.term(), seen.until(), seen.holderId(), seen.holder());
        assertThatThrownBy(() -> holders.reassign(coordinator, forged, next.accountId()))
                .isInstanceOf(NotFound.class);
    }
}

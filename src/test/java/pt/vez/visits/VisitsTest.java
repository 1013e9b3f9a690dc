package pt.vez.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.associations.Memberships;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseId;
import pt.vez.casework.CurrentCase;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.platform.Drafts;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** A visit begins, passes on and ends as one thing, and nothing of one person stays for the next. */
class VisitsTest extends VezTest {
    private static final String FORM = CurrentCase.VISIT_DRAFTS + "case";
    private static final Map<String, String> TYPED = Map.of("name", "Nino");

    @Autowired
    private Visits visits;

    @Autowired
    private Handovers handovers;

    @Autowired
    private Assistance assistance;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Memberships memberships;

    private UUID mandate(Actor mediator, Term term) {
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        var asked = assistance.requestMandate(mediator, id, Set.of(Scope.DOCUMENTS), term, Consent.CODE_EMAIL, null);
        jdbc.sql("update mandates_mandate set state = 'ACTIVE', granted_at = now(6),"
                        + " expires_at = now(6) + interval 1 day where id = ?")
                .param(asked.id())
                .update();
        return asked.id();
    }

    private String state(UUID mandate) {
        return jdbc.sql("select state from mandates_mandate where id = ?")
                .param(mandate)
                .query(String.class)
                .single();
    }

    private int open(Actor mediator) {
        return jdbc.sql("select count(*) from visits_visit where account_id = ? and ended_at is null")
                .param(mediator.accountId())
                .query(Integer.class)
                .single();
    }

    private Actor begin(Actor mediator, UUID mandate) {
        return mediator.inVisit(visits.begin(mediator, mandate));
    }

    @Test
    void theNextVisitBeginsWithNothingOfTheOneBefore() {
        Actor mediator = mediator();
        UUID first = mandate(mediator, Term.DAYS_30);
        UUID second = mandate(mediator, Term.DAYS_30);
        begin(mediator, first);
        drafts.save(mediator.accountId(), FORM, TYPED);
        assertThat(begin(mediator, second).mandateId()).isEqualTo(second);
        assertThat(drafts.load(mediator.accountId(), FORM)).isEmpty();
        assertThat(open(mediator)).isOne();
    }

    @Test
    void aVisitThatMayNotBeginLeavesTheOneBeforeAsItWas() {
        Actor mediator = mediator();
        begin(mediator, mandate(mediator, Term.DAYS_30));
        drafts.save(mediator.accountId(), FORM, TYPED);
        UUID withdrawn = mandate(mediator, Term.DAYS_30);
        jdbc.sql("update mandates_mandate set state = 'REVOKED' where id = ?")
                .param(withdrawn)
                .update();
        assertThatThrownBy(() -> visits.begin(mediator, withdrawn)).isInstanceOf(NotAuthorised.class);
        assertThat(drafts.load(mediator.accountId(), FORM)).isEqualTo(TYPED);
        assertThat(open(mediator)).isOne();
    }

    @Test
    void theEndTakesAMandateOfTheVisitAloneAndLeavesALongerOne() {
        Actor mediator = mediator();
        for (Term term : new Term[] {Term.VISIT, Term.DAYS_30}) {
            UUID mandate = mandate(mediator, term);
            Actor visiting = begin(mediator, mandate);
            drafts.save(mediator.accountId(), FORM, TYPED);
            visits.end(visiting);
            assertThat(state(mandate)).as(term.name()).isEqualTo(term == Term.VISIT ? "ENDED" : "ACTIVE");
            assertThat(open(mediator)).isZero();
            assertThat(drafts.load(mediator.accountId(), FORM)).isEmpty();
        }
        assertThatCode(() -> visits.end(mediator)).as("outside of a visit").doesNotThrowAnyException();
    }

    @Test
    void whoIsNoMemberAnyMoreLeavesNothingBehindEither() {
        Actor mediator = mediator();
        Actor visiting = begin(mediator, mandate(mediator, Term.VISIT));
        drafts.save(mediator.accountId(), FORM, TYPED);
        memberships.leave(actor(Role.ADMINISTRATOR), mediator.accountId());
        visits.end(visiting);
        assertThat(open(mediator)).isZero();
        assertThat(drafts.load(mediator.accountId(), FORM)).isEmpty();
    }

    @Test
    void whatAColleagueTookOverIsTheirsToEnd() {
        Actor mediator = mediator();
        Actor colleague = mediator();
        UUID mandate = mandate(mediator, Term.VISIT);
        Actor visiting = begin(mediator, mandate);
        handovers.offer(visiting, colleague.accountId());
        UUID offer = handovers.offeredTo(colleague).getFirst().id();
        assertThatThrownBy(() -> visits.takeOver(mediator(), offer)).isInstanceOf(NotAuthorised.class);
        Actor going = colleague.inVisit(visits.takeOver(colleague, offer));
        visits.end(visiting);
        assertThat(state(mandate)).isEqualTo("ACTIVE");
        assertThat(open(colleague)).isOne();
        visits.end(going);
        assertThat(state(mandate)).isEqualTo("ENDED");
    }
}

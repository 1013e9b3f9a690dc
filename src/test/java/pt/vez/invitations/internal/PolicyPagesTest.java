package pt.vez.invitations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.casework.CaseFacts.Facts;
import pt.vez.casework.CaseId;
import pt.vez.casework.NewCase;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Allocation.PolicyVersion;
import pt.vez.invitations.Policy;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** The order of all cases after the rules changed: a page at a time, each committed. */
class PolicyPagesTest extends VezTest {
    @Autowired
    private Allocation allocation;

    @Autowired
    private PriorityPlaces places;

    @Autowired
    private PolicyRepository policies;

    private CaseId waiting() {
        Actor actor = actor(Role.APPLICANT);
        CaseId id = openConfirmed(actor, new NewCase("CPLP", person(null, "w" + actor.accountId() + "@test.example")))
                .id();
        jdbc.sql("update casework_case set stage = 'APPOINTMENT' where id = :case")
                .param("case", id.value())
                .update();
        allocation.compute(List.of(id));
        return id;
    }

    private List<UUID> policyOf(CaseId caseId) {
        return jdbc.sql("select policy_id from invitations_priority where case_id = :case")
                .param("case", caseId.value())
                .query(UUID.class)
                .list();
    }

    private Instant computedAt(CaseId caseId) {
        return jdbc.sql("select computed_at from invitations_priority where case_id = :case")
                .param("case", caseId.value())
                .query(Instant.class)
                .single();
    }

    @Test
    void aPageIsCommittedWhileTheRestStillWaitsAndARestartGoesOn() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        waiting();
        CaseId last = waiting();
        Policy before = allocation.policy();
        allocation.change(administrator, before, Policy.of(Map.of("perWeek", before.perWeek() + 1)), "Mais por semana");
        PolicyVersion version = policies.newest().orElseThrow();

        // What a node leaves that dies after its first page.
        Facts first = places.goOn(version.id(), places.computation(version), null, 1, 0)
                .getFirst();
        assertThat(policyOf(first.id())).containsExactly(version.id());
        assertThat(policyOf(last)).as("the rest still waits").doesNotContain(version.id());
        assertThat(allocation.progress(administrator))
                .hasValueSatisfying(progress -> assertThat(progress.done()).isEqualTo(1));
        Instant computed = computedAt(first.id());

        allocation.work();
        assertThat(policyOf(last)).containsExactly(version.id());
        assertThat(computedAt(first.id()))
                .as("a finished page is not computed again")
                .isEqualTo(computed);
        assertThat(allocation.progress(administrator)).as("all are computed").isEmpty();

        allocation.change(administrator, allocation.policy(), before, "Como estava");
        allocation.work();
    }
}

package pt.vez.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pt.vez.shared.Zones.LISBON;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.casework.CaseCircumstances.Circumstances;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** What an officer sets by hand in a file: stage, passport seen, legal days; each refused where it cannot be true. */
class StageChangesTest extends VezTest {
    private static final String WHY = "Foi atendido no Porto.";

    @Autowired
    private StageChanges stages;

    @Autowired
    private IdentityChecks identity;

    @Autowired
    private CaseCircumstances caseCircumstances;

    @Autowired
    private Cases cases;

    @Test
    void anOfficerSetsTheStageWithAReasonAndTakesItBackWithinTheMinute() {
        Actor officer = actor(Role.OFFICER);
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        Instant before = Instant.now().minus(400, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        jdbc.sql("update casework_case set stage = 'APPOINTMENT', stage_since = ? where id = ?")
                .params(before, id.value())
                .update();
        rank(id);
        UUID change = stages.move(officer, id, Stage.APPOINTMENT, Stage.ANALYSIS, WHY);
        CaseView view = cases.read(officer, id);
        assertThat(view.outline().stage()).isEqualTo(Stage.ANALYSIS);
        assertThat(view.outline().stageSince()).isAfter(before);
        assertThat(view.timeline()).extracting(CaseEvent::kind).contains(CaseEventKind.STAGE_CHANGED);
        assertThat(ranks(id))
                .as("nobody invites a case that needs no appointment")
                .isZero();
        assertThat(cases.journalOf(officer, id, 0, 20)).extracting("action").contains("stage.changed");
        assertThat(messages(change)).isEqualTo(1);
        assertThat(jdbc.sql("select next_at > timestampadd(second, 60, created_at) from notifications_outbox"
                                + " where dedupe = ?")
                        .param("stage-change/" + change)
                        .query(Boolean.class)
                        .single())
                .as("told when it can no longer be taken back")
                .isTrue();
        refused(() -> stages.undo(actor(Role.OFFICER), change), "stage.undo.late");
        stages.undo(officer, change);
        view = cases.read(officer, id);
        assertThat(view.outline().stage()).isEqualTo(Stage.APPOINTMENT);
        assertThat(view.outline().stageSince()).isEqualTo(before);
        assertThat(ranks(id)).isEqualTo(1);
        assertThat(messages(change)).isZero();
        refused(() -> stages.undo(officer, change), "stage.undo.late");
    }

    private void rank(CaseId id) {
        caseCircumstances.confirm(
                actor(Role.OFFICER),
                id,
                Circumstances.NONE,
                new Circumstances(null, null, LocalDate.now(LISBON).plusDays(3), false),
                false);
        assertThat(ranks(id)).isEqualTo(1);
    }

    private int ranks(CaseId id) {
        return jdbc.sql("select count(*) from invitations_priority where case_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    private int messages(UUID change) {
        return jdbc.sql("select count(*) from notifications_outbox where dedupe = ?")
                .param("stage-change/" + change)
                .query(Integer.class)
                .single();
    }

    @Test
    void onlyWhatFollowsIsPossibleAndOnlyForOfficers() {
        Actor officer = actor(Role.OFFICER);
        Actor person = actor(Role.APPLICANT);
        CaseId id = caseOf(person).id();
        Stage now = cases.outline(officer, id).stage();
        assertThat(now).isEqualTo(Stage.DOCUMENTS);
        refused(() -> stages.move(officer, id, now, Stage.CARD, WHY), "stage.illegal");
        refused(() -> stages.move(officer, id, now, now, WHY), "stage.illegal");
        refused(() -> stages.move(officer, id, now, Stage.APPOINTMENT, "   x "), "stage.reason.missing");
        assertThatThrownBy(() -> stages.move(officer, id, Stage.ANALYSIS, Stage.DECISION, WHY))
                .isInstanceOf(ChangedMeanwhile.class);
        for (Actor other : new Actor[] {person, actor(Role.APPLICANT), mediator(), actor(Role.ADMINISTRATOR)}) {
            assertThatThrownBy(() -> stages.move(other, id, now, Stage.APPOINTMENT, WHY))
                    .isInstanceOf(NotAuthorised.class);
        }
        assertThat(cases.outline(officer, id).stage()).isEqualTo(now);
    }

    @Test
    void aChangeIsFinalAfterAMinute() {
        Actor officer = actor(Role.OFFICER);
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        UUID early = stages.move(officer, id, Stage.DOCUMENTS, Stage.APPOINTMENT, WHY);
        clock.forward(OfficerUndo.WINDOW.minusSeconds(20));
        stages.undo(officer, early);
        UUID change = stages.move(officer, id, Stage.DOCUMENTS, Stage.APPOINTMENT, WHY);
        clock.forward(OfficerUndo.WINDOW.plusSeconds(1));
        refused(() -> stages.undo(officer, change), "stage.undo.late");
    }

    @Test
    void whoDecidedACaseByHandTakesItBackWithoutAReasonToLookAtIt() {
        Actor officer = actor(Role.OFFICER);
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        jdbc.sql("update casework_case set stage = 'ANALYSIS' where id = ?")
                .param(id.value())
                .update();
        UUID change = stages.move(officer, id, Stage.ANALYSIS, Stage.DECISION, WHY);
        refused(() -> cases.read(officer, id), "error.glass");
        stages.undo(officer, change);
        assertThat(cases.read(officer, id).outline().stage()).isEqualTo(Stage.ANALYSIS);
    }

    @Test
    void aPassportRecordedByMistakeIsTakenBackByWhoRecordedItWithinTheMinute() {
        Actor officer = actor(Role.OFFICER);
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        jdbc.sql("update casework_case set identity_seen_at = null where id = ?")
                .param(id.value())
                .update();
        identityChecks.seen(officer, id, AccountAnswer.notTheirs());
        assertThat(identity.mayUndo(officer, id)).isTrue();
        assertThat(identity.mayUndo(actor(Role.OFFICER), id)).isFalse();
        refused(() -> identity.undo(actor(Role.OFFICER), id), "file.identity.undo.late");
        identity.undo(officer, id);
        CaseView view = cases.read(officer, id);
        assertThat(view.identitySeenAt()).isNull();
        assertThat(view.timeline()).extracting(CaseEvent::kind).contains(CaseEventKind.IDENTITY_UNDONE);
        assertThat(cases.journalOf(officer, id, 0, 20)).extracting("action").contains("identity.undone");
        identityChecks.seen(officer, id, AccountAnswer.notTheirs());
        clock.forward(OfficerUndo.WINDOW.plusSeconds(1));
        refused(() -> identity.undo(officer, id), "file.identity.undo.late");
    }

    @Test
    void aLegalDayInThePastIsRefusedUnlessItIsMeant() {
        Actor officer = actor(Role.OFFICER);
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        LocalDate past = LocalDate.now(LISBON).minusDays(1);
        var deadline = new Circumstances(null, null, past, false);
        var court = new Circumstances(null, past, null, false);
        refused(
                () -> caseCircumstances.confirm(officer, id, Circumstances.NONE, deadline, false),
                "standing.deadline.past");
        refused(() -> caseCircumstances.confirm(officer, id, Circumstances.NONE, court, false), "standing.court.past");
        assertThat(caseCircumstances.of(officer, id)).isEqualTo(Circumstances.NONE);
        caseCircumstances.confirm(officer, id, Circumstances.NONE, deadline, true);
        var more = new Circumstances(Vulnerability.PREGNANT, null, past, true);
        caseCircumstances.confirm(officer, id, deadline, more, false);
        assertThat(caseCircumstances.of(officer, id))
                .as("what has passed since stays")
                .isEqualTo(more);
    }

    private static void refused(ThrowingCallable call, String key) {
        assertThatThrownBy(call).hasFieldOrPropertyWithValue("key", key);
    }
}

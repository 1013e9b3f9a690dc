package pt.vez.casework.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.casework.CaseId;
import pt.vez.casework.Stage;
import pt.vez.casework.StageDurations;
import pt.vez.casework.StageDurations.Range;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;

/** What is said about time was measured on enough cases, or is not said. */
class StageDurationTest extends VezTest {
    @Autowired
    private StageDurationRepository measuring;

    @Autowired
    private StageDurations durations;

    private String procedure = "";

    @BeforeEach
    void ownProcedure() {
        procedure = "D" + UUID.randomUUID().toString().substring(0, 8);
        jdbc.sql("""
                        insert into casework_procedure (code, name_pt, name_en, plain_pt, plain_en, legal_basis, service_code,
                            decision_days, open_for_new, position)
                        select ?, name_pt, name_en, plain_pt, plain_en, legal_basis, service_code, decision_days, false, 99
                          from casework_procedure where code = 'REN'""").param(procedure).update();
    }

    private CaseId caseOpened(Instant at) {
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        jdbc.sql("update casework_case set procedure_code = ?, opened_at = ? where id = ?")
                .params(procedure, at, id.value())
                .update();
        return id;
    }

    private void reached(CaseId id, Stage stage, Instant at) {
        entered(id, "STAGE_REACHED", stage, at);
    }

    private void entered(CaseId id, String kind, Stage stage, Instant at) {
        jdbc.sql("insert into casework_event (id, case_id, at, kind, detail) values (?, ?, ?, ?, ?)")
                .params(Ids.next(), id.value(), at, kind, stage.name())
                .update();
    }

    @Test
    void stagesSetByHandAreMeasuredAndStepsBackAreNot() {
        Instant now = Instant.now();
        for (int i = 0; i < StageDurationRepository.ENOUGH; i++) {
            CaseId id = caseOpened(now.minus(Duration.ofDays(100)));
            reached(id, Stage.ANALYSIS, now.minus(Duration.ofDays(50)));
            entered(id, "STAGE_CHANGED", Stage.APPOINTMENT, now.minus(Duration.ofDays(49)));
            entered(id, "STAGE_CHANGED", Stage.ANALYSIS, now.minus(Duration.ofDays(40)));
            entered(id, "STAGE_CHANGED", Stage.DECISION, now.minus(Duration.ofDays(20)));
        }
        measuring.measure();
        assertThat(durations.of(procedure, Stage.ANALYSIS)).contains(new Range(20, 20, 30));
        assertThat(durations.of(procedure, Stage.APPOINTMENT)).contains(new Range(9, 9, 30));
    }

    @Test
    void theRangeLeavesOutTheTenthAtEachEndAndIsEmptyBelowEnoughCases() {
        Instant now = Instant.now();
        List<CaseId> all = new ArrayList<>();
        for (int days = 1; days <= StageDurationRepository.ENOUGH; days++) {
            CaseId id = caseOpened(now.minus(Duration.ofDays(200)));
            all.add(id);
            reached(id, Stage.APPOINTMENT, now.minus(Duration.ofDays(190)));
            if (days < StageDurationRepository.ENOUGH) {
                reached(id, Stage.ANALYSIS, now.minus(Duration.ofDays(190 - days)));
            }
        }
        measuring.measure();
        assertThat(durations.of(procedure, Stage.DOCUMENTS)).contains(new Range(10, 10, 30));
        assertThat(durations.of(procedure, Stage.APPOINTMENT)).isEmpty();
        reached(all.getLast(), Stage.ANALYSIS, now.minus(Duration.ofDays(160)));
        measuring.measure();
        // 1 to 30 days: the tenth and the ninetieth hundredth are 3.9 and 27.1.
        assertThat(durations.of(procedure, Stage.APPOINTMENT)).contains(new Range(3, 28, 30));
        assertThat(durations.of(procedure, Stage.ANALYSIS)).isEmpty();
    }

    @Test
    void casesWhoseTimelineBeganElsewhereAndOldOnesAreNotMeasured() {
        Instant now = Instant.now();
        for (int i = 0; i < StageDurationRepository.ENOUGH; i++) {
            reached(caseOpened(now.minus(Duration.ofDays(100))), Stage.ANALYSIS, now.minus(Duration.ofDays(9)));
            reached(caseOpened(now.minus(Duration.ofDays(900))), Stage.APPOINTMENT, now.minus(Duration.ofDays(500)));
        }
        measuring.measure();
        assertThat(jdbc.sql("select count(*) from casework_stage_duration where procedure_code = ?")
                        .param(procedure)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}

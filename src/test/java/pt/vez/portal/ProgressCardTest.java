package pt.vez.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import pt.vez.casework.CaseEvent;
import pt.vez.casework.CaseEventKind;
import pt.vez.casework.Stage;

class ProgressCardTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private static CaseEvent entry(CaseEventKind kind, Stage stage, int day) {
        return new CaseEvent(day(day), kind, stage.name());
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    @Test
    void aStageEndsWhenALaterOneIsReachedForGoodAlsoByHand() {
        List<CaseEvent> timeline = List.of(
                entry(CaseEventKind.STAGE_REACHED, Stage.APPOINTMENT, 1),
                entry(CaseEventKind.STAGE_REACHED, Stage.ANALYSIS, 10),
                entry(CaseEventKind.STAGE_CHANGED, Stage.APPOINTMENT, 11),
                new CaseEvent(day(12), CaseEventKind.OPENED, "REGISTER"),
                entry(CaseEventKind.STAGE_CHANGED, Stage.ANALYSIS, 20),
                entry(CaseEventKind.STAGE_CHANGED, Stage.DECISION, 40));
        assertThat(ProgressCard.ended(Stage.DOCUMENTS, timeline)).contains(day(1));
        assertThat(ProgressCard.ended(Stage.APPOINTMENT, timeline)).contains(day(20));
        assertThat(ProgressCard.ended(Stage.ANALYSIS, timeline)).contains(day(40));
        assertThat(ProgressCard.ended(Stage.DECISION, timeline)).isEmpty();
        assertThat(ProgressCard.ended(Stage.APPOINTMENT, List.of())).isEmpty();
    }
}

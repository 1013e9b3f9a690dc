package pt.vez.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pt.vez.casework.Procedures;
import pt.vez.casework.Stage;
import pt.vez.shared.LocalText;

class DocumentNeedTest {
    private static Stream<Arguments> allStagesAndStates() {
        return Arrays.stream(Stage.values())
                .flatMap(stage -> Stream.concat(
                        Stream.of(Arguments.of(stage, null)),
                        Arrays.stream(DocumentState.values()).map(state -> Arguments.of(stage, state))));
    }

    @ParameterizedTest
    @MethodSource("allStagesAndStates")
    void whatIsAskedFollowsTheStageAndNothingElseIsCalledMissing(Stage stage, DocumentState state) {
        List<ChecklistItem> checklist = List.of(item(state));
        DocumentNeed need = DocumentNeed.of(stage, checklist);
        boolean asked = checklist.stream().anyMatch(need::asksFor);
        boolean rejected = state == DocumentState.REJECTED && !stage.isDecided();
        boolean missing = stage == Stage.DOCUMENTS && state == null;
        assertThat(asked).isEqualTo(rejected || missing);
        assertThat(need == DocumentNeed.SEND || need == DocumentNeed.SEND_AGAIN).isEqualTo(asked);
    }

    private static ChecklistItem item(DocumentState state) {
        var name = new LocalText("Passaporte", "Passport");
        return new ChecklistItem(
                new Procedures.Item("passport", name, name, null), state == null ? null : document(state), null);
    }

    private static DocumentView document(DocumentState state) {
        return new DocumentView(
                UUID.randomUUID(), "passport", state, 1, 1, null, null, null, false, 0, false, List.of());
    }
}

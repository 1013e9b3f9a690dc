package pt.vez.biometrics;

import java.util.UUID;
import pt.vez.casework.CaseEventKind;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseMilestone;

/** What happened to a capture, for the timeline. */
public final class BiometricsEvents {
    private BiometricsEvents() {}

    /** Everything is taken and sealed. */
    public record BiometricsSealed(CaseId caseId, UUID sessionId) implements CaseMilestone {
        @Override
        public CaseEventKind milestone() {
            return CaseEventKind.BIOMETRICS_COLLECTED;
        }

        @Override
        public String milestoneDetail() {
            return "";
        }
    }

    /** The agency has it, and nothing is left here. */
    public record BiometricsErased(CaseId caseId, UUID sessionId) implements CaseMilestone {
        @Override
        public CaseEventKind milestone() {
            return CaseEventKind.BIOMETRICS_HANDED_OVER;
        }

        @Override
        public String milestoneDetail() {
            return "";
        }
    }
}

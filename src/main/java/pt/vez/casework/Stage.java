package pt.vez.casework;

import java.util.EnumSet;
import java.util.Set;

/** The stage of a case, as the person sees it, in the order of the procedure. */
public enum Stage {
    /** Documents are being collected. */
    DOCUMENTS,
    /** Complete; the person books or has booked their attendance (<i>atendimento</i>). */
    APPOINTMENT,
    /** Attended; a back-office team examines the case (<i>instrução</i>). */
    ANALYSIS,
    /** A refusal is proposed and the person is heard first (<i>audiência dos interessados</i>, CPA art. 121). */
    HEARING,
    /** Decided (<i>decisão</i>). */
    DECISION,
    /** The card is printed and sent by registered post. */
    CARD;

    /**
     * Stages an officer may set by hand after this one: the next ones of the way, and one step back where something was
     * missed or a decision was annulled.
     */
    public Set<Stage> byHand() {
        return switch (this) {
            case DOCUMENTS -> EnumSet.of(APPOINTMENT);
            case APPOINTMENT -> EnumSet.of(DOCUMENTS, ANALYSIS);
            case ANALYSIS -> EnumSet.of(APPOINTMENT, HEARING, DECISION);
            case HEARING -> EnumSet.of(ANALYSIS, DECISION);
            case DECISION -> EnumSet.of(ANALYSIS, CARD);
            case CARD -> EnumSet.of(DECISION);
        };
    }

    /** Whether the case is decided, so that no work is left on it. */
    public boolean isDecided() {
        return compareTo(DECISION) >= 0;
    }
}

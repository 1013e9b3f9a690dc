package pt.vez.casework;

/** Where a case is, as the person sees it. Order is the order of the way. */
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

    /** Nothing is left to do for whoever works on it. */
    public boolean isDecided() {
        return compareTo(DECISION) >= 0;
    }
}

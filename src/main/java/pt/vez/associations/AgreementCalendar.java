package pt.vez.associations;

/** Time-driven steps of agreements: reminders before the last day, and the end on it. Days are those of Lisbon. */
public interface AgreementCalendar {
    /**
     * Agreements whose last day is over are closed, once, and who rests on them is told.
     *
     * @return how many
     */
    int closeOver();

    /**
     * Ninety, thirty and seven days before the last day, once each.
     *
     * @return how many reminders
     */
    int remind();
}

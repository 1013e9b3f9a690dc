package pt.vez.rota;

/** Rules a duty can break. Some refuse the duty, some only warn; articles are those of the Código do Trabalho. */
public enum RotaRule {
    /** Another duty of the person at the same time. */
    OVERLAP(true),
    /** The person said that they cannot come. */
    AWAY(true),
    /** It would begin in the past. */
    PAST(true),
    /** It begins or ends in the hour the clocks jump over. */
    CLOCK(true),
    /** The person no longer belongs to the association on that day, or its agreement has ended. */
    AGREEMENT(true),
    /** No agreement of the association covers the centre on that day. */
    CENTRE(true),
    /** More than 8 hours a day (art. 203). */
    DAY_HOURS(true),
    /** More than 40 hours a week (art. 203). */
    WEEK_HOURS(true),
    /** Less than 11 hours between two days of work (art. 214). */
    DAILY_REST(true),
    /** No day of rest in the week (art. 232). */
    WEEKLY_REST(true),
    /** More than 5 hours without a break of an hour (art. 213). */
    BREAK(false),
    /** A national holiday. */
    HOLIDAY(false),
    /** Outside the hours the person declared. */
    UNAVAILABLE(false),
    /** The person has declared no hours at all. */
    UNDECLARED(false),
    /** No valid certificate for biometrics at a centre whose desks mediators serve. */
    UNCERTIFIED(false);

    private final boolean refuses;

    RotaRule(boolean refuses) {
        this.refuses = refuses;
    }

    public boolean refuses() {
        return refuses;
    }
}

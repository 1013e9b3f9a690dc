package pt.vez.calendar;

import java.time.LocalDate;
import java.util.UUID;
import pt.vez.shared.LocalText;

/**
 * A day an administrator added to the computed calendar, or corrected in it.
 *
 * @param scope {@link #NATION}, {@link #AZORES}, {@link #MADEIRA} or the code of a municipality; of several entries of one day
 *     the narrowest decides
 */
public record CalendarDay(UUID id, LocalDate date, Kind kind, String scope, LocalText name) {
    public static final String NATION = "PT";
    public static final String AZORES = "PT-20";
    public static final String MADEIRA = "PT-30";

    /** What the day is. */
    public enum Kind {
        /** A holiday the computed calendar does not know. */
        HOLIDAY(true),
        /** <i>Tolerância de ponto</i>: the centres do not work. */
        DECREED_CLOSED(true),
        /** <i>Tolerância de ponto</i> on which the agency decided that the centres work. */
        DECREED_OPEN(false),
        /** A working day, although the computed calendar knows a holiday. */
        WORKING(false);

        private final boolean closed;

        Kind(boolean closed) {
            this.closed = closed;
        }

        /** Whether the centres do not work. */
        public boolean isClosed() {
            return closed;
        }
    }
}

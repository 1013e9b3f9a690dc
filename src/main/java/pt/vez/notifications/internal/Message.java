package pt.vez.notifications.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message, ready to be laid out. The subject never holds personal data.
 *
 * @param to mail address, or a telephone number in E.164 for a short message
 * @param code shown large, to be typed
 * @param link path within the product behind a button
 * @param calendar an iCalendar object, attached
 */
record Message(
        String to,
        String language,
        String subject,
        String heading,
        List<String> lines,
        @Nullable String code,
        @Nullable String link,
        @Nullable String linkText,
        @Nullable String calendar,
        @Nullable String calendarMethod) {
    boolean isShort() {
        return to.startsWith("+");
    }
}

package pt.vez.scheduling;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.shared.LocalText;

/**
 * An appointment with all that its confirmation shows.
 *
 * @param sequence revision for calendar files (RFC 5545 §3.8.7.4), from 0
 */
public record AppointmentView(
        UUID id,
        String code,
        CaseId caseId,
        String serviceCode,
        LocalText serviceName,
        Centre centre,
        String deskLabel,
        Instant start,
        Instant end,
        State state,
        int sequence,
        @Nullable Instant checkedInAt) {

    /** Where an appointment is in its life. */
    public enum State {
        BOOKED,
        CANCELLED,
        ATTENDED,
        /** The applicant did not come (<i>falta</i>). */
        MISSED
    }

    /** Read aloud in two groups: {@code 7K4-M2QX}. */
    public String displayCode() {
        return code.substring(0, 3) + "-" + code.substring(3);
    }
}

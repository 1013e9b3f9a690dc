package pt.vez.casework.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Function;
import pt.vez.casework.CaseEvent;
import pt.vez.casework.Claim;
import pt.vez.casework.Procedures;
import pt.vez.casework.Stage;
import pt.vez.platform.Dates;

/** Says what happened in a sentence. */
public class TimelineFormatter {
    private final Translation translation;
    private final Function<Enum<?>, String> labels;
    private final Procedures procedures;
    private final Locale language;

    /** A text with its arguments. */
    public interface Translation {
        String get(String key, Object... args);
    }

    public TimelineFormatter(
            Translation translation, Function<Enum<?>, String> labels, Procedures procedures, Locale language) {
        this.translation = translation;
        this.labels = labels;
        this.procedures = procedures;
        this.language = language;
    }

    public String of(CaseEvent event) {
        String key = "event." + event.kind().name();
        return switch (event.kind()) {
            case DOCUMENT_RECEIVED, DOCUMENT_ACCEPTED, DOCUMENT_REJECTED, DOCUMENT_REOPENED ->
                translation.get(
                        key,
                        procedures
                                .item(event.detail())
                                .map(item -> item.name().in(language))
                                .orElse(event.detail()));
            case APPOINTMENT_BOOKED, APPOINTMENT_MOVED, APPOINTMENT_CANCELLED, ATTENDED -> {
                String[] parts = event.detail().split("\\|", 3);
                yield parts.length == 3
                        ? translation.get(
                                key, Dates.dayAndTime(Instant.parse(parts[0]), ZoneId.of(parts[1]), language), parts[2])
                        : translation.get(key, "", "");
            }
            case APPOINTMENT_MISSED -> translation.get(key);
            case STAGE_REACHED, STAGE_CHANGED -> translation.get(key, labels.apply(Stage.valueOf(event.detail())));
            case CLAIMED -> translation.get(event.detail().equals(Claim.VERIFIED.name()) ? key : key + ".provisional");
            case OPENED -> translation.get(key + "." + event.detail());
            case IDENTITY_SEEN, IDENTITY_UNDONE, DOCUMENTS_COMPLETE, BIOMETRICS_COLLECTED, BIOMETRICS_HANDED_OVER ->
                translation.get(key);
        };
    }
}

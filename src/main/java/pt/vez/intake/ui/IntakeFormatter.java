package pt.vez.intake.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.ui.BirthDateFormatter;
import pt.vez.intake.IntakePerson;
import pt.vez.intake.IntakeState;
import pt.vez.people.PersonMatching.Candidate;
import pt.vez.people.PersonMatching.Found;
import pt.vez.shared.PartialDate;
import pt.vez.shell.Countries;
import pt.vez.shell.LabelledValues;
import pt.vez.shell.Pill;
import pt.vez.shell.Variant;

/** How an intake is shown on more than one screen. */
final class IntakeFormatter {

    private IntakeFormatter() {}

    static String number(String ticket) {
        return ticket.substring(0, 3) + "-" + ticket.substring(3);
    }

    static Pill pill(IntakeState state, String label) {
        return new Pill(
                switch (state) {
                    case RECEIVED -> Variant.NEUTRAL;
                    case CONFLICT -> Variant.ATTENTION;
                    case TOGETHER -> Variant.NEUTRAL;
                    case CASE -> Variant.SUCCESS;
                    case PUT_AWAY -> Variant.NEUTRAL;
                },
                label);
    }

    static LabelledValues facts(Component screen, IntakePerson person, Locale language) {
        var labelledValues = new LabelledValues()
                .fact(screen.getTranslation("person.name"), person.name())
                .fact(screen.getTranslation("person.birth"), BirthDateFormatter.full(person.birth(), screen, language));
        String country = person.nationality();
        if (country != null) {
            labelledValues.fact(screen.getTranslation("person.nationality"), Countries.name(country, language));
        }
        optional(labelledValues, screen, "intakes.document", person.document());
        optional(labelledValues, screen, "person.phone", person.phone());
        optional(labelledValues, screen, "person.email", person.email());
        optional(labelledValues, screen, "intakes.note", person.note());
        return labelledValues;
    }

    private static void optional(LabelledValues labelledValues, Component screen, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            labelledValues.fact(screen.getTranslation(key), value);
        }
    }

    /** The service checks the authority anew at every request. */
    static Image picture(Supplier<byte[]> jpeg, String alternative) {
        return new Image(
                DownloadHandler.fromInputStream(event -> {
                            byte[] bytes = jpeg.get();
                            event.getResponse().setHeader("Cache-Control", "no-store");
                            event.getResponse().setHeader("X-Content-Type-Options", "nosniff");
                            return new DownloadResponse(
                                    new ByteArrayInputStream(bytes), "intake.jpg", "image/jpeg", bytes.length);
                        })
                        .inline(),
                alternative);
    }

    /** What was written at the table, in the fields of the form; a name in another script goes to its own field. */
    static Map<String, String> fields(IntakePerson person) {
        boolean latin = person.name()
                .codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
        Map<String, String> fields = new HashMap<>();
        fields.put("procedure", person.procedure());
        fields.put(latin ? "name" : "nativeName", person.name());
        fields.put("birth", birth(person.birth()));
        put(fields, "nationality", person.nationality());
        put(fields, "passport", person.document());
        put(fields, "phone", person.phone());
        put(fields, "email", person.email());
        fields.put("language", person.language());
        return fields;
    }

    /** As {@link pt.vez.shell.DateParts} keeps it: what the document leaves unknown is empty. */
    private static String birth(PartialDate birth) {
        LocalDate first = birth.earliest();
        return switch (birth.precision()) {
            case DAY -> first.getYear() + "-" + first.getMonthValue() + "-" + first.getDayOfMonth();
            case MONTH -> first.getYear() + "-" + first.getMonthValue() + "--?";
            case YEAR -> first.getYear() + "---?";
        };
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /** Whom a search showed. */
    static Set<UUID> shown(Found found) {
        return found.candidates().stream().map(Candidate::applicantId).collect(Collectors.toSet());
    }
}

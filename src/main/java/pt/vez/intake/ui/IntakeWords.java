package pt.vez.intake.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.function.Supplier;
import pt.vez.intake.IntakePerson;
import pt.vez.intake.IntakeState;
import pt.vez.platform.Dates;
import pt.vez.shell.Countries;
import pt.vez.shell.Facts;
import pt.vez.shell.Pill;
import pt.vez.shell.Tone;

/** How an intake is shown on more than one screen. */
final class IntakeWords {

    private IntakeWords() {}

    static String number(String ticket) {
        return ticket.substring(0, 3) + "-" + ticket.substring(3);
    }

    static Pill pill(IntakeState state, String label) {
        return new Pill(
                switch (state) {
                    case RECEIVED -> Tone.NEUTRAL;
                    case CONFLICT -> Tone.ATTENTION;
                    case TOGETHER -> Tone.NEUTRAL;
                    case CASE -> Tone.SUCCESS;
                },
                label);
    }

    static Facts facts(Component screen, IntakePerson person, Locale language) {
        var facts = new Facts()
                .fact(screen.getTranslation("person.name"), person.name())
                .fact(screen.getTranslation("person.birth"), Dates.full(person.birthDate(), language));
        String country = person.nationality();
        if (country != null) {
            facts.fact(screen.getTranslation("person.nationality"), Countries.name(country, language));
        }
        optional(facts, screen, "intakes.document", person.document());
        optional(facts, screen, "person.phone", person.phone());
        optional(facts, screen, "person.email", person.email());
        optional(facts, screen, "intakes.note", person.note());
        return facts;
    }

    private static void optional(
            Facts facts, Component screen, String key, @org.jspecify.annotations.Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.fact(screen.getTranslation(key), value);
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
}

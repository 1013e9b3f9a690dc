package pt.vez.training.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import pt.vez.platform.Dates;
import pt.vez.shared.Ids;
import pt.vez.shared.NotFound;
import pt.vez.shell.Pill;
import pt.vez.shell.Variant;
import pt.vez.training.CertificateStanding;
import pt.vez.training.EnrolmentState;

/** Words and small parts the screens of training share. */
final class TrainingFormatter {
    private static final List<String> PARTS = List.of("sessions", "questions", "rules");

    private TrainingFormatter() {}

    /** <i>quinta-feira, 26 de novembro, 09:30–12:30 (hora de Lisboa)</i>. */
    static String when(Instant start, Instant end, Locale language) {
        return Dates.dayAndLisbonTimes(start, end, language);
    }

    /** A number that is not broken in two. */
    static Span number(String shown) {
        var number = new Span(shown);
        number.addClassName("certificate-number");
        return number;
    }

    static Pill pill(CertificateStanding standing, String label) {
        return new Pill(
                switch (standing) {
                    case VALID -> Variant.SUCCESS;
                    case LAPSED -> Variant.ATTENTION;
                    case REVOKED -> Variant.DANGER;
                },
                label);
    }

    static Pill pill(EnrolmentState state, String label) {
        return new Pill(
                switch (state) {
                    case SEATED, ATTENDED -> Variant.SUCCESS;
                    case WAITING, ABSENT, MISSED, CANCELLED -> Variant.ATTENTION;
                    case WITHDRAWN -> Variant.NEUTRAL;
                },
                label);
    }

    /** The parts of a course, as tabs with an address each. */
    static Nav tabs(String course, String here, UnaryOperator<String> words) {
        var tabs = new Nav();
        tabs.addClassName("tabs");
        tabs.getElement().setAttribute("aria-label", words.apply("courses.parts"));
        for (String part : PARTS) {
            String path = "courses/" + course + (part.equals("sessions") ? "" : "/" + part);
            var tab = new Anchor(path, words.apply("courses.part." + part));
            if (part.equals(here)) {
                tab.getElement().setAttribute("aria-current", "page");
            }
            tabs.add(tab);
        }
        return tabs;
    }

    /** @throws NotFound when an address holds no identifier */
    static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> new NotFound("error.notFound"));
    }
}

package pt.vez.scheduling.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import pt.vez.platform.Dates;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.CentreData;

/** An appointment in words: the date big, how soon, in the centre's time. */
public final class AppointmentWords {

    private AppointmentWords() {}

    public static Div when(Component in, AppointmentView appointment, Clock clock, Locale language) {
        ZoneId zone = appointment.centre().data().zone();
        return when(in, appointment.start(), zone, clock, language);
    }

    public static Div when(Component in, Instant start, ZoneId zone, Clock clock, Locale language) {
        long days = Dates.daysUntil(start, clock.instant(), zone);
        String soon = days == 0
                ? translate(in, "date.today")
                : days == 1
                        ? translate(in, "date.tomorrow")
                        : days > 1 ? translate(in, "date.inDays", days) : translate(in, "date.past");
        if (!LISBON.getRules().getOffset(start).equals(zone.getRules().getOffset(start))) {
            soon += " · " + translate(in, "date.zone." + zone.getId().replace('/', '.'));
        }
        var small = new Span(soon);
        small.addClassName("soon");
        var when = new Div(new Span(Dates.dayAndTime(start, zone, language)), small);
        when.addClassName("when");
        return when;
    }

    public static String map(CentreData centre) {
        return "https://www.openstreetmap.org/search?query="
                + URLEncoder.encode(centre.address() + ", " + centre.postalCode(), StandardCharsets.UTF_8);
    }

    /** The only thing of a person that stays on the device: where to be, when, and the code to show there. */
    public static void keepOnDevice(Component in, AppointmentView appointment, Locale language) {
        CentreData centre = appointment.centre().data();
        in.getElement()
                .executeJs(
                        "window.vez && window.vez.keep({when: $0, place: $1, address: $2, code: $3})",
                        Dates.dayAndTime(appointment.start(), centre.zone(), language),
                        centre.name(),
                        centre.address() + ", " + centre.postalCode(),
                        appointment.displayCode());
    }

    public static void forgetOnDevice(Component in) {
        in.getElement().executeJs("window.vez && window.vez.keep(null)");
    }

    private static String translate(Component in, String key, Object... args) {
        return in.getElement()
                .getComponent()
                .map(c -> c.getTranslation(key, args))
                .orElse(key);
    }
}

package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
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
import pt.vez.shell.Pill;
import pt.vez.shell.QrCode;
import pt.vez.shell.Variant;

/** An appointment in words: the date big, how soon, in the centre's time. */
public final class AppointmentFormatter {

    private AppointmentFormatter() {}

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
        var small = new Span(soon);
        small.addClassName("soon");
        var when = new Div(new Span(Dates.dayAndTime(start, zone, language)), small);
        when.addClassName("when");
        return when;
    }

    /** Day and time on one line, with the name of the clock where it is not the one of Lisbon. */
    public static String at(Component in, Instant moment, ZoneId zone, Locale language) {
        return Dates.dayAndTime(moment, zone, language);
    }

    /** An appointment that does not take place: its date and centre struck through, and said so. */
    public static Div struck(Component in, AppointmentView appointment, Locale language) {
        CentreData centre = appointment.centre().data();
        var gone = new Div(at(in, appointment.start(), centre.zone(), language) + ", " + centre.name());
        gone.addClassName("struck");
        return new Div(new Pill(Variant.DANGER, translate(in, "notice.closed.pill")), gone);
    }

    /** The code in signs and as a picture, to be shown at the counter. */
    public static Div ticket(Component in, AppointmentView appointment) {
        var code = new Span(appointment.displayCode());
        code.addClassName("code");
        code.getElement().setAttribute("translate", "no");
        var ticket = new Div(
                QrCode.image("VEZ:" + appointment.code(), translate(in, "appointment.qr", appointment.displayCode())),
                new Div(new Paragraph(translate(in, "appointment.code")), code));
        ticket.addClassName("ticket");
        return ticket;
    }

    public static String map(CentreData centre) {
        return map(centre.address() + ", " + centre.postalCode());
    }

    /** @param address street and postal code, on one line */
    public static String map(String address) {
        return "https://www.openstreetmap.org/search?query=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    }

    /**
     * Keeps the appointment on the device, to be shown without a network: the centre, the time and the code. Of an
     * appointment at a closed centre it keeps, instead of the code, the notice not to go there.
     */
    public static void keepOnDevice(Component in, AppointmentView appointment, boolean closed, Locale language) {
        CentreData centre = appointment.centre().data();
        in.getElement()
                .executeJs(
                        "window.vez && window.vez.keep({when: $0, place: $1, address: $2, code: $3, closed: $4})",
                        at(in, appointment.start(), centre.zone(), language),
                        centre.name(),
                        centre.address() + ", " + centre.postalCode(),
                        closed ? "" : appointment.displayCode(),
                        closed ? translate(in, "offline.closed") : "");
    }

    public static void forgetOnDevice(Component in) {
        in.getElement().executeJs("window.vez && window.vez.keep(null)");
    }

    static String translate(Component in, String key, Object... args) {
        return in.getElement()
                .getComponent()
                .map(c -> c.getTranslation(key, args))
                .orElse(key);
    }
}

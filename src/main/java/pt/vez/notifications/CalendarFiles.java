package pt.vez.notifications;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.Geo;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Component;
import pt.vez.platform.Texts;
import pt.vez.platform.VezSettings;
import pt.vez.scheduling.AppointmentNotices;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Meetings.Meeting;

/** Appointments as iCalendar objects (RFC 5545): the UID never changes, the sequence grows with every change. */
@Component
public class CalendarFiles {
    private static final int FOLD_AT = 36;
    private final AppointmentNotices notices;
    private final Texts texts;
    private final VezSettings settings;
    private final Clock clock;

    CalendarFiles(AppointmentNotices notices, Texts texts, VezSettings settings, Clock clock) {
        this.notices = notices;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    public String method(AppointmentView appointment) {
        return method(isOff(appointment));
    }

    public static String method(boolean cancelled) {
        return cancelled ? "CANCEL" : "PUBLISH";
    }

    /** What a meeting is for, as the calendar names it. */
    public enum Occasion {
        INTERVIEW("calendar.interview"),
        PASSPORT("calendar.passport");

        private final String title;

        Occasion(String title) {
            this.title = title;
        }
    }

    /** Of a meeting; an older one of the same party is replaced by a higher sequence. */
    public String of(Meeting meeting, Occasion occasion, UUID party, int sequence, boolean cancelled, Locale language) {
        var venue = meeting.venue();
        var event = new VEvent(meeting.start(), meeting.end(), texts.get(language, occasion.title, venue.name()));
        String uid = party + "-" + occasion.name().toLowerCase(Locale.ROOT) + "@vez";
        return file(event, uid, sequence, venue.name() + ", " + venue.address(), cancelled);
    }

    /**
     * Nothing in it says whose appointment it is or what the case is about; what a person needs on the day is in it: the
     * code, what to bring, where, and two alarms. An appointment whose centre is closed is cancelled in the calendar, so
     * that nothing reminds the person to go.
     */
    public String of(AppointmentView appointment, Locale language) {
        boolean cancelled = isOff(appointment);
        var centre = appointment.centre().data();
        String title = texts.get(language, "calendar.summary", centre.name());
        var event = new VEvent(appointment.start(), appointment.end(), title);
        event.add(new Geo(
                BigDecimal.valueOf(centre.place().latitude()),
                BigDecimal.valueOf(centre.place().longitude())));
        event.add(new Url(URI.create(settings.address() + "/appointment")));
        String bring = texts.get(language, "calendar.description", appointment.displayCode());
        event.add(new Description(bring + "\n" + centre.access().in(language)));
        if (!cancelled) {
            event.add(alarm(Duration.ofDays(1), title));
            event.add(alarm(Duration.ofHours(2), title));
        }
        return file(
                event,
                appointment.id() + "@vez",
                appointment.sequence(),
                centre.name() + ", " + centre.address() + ", " + centre.postalCode(),
                cancelled);
    }

    private boolean isOff(AppointmentView appointment) {
        return appointment.state() == AppointmentView.State.CANCELLED
                || notices.closure(appointment).isPresent();
    }

    /** Shown so long before the start, with the event's own title (RFC 5545, 3.6.6). */
    private static VAlarm alarm(Duration before, String title) {
        var alarm = new VAlarm(before.negated());
        alarm.add(ImmutableAction.DISPLAY);
        alarm.add(new Description(title));
        return alarm;
    }

    private String file(VEvent event, String uid, int sequence, String place, boolean cancelled) {
        event.add(new Uid(uid));
        event.add(new Sequence(sequence));
        event.removeAll("DTSTAMP");
        event.add(new DtStamp(clock.instant()));
        event.add(new Location(place));
        event.add(new Organizer(URI.create("mailto:" + settings.mailFrom().replaceAll(".*<|>.*", ""))));
        Status status = cancelled ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED;
        event.add(status);
        Method method = cancelled ? ImmutableMethod.CANCEL : ImmutableMethod.PUBLISH;
        var calendar = new Calendar().withProdId("-//Vez//Vez 1//PT").getFluentTarget();
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(method);
        calendar.add(event);
        return folded(calendar);
    }

    /** Lines of at most 75 octets (RFC 5545, 3.1); a sign of Portuguese takes two. */
    private static String folded(Calendar calendar) {
        var text = new StringWriter();
        try {
            new CalendarOutputter(false, FOLD_AT).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}

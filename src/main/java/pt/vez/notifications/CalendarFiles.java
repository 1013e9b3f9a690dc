package pt.vez.notifications;

import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Uid;
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

    public static String method(AppointmentView appointment) {
        return method(appointment.state() == AppointmentView.State.CANCELLED);
    }

    public static String method(boolean cancelled) {
        return cancelled ? "CANCEL" : "PUBLISH";
    }

    /** Of an interview; an older one of the same party is replaced by a higher sequence. */
    public String of(Meeting interview, UUID party, int sequence, boolean cancelled, Locale language) {
        var venue = interview.venue();
        return file(
                new VEvent(interview.start(), interview.end(), texts.get(language, "calendar.interview", venue.name())),
                party + "-interview@vez",
                sequence,
                venue.address(),
                cancelled);
    }

    /**
     * Nothing in it says whose appointment it is or what the case is about. An appointment whose centre is closed is
     * cancelled in the calendar, so that nobody is reminded to go.
     */
    public String of(AppointmentView appointment, Locale language) {
        boolean cancelled = appointment.state() == AppointmentView.State.CANCELLED
                || notices.closure(appointment).isPresent();
        var centre = appointment.centre().data();
        var event = new VEvent(
                appointment.start(), appointment.end(), texts.get(language, "calendar.summary", centre.name()));
        return file(
                event,
                appointment.id() + "@vez",
                appointment.sequence(),
                centre.address() + ", " + centre.postalCode(),
                cancelled);
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
        return calendar.toString();
    }
}

package pt.vez.notifications.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseId;
import pt.vez.notifications.CalendarFiles;
import pt.vez.notifications.internal.OutboxQueue.Later;
import pt.vez.platform.Dates;
import pt.vez.platform.Texts;
import pt.vez.scheduling.AppointmentEvents.AppointmentAttended;
import pt.vez.scheduling.AppointmentEvents.AppointmentBooked;
import pt.vez.scheduling.AppointmentEvents.AppointmentCancelled;
import pt.vez.scheduling.AppointmentEvents.AppointmentEvent;
import pt.vez.scheduling.AppointmentEvents.AppointmentMoved;
import pt.vez.scheduling.AppointmentNotices;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.AppointmentsBooked;
import pt.vez.scheduling.SeatReservations;

/** What a person is told about an appointment: that it is made, moved or cancelled, and that it is near. */
@Component
class AppointmentMailComposer {
    static final String BOOKED = "later.booked";
    static final String WEEK = "later.week";
    static final String DAY = "later.day";
    /** A week before, or a few days later when messages were delayed. */
    private static final int WEEK_FROM = 3;

    private static final int WEEK_TO = 7;

    private final Outbox outbox;
    private final Texts texts;
    private final RecipientResolver recipients;
    private final SeatReservations seats;
    private final AppointmentNotices notices;
    private final CalendarFiles calendars;
    private final Clock clock;

    AppointmentMailComposer(
            Outbox outbox,
            Texts texts,
            RecipientResolver recipients,
            SeatReservations seats,
            AppointmentNotices notices,
            CalendarFiles calendars,
            Clock clock) {
        this.outbox = outbox;
        this.texts = texts;
        this.recipients = recipients;
        this.seats = seats;
        this.notices = notices;
        this.calendars = calendars;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentEvent event) {
        String key = switch (event) {
            case AppointmentBooked booked -> "mail.booked";
            case AppointmentMoved moved -> "mail.moved";
            case AppointmentCancelled cancelled -> "mail.cancelled";
            case AppointmentAttended attended -> null;
        };
        if (key != null) {
            tell(event.appointment(), event.caseId(), key);
        }
    }

    private void tell(AppointmentView appointment, CaseId caseId, String key) {
        recipients
                .ofCase(caseId)
                .ifPresent(to -> outbox.enqueue(
                        Envelope.urgent(
                                "appointment/" + appointment.id() + "/" + appointment.sequence() + "/" + key,
                                key,
                                appointment.start()),
                        letter(to, appointment, key)));
    }

    /** By case: its appointment is read when the message is written, so that a change meanwhile is in it. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentsBooked event) {
        outbox.later(
                BOOKED,
                Lane.URGENT,
                event.appointments().stream().map(each -> each.caseId().value()).toList());
    }

    /** The message, or nothing when it is no longer true or there is nowhere to send it. */
    @Transactional(readOnly = true)
    public Optional<Message> write(Later later) {
        CaseId caseId = new CaseId(later.about());
        return seats.appointment(caseId)
                .filter(found -> found.state() == AppointmentView.State.BOOKED)
                .filter(found -> isTimely(found, later.kind()))
                .filter(found -> notices.closure(found).isEmpty())
                .flatMap(found -> recipients.ofCase(caseId).map(to -> letter(to, found, key(later.kind()))));
    }

    private static String key(String kind) {
        return switch (kind) {
            case WEEK -> "mail.inAWeek";
            case DAY -> "mail.tomorrow";
            default -> "mail.booked";
        };
    }

    private boolean isTimely(AppointmentView appointment, String kind) {
        long days = daysUntil(appointment.start(), appointment.centre().data().zone());
        return switch (kind) {
            case WEEK -> days >= WEEK_FROM && days <= WEEK_TO;
            case DAY -> days == 1;
            default -> true;
        };
    }

    private long daysUntil(Instant start, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return ChronoUnit.DAYS.between(today, LocalDate.ofInstant(start, zone));
    }

    private Message letter(Recipient to, AppointmentView appointment, String key) {
        Locale language = to.language();
        var centre = appointment.centre().data();
        String when = Dates.dayAndTime(appointment.start(), centre.zone(), language);
        List<String> lines = new ArrayList<>();
        lines.add(when);
        lines.add(centre.name() + ", " + centre.address() + ", " + centre.postalCode());
        lines.add(texts.get(language, key + ".line", appointment.displayCode()));
        if (appointment.state() == AppointmentView.State.BOOKED) {
            lines.add(texts.get(language, "mail.appointment.change"));
        }
        return MessageBuilder.of(texts, to, key, lines)
                .text(key + ".text", when, centre.name(), appointment.displayCode())
                .link("/appointment", key + ".button")
                .calendar(calendars.of(appointment, language), calendars.method(appointment))
                .build();
    }
}

package pt.vez.notifications.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.UpcomingAppointments;
import pt.vez.scheduling.UpcomingAppointments.Upcoming;

/**
 * Reminds people of their appointment seven days and one day before, by the calendar of the centre and between nine
 * and twenty o'clock there. The key of a reminder is the appointment, its time and the kind, so that neither a second
 * node nor a restart makes a second one, and a moved appointment is reminded of anew. Whether it still stands is asked
 * again when the message is worded.
 */
@Component
class AppointmentReminders {
    private static final int FROM_HOUR = 9;
    private static final int UNTIL_HOUR = 20;
    private static final int CHUNK = 500;
    /** A person told of a date this recently needs no reminder a week before it. */
    private static final Duration RECENT = Duration.ofDays(2);

    private final UpcomingAppointments appointments;
    private final Outbox outbox;
    private final OutboxRepository messages;
    private final Transactions transactions;
    private final Clock clock;

    AppointmentReminders(
            UpcomingAppointments appointments,
            Outbox outbox,
            OutboxRepository messages,
            Transactions transactions,
            Clock clock) {
        this.appointments = appointments;
        this.outbox = outbox;
        this.messages = messages;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return how many reminders were written to the outbox */
    int remind() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        // The calendar of a centre may be a day behind or ahead of UTC; what was missed for a day or two is made up
        // for.
        return FaultIsolation.each(
                "notifications-reminders",
                IntStream.rangeClosed(0, 8).mapToObj(today::plusDays).toList(),
                day -> remind(day, now));
    }

    private int remind(LocalDate day, Instant now) {
        List<LaterMessage> due = appointments.on(day).stream()
                .filter(each -> isDue(each, now))
                .map(each -> reminder(each, now))
                .toList();
        return FaultIsolation.each("notifications-reminders", chunks(due), chunk -> {
            List<LaterMessage> some = fresh(chunk);
            return transactions.run(() -> {
                outbox.later(some);
                return some.size();
            });
        });
    }

    private static List<List<LaterMessage>> chunks(List<LaterMessage> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + CHUNK)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + CHUNK)))
                .toList();
    }

    private static long daysBefore(Upcoming appointment, Instant now) {
        ZoneId zone = appointment.zone();
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(now, zone), LocalDate.ofInstant(appointment.start(), zone));
    }

    /** Whether people may be written to at this time of a centre's clock. */
    static boolean isByDay(ZonedDateTime local) {
        return local.getHour() >= FROM_HOUR && local.getHour() < UNTIL_HOUR;
    }

    private static boolean isDue(Upcoming appointment, Instant now) {
        ZonedDateTime local = now.atZone(appointment.zone());
        if (!isByDay(local)) {
            return false;
        }
        long days = daysBefore(appointment, now);
        if (days == 1) {
            return appointment
                    .bookedAt()
                    .atZone(appointment.zone())
                    .toLocalDate()
                    .isBefore(local.toLocalDate());
        }
        return days >= 5 && days <= 7 && appointment.bookedAt().isBefore(now.minus(RECENT));
    }

    private static LaterMessage reminder(Upcoming appointment, Instant now) {
        boolean tomorrow = daysBefore(appointment, now) == 1;
        String kind = tomorrow ? AppointmentMailComposer.DAY : AppointmentMailComposer.WEEK;
        return new LaterMessage(
                new Envelope(
                        kind + "/" + appointment.appointment() + "/"
                                + appointment.start().getEpochSecond(),
                        kind,
                        Lane.URGENT,
                        tomorrow ? appointment.start() : appointment.start().minus(RECENT)),
                appointment.caseId().value());
    }

    private List<LaterMessage> fresh(List<LaterMessage> due) {
        List<String> keys = due.stream().map(each -> each.envelope().dedupe()).toList();
        Set<String> known = messages.known(keys);
        return due.stream()
                .filter(each -> !known.contains(each.envelope().dedupe()))
                .toList();
    }
}

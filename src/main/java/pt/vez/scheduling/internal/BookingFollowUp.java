package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseFacts.Bookable;
import pt.vez.casework.CaseId;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.AppointmentsBooked;

/**
 * Writes what follows from bookings by invitation: journal entry, timeline, place in the order, message. In calm times it
 * is done in the booking's own transaction. In a rush the booking commits only the seat, the appointment and a mark, and
 * what follows is written as soon as the rush pauses, {@link #LONGEST_WAIT} later at the latest, by whichever node is free.
 */
@Component
class BookingFollowUp extends BackgroundLoop {
    static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    /** From this many at once on it is a rush. */
    private static final int RUSH = 8;

    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final int CHUNK = 250;
    private static final UUID NOBODY = new UUID(0, 0);
    private final FollowUpRepository marks;
    private final CaseFacts facts;
    private final Transactions transactions;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private volatile long lastRush = System.nanoTime() - PAUSE.toNanos();

    BookingFollowUp(
            FollowUpRepository marks,
            CaseFacts facts,
            Transactions transactions,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        super("settling");
        this.marks = marks;
        this.facts = facts;
        this.transactions = transactions;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A booking whose appointment is written.
     *
     * @param by invitation it was made with
     */
    record Made(
            UUID appointment,
            UUID caseId,
            UUID applicantId,
            String code,
            String service,
            UUID command,
            UUID by,
            Instant at,
            Instant start,
            ZoneId zone,
            String centre) {
        Made of(UUID applicant) {
            return new Made(appointment, caseId, applicant, code, service, command, by, at, start, zone, centre);
        }
    }

    /** What follows is written, or marked to be written later, in the caller's transaction. */
    void follow(List<Made> made) {
        if (made.size() >= RUSH) {
            lastRush = System.nanoTime();
        }
        if (isRush()) {
            marks.insert(made);
        } else {
            now(made);
        }
    }

    private void now(List<Made> made) {
        marks.note(made);
        journal.recordByInvitation(
                "appointment.booked",
                made.stream()
                        .map(each ->
                                new Journal.ByInvitation(each.by(), each.applicantId(), each.caseId(), each.code()))
                        .toList());
        events.publishEvent(new AppointmentsBooked(made.stream()
                .map(each -> new AppointmentsBooked.Booked(
                        each.appointment(),
                        new CaseId(each.caseId()),
                        each.service(),
                        each.start(),
                        each.zone(),
                        each.centre()))
                .toList()));
    }

    /**
     * Those marked before the moment, oldest first, one chunk.
     *
     * @return how many
     */
    int settle(Instant before) {
        return transactions.run(() -> {
            List<UUID> ids = marks.lock(before, CHUNK);
            if (!ids.isEmpty()) {
                now(read(ids));
                marks.remove(ids);
            }
            return ids.size();
        });
    }

    private List<Made> read(List<UUID> ids) {
        List<Made> rows = marks.read(ids, NOBODY);
        Map<UUID, UUID> applicants = facts
                .bookable(rows.stream().map(Made::caseId).toList())
                .stream()
                .collect(Collectors.toMap(person -> person.id().value(), Bookable::applicantId));
        return rows.stream()
                .map(row -> row.of(applicants.getOrDefault(row.caseId(), NOBODY)))
                .toList();
    }

    /** Whether bookings came in large groups a moment ago; the few between them belong to it. */
    private boolean isRush() {
        return System.nanoTime() - lastRush < PAUSE.toNanos();
    }

    @Override
    long step() {
        Instant now = clock.instant();
        return settle(isRush() ? now.minus(LONGEST_WAIT) : now.plusSeconds(1)) == 0 ? LOOK_EVERY_MILLIS : 0;
    }
}

package pt.vez.invitations.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import pt.vez.calendar.WorkingHours;
import pt.vez.casework.CaseId;
import pt.vez.casework.Recipients;
import pt.vez.invitations.InvitationEvents.InvitationsSent;
import pt.vez.invitations.internal.WaveRounds.Due;
import pt.vez.platform.BatchInsert;
import pt.vez.scheduling.SeatReservations;
import pt.vez.shared.Ids;

/** Writes invitations with all that belongs to them: the state of the case, the right to book, the message or the letter. */
@Component
class InvitationSender {
    /** Working time until an invitation on paper ends: a week to print and post it, two to answer. */
    private static final Duration LETTER_TERM = Duration.ofHours(15 * 9);

    private final JdbcTemplate batch;
    private final SeatReservations seats;
    private final Recipients recipients;
    private final WorkingHours hours;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InvitationSender(
            JdbcTemplate batch,
            SeatReservations seats,
            Recipients recipients,
            WorkingHours hours,
            ApplicationEventPublisher events,
            Clock clock) {
        this.batch = batch;
        this.seats = seats;
        this.recipients = recipients;
        this.hours = hours;
        this.events = events;
        this.clock = clock;
    }

    /** Sends one chunk of invitations in the current transaction: state, right, message. */
    void invite(Due wave, UUID centre, List<UUID> cases) {
        if (cases.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Instant expires = now.plus(Duration.ofHours(wave.termHours()));
        Instant remind = now.plus(Duration.ofHours(wave.termHours()).dividedBy(2));
        Set<CaseId> onPaper =
                recipients.withoutMessages(cases.stream().map(CaseId::new).toList());
        Instant posted = hours.plus(now, LETTER_TERM, LISBON, null);
        Instant onPaperUntil = posted.isAfter(expires) ? posted : expires;
        List<UUID> ids = new ArrayList<>(cases.size());
        List<@Nullable Object[]> rows = new ArrayList<>(cases.size());
        for (UUID each : cases) {
            UUID id = Ids.next();
            ids.add(id);
            boolean letter = onPaper.contains(new CaseId(each));
            rows.add(new @Nullable Object[] {
                id,
                wave.id(),
                each,
                wave.service(),
                centre,
                "SENT",
                true,
                now,
                letter ? null : remind,
                letter ? onPaperUntil : expires,
                letter
            });
        }
        BatchInsert.insert(
                batch,
                "insert into invitations_invitation (id, wave_id, case_id, service_code, centre_id, state, live, sent_at,"
                        + " remind_at, expires_at, by_letter)",
                rows);
        BatchInsert.in(batch, "update invitations_priority set state = 'INVITED' where case_id in", cases);
        seats.grant(cases.stream().map(CaseId::new).toList(), wave.service(), expires);
        seats.grant(onPaper, wave.service(), onPaperUntil);
        batch.update(
                "update invitations_wave set invited = invited + ?, round_invited = round_invited + ? where id = ?",
                cases.size(),
                cases.size(),
                wave.id());
        events.publishEvent(new InvitationsSent(ids));
    }
}

package pt.vez.invitations.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pt.vez.calendar.WorkingHours;
import pt.vez.casework.CaseId;
import pt.vez.casework.Recipients;
import pt.vez.invitations.Allocation.State;
import pt.vez.invitations.InvitationEvents.InvitationsSent;
import pt.vez.invitations.internal.InvitationRepository.Sent;
import pt.vez.invitations.internal.WaveRepository.Due;
import pt.vez.scheduling.SeatReservations;
import pt.vez.shared.Ids;

/** Writes invitations with all that belongs to them: the state of the case, the right to book, the message or the letter. */
@Component
class InvitationSender {
    /** Working time until an invitation on paper ends: a week to print and post it, two to answer. */
    private static final Duration LETTER_TERM = Duration.ofHours(15 * 9);

    private final InvitationRepository invitations;
    private final WaveRepository waves;
    private final PriorityRepository ranks;
    private final SeatReservations seats;
    private final Recipients recipients;
    private final WorkingHours hours;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InvitationSender(
            InvitationRepository invitations,
            WaveRepository waves,
            PriorityRepository ranks,
            SeatReservations seats,
            Recipients recipients,
            WorkingHours hours,
            ApplicationEventPublisher events,
            Clock clock) {
        this.invitations = invitations;
        this.waves = waves;
        this.ranks = ranks;
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
        List<Sent> sent = cases.stream()
                .map(each -> {
                    boolean letter = onPaper.contains(new CaseId(each));
                    return new Sent(Ids.next(), each, letter ? null : remind, letter ? onPaperUntil : expires, letter);
                })
                .toList();
        invitations.insert(wave.id(), wave.service(), centre, now, sent);
        ranks.state(cases, State.INVITED);
        seats.grant(cases.stream().map(CaseId::new).toList(), wave.service(), expires);
        seats.grant(onPaper, wave.service(), onPaperUntil);
        waves.invited(wave.id(), cases.size());
        events.publishEvent(new InvitationsSent(sent.stream().map(Sent::id).toList()));
    }

    /** The same for cases of another centre. */
    void inviteFrom(UUID home, Due wave, UUID centre, List<UUID> cases) {
        invite(wave, centre, cases);
        invitations.setHome(cases, home);
    }
}

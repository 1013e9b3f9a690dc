package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Meetings;
import pt.vez.scheduling.OfferedTime;
import pt.vez.scheduling.SeatQuota;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.SeatTaken;
import pt.vez.scheduling.internal.MeetingRepository.Party;
import pt.vez.shared.Ids;

/**
 * Seats of meetings. The party is stored in the column of the case, so that the unique keys of the occupancy hold for
 * both.
 */
@Service
class MeetingSeats implements Meetings {
    private static final Set<SeatQuota> EVERY_QUOTA = EnumSet.allOf(SeatQuota.class);

    private final MeetingRepository meetings;
    private final FreeSeatQueries free;
    private final SeatRepository seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MeetingSeats(
            MeetingRepository meetings,
            FreeSeatQueries free,
            SeatRepository seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.meetings = meetings;
        this.free = free;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Venue> venues(String service) {
        return meetings.venues(service, clock.instant());
    }

    @Override
    @Transactional(readOnly = true)
    public List<OfferedTime> free(CentreId centre, String service, Instant from, Instant until) {
        Instant now = clock.instant();
        return free.times(centre, service, from.isAfter(now) ? from : now, until, now);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Meeting take(UUID party, String service, UUID slotId) {
        Optional<Meeting> before = of(party, service);
        if (before.filter(meeting -> meeting.slot().equals(slotId)).isPresent()) {
            return before.get();
        }
        SeatRepository.Slot slot = seats.slot(slotId, service);
        drop(party, service);
        for (Integer seat : free.seats(slot.id(), EVERY_QUOTA, clock.instant())) {
            if (meetings.take(party, service, Ids.next(), slotId, seat)) {
                return of(party, service).orElseThrow();
            }
        }
        throw new SeatTaken(slotId, null);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Meeting> giveBack(UUID party, String service) {
        Optional<Meeting> ahead =
                of(party, service).filter(meeting -> meeting.start().isAfter(clock.instant()));
        ahead.ifPresent(meeting -> drop(party, service));
        return ahead;
    }

    private void drop(UUID party, String service) {
        of(party, service).ifPresent(meeting -> {
            meetings.drop(party, service);
            seats.publishFreed(meeting.slot());
        });
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Meeting> of(UUID party, String service) {
        return meetings.of(party, service);
    }

    @Override
    @Transactional(readOnly = true)
    public int count(SeatReservations.Scope scope) {
        return meetings.of(scope, clock.instant()).size();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelByAgency(SeatReservations.Scope scope) {
        for (Party party : meetings.of(scope, clock.instant())) {
            giveBack(party.id(), party.service())
                    .ifPresent(meeting -> events.publishEvent(new CalledOff(party.id(), party.service(), meeting)));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Meeting> at(CentreId centre, String service, Instant from, Instant until) {
        return meetings.at(centre, service, from, until);
    }
}

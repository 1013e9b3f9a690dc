package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.invitations.internal.InvitationRepository.Ended;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.SeatQuota;
import pt.vez.scheduling.SeatReservations;

/** Counts seats and waiting cases, centre by centre. */
@Component
class WaveCapacity {
    private static final int ENOUGH_TO_OBSERVE = 20;
    private static final Set<SeatQuota> PUBLIC = Set.of(SeatQuota.PUBLIC);

    private final InvitationRepository invitations;
    private final WaitingCaseQueries waiting;
    private final SeatReservations seats;
    private final Clock clock;

    WaveCapacity(InvitationRepository invitations, WaitingCaseQueries waiting, SeatReservations seats, Clock clock) {
        this.invitations = invitations;
        this.waiting = waiting;
        this.seats = seats;
        this.clock = clock;
    }

    long free(UUID centre, String service, LocalDate from, LocalDate to) {
        Instant first = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant earliest = clock.instant().plus(Duration.ofHours(2));
        return seats.countFree(
                List.of(new CentreId(centre)),
                service,
                first.isAfter(earliest) ? first : earliest,
                to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                PUBLIC);
    }

    long open(UUID centre, String service) {
        return invitations.countLive(centre, service);
    }

    long waiting(UUID centre, String service) {
        return waiting.count(centre, service);
    }

    /** What is planned with while there is no experience. */
    static final double ASSUMED_TAKE_UP = 0.6;

    /** Of the last thousand invitations that ended: how many became a booking; null while too few ended to say. */
    @Nullable
    Double takeUp(String service) {
        Ended seen = invitations.lastEnded(service);
        return seen.all() < ENOUGH_TO_OBSERVE ? null : (double) seen.taken() / seen.all();
    }

    /** How many cases can be invited now so that each still finds a seat. */
    long room(UUID centre, String service, LocalDate from, LocalDate to) {
        return Math.max(0, free(centre, service, from, to) - open(centre, service));
    }
}

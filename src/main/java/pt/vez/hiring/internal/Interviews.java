package pt.vez.hiring.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Meetings;
import pt.vez.scheduling.Meetings.Meeting;
import pt.vez.scheduling.Meetings.Venue;

/** Times of interviews, among what the centres offer. No authority here: the services ask first. */
@Component
class Interviews {
    private final Meetings meetings;
    private final Clock clock;

    Interviews(Meetings meetings, Clock clock) {
        this.meetings = meetings;
        this.clock = clock;
    }

    List<Venue> venues() {
        return meetings.venues(Meetings.INTERVIEW);
    }

    Optional<Venue> venue(CentreId centre) {
        return venues().stream().filter(each -> each.id().equals(centre)).findFirst();
    }

    /** Whether the centre has a free time on one of these days of its own, both included. */
    boolean hasFree(CentreId centre, LocalDate from, LocalDate to) {
        return venue(centre)
                .map(Venue::zone)
                .filter(zone -> !meetings.free(
                                centre,
                                Meetings.INTERVIEW,
                                from.atStartOfDay(zone).toInstant(),
                                to.plusDays(1).atStartOfDay(zone).toInstant())
                        .isEmpty())
                .isPresent();
    }

    @Nullable
    Meeting of(UUID application) {
        return meetings.of(application, Meetings.INTERVIEW).orElse(null);
    }

    /** @return the time that was given up; null when there was none */
    @Nullable
    Meeting giveUp(UUID application) {
        return meetings.giveBack(application, Meetings.INTERVIEW).orElse(null);
    }

    /** Interviews of the centre's present day, by application. */
    Map<UUID, Meeting> today(CentreId centre) {
        Instant now = clock.instant();
        Map<UUID, Meeting> today = new HashMap<>(
                meetings.at(centre, Meetings.INTERVIEW, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1))));
        today.values().removeIf(meeting -> !isOn(meeting, now));
        return today;
    }

    private static boolean isOn(Meeting meeting, Instant moment) {
        ZoneId zone = meeting.venue().zone();
        return LocalDate.ofInstant(meeting.start(), zone).equals(LocalDate.ofInstant(moment, zone));
    }
}

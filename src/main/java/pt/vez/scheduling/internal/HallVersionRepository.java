package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.platform.RecentValue;
import pt.vez.scheduling.AppointmentEvents.AppointmentEvent;
import pt.vez.scheduling.AppointmentEvents.AppointmentMoved;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.HallChanges;
import pt.vez.scheduling.Meetings;

/**
 * One row for each centre whose hall ever changed. A node reads all rows at most once a second, in one statement, however
 * many screens ask.
 */
@Component
class HallVersionRepository implements HallChanges {
    /** Further away than this an appointment stands in no list of a hall, and many are booked at once. */
    private static final Duration SOON = Duration.ofHours(36);

    private final JdbcClient jdbc;
    private final RecentValue<Map<UUID, Long>> versions;
    private final Clock clock;

    HallVersionRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.versions = new RecentValue<>(clock, Duration.ofSeconds(1), this::read);
    }

    private Map<UUID, Long> read() {
        Map<UUID, Long> read = new HashMap<>();
        jdbc.sql("select centre_id, version from scheduling_hall_version").query(row -> {
            read.put(row.getObject(1, UUID.class), row.getLong(2));
        });
        return read;
    }

    /** Part of the transaction of the change it tells of. */
    void changed(CentreId centre) {
        jdbc.sql("insert into scheduling_hall_version (centre_id, version) values (?, 1)"
                        + " on duplicate key update version = version + 1")
                .param(centre.value())
                .update();
    }

    /** As above, when the time that changed is near enough to stand in a list. */
    void changed(CentreId centre, Instant from, Instant until) {
        Instant now = clock.instant();
        if (from.isBefore(now.plus(SOON)) && until.isAfter(now.minus(SOON))) {
            changed(centre);
        }
    }

    @EventListener
    void appointment(AppointmentEvent event) {
        boolean soon = isSoon(event.appointment().start())
                || (event instanceof AppointmentMoved moved && isSoon(moved.before()));
        if (soon) {
            changed(event.appointment().centre().id());
        }
    }

    /** A meeting at the centre was made or given up. */
    void meeting(Meetings.Meeting meeting) {
        if (isSoon(meeting.start())) {
            changed(meeting.venue().id());
        }
    }

    private boolean isSoon(Instant at) {
        return Duration.between(clock.instant(), at).abs().compareTo(SOON) < 0;
    }

    @Override
    public long version(CentreId centre) {
        return versions.get().getOrDefault(centre.value(), 0L);
    }
}

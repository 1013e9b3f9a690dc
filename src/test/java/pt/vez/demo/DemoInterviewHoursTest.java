package pt.vez.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Meetings;

/** Whoever tries the hiring of the demonstration can invite to an interview: a desk has shifts for it, published. */
class DemoInterviewHoursTest extends VezTest {
    @Autowired
    private Meetings meetings;

    @Test
    void aCentreHasHoursForInterviews() {
        List<UUID> centres = jdbc.sql("select distinct d.centre_id from scheduling_shift h"
                        + " join scheduling_desk d on d.id = h.desk_id where h.service_code = ?")
                .param(Meetings.INTERVIEW)
                .query(UUID.class)
                .list();
        assertThat(centres).isNotEmpty();
        Instant now = Instant.now();
        assertThat(centres).allSatisfy(centre -> {
            assertThat(meetings.venues(Meetings.INTERVIEW))
                    .anyMatch(venue -> venue.id().value().equals(centre));
            assertThat(meetings.free(new CentreId(centre), Meetings.INTERVIEW, now, now.plus(Duration.ofDays(14))))
                    .isNotEmpty();
        });
    }
}

package pt.vez.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.notifications.MessageFigures.Lane;
import pt.vez.notifications.MessageFigures.LaneFigures;
import pt.vez.shared.Ids;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** An administrator sees what waits in which lane, and what was given up. */
class MessageFiguresTest extends VezTest {
    @Autowired
    private MessageFigures figures;

    private void message(int lane, String state, Instant next) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into notifications_outbox
                            (id, dedupe, kind, lane, state, attempts, next_at, created_at, sent_at)
                        values (?, ?, 'test', ?, ?, 1, ?, now(6), now(6))
                        """).params(id, id.toString(), lane, state, next).update();
    }

    @Test
    void showsWhatWaitsAndWhatWasGivenUpByLane() {
        var administrator = actor(Role.ADMINISTRATOR);
        LaneFigures before = figures.lanes(administrator).get(1);
        Instant later = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MICROS);
        message(1, "DUE", later);
        message(1, "SENT", later);
        message(1, "REFUSED", later);
        message(1, "EXPIRED", later);
        LaneFigures after = figures.lanes(administrator).get(1);
        assertThat(after.lane()).isEqualTo(Lane.OFFERS_AND_APPOINTMENTS);
        assertThat(after.waiting()).isGreaterThanOrEqualTo(1);
        assertThat(after.oldest()).isNotNull();
        assertThat(after.lastMinute()).isGreaterThanOrEqualTo(1);
        assertThat(after.refused()).isEqualTo(before.refused() + 1);
        assertThat(after.late()).isEqualTo(before.late() + 1);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "ADMINISTRATOR", mode = EnumSource.Mode.EXCLUDE)
    void isForAdministratorsOnly(Role role) {
        var other = actor(role);
        assertThatThrownBy(() -> figures.lanes(other)).isInstanceOf(NotAuthorised.class);
    }
}

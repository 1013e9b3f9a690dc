package pt.vez.training.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import pt.vez.shared.Actor;

/** From one session of a course to another: the new place is certain before the old one is gone. */
class SessionMoveTest extends TrainingFixture {
    @Test
    void whoMovesTakesAFreePlaceAndLeavesTheOldOneToWhoWaits() {
        UUID old = session(1);
        UUID free = session(1);
        List<Actor> people = mediators(3);
        people.forEach(each -> enrolments.enrol(each, old));
        UUID waiting = enrolmentOf(people.get(1), old);
        enrolments.move(people.get(0), enrolmentOf(people.get(0), old), free);
        assertThat(enrolmentState(people.get(0), old)).isEqualTo("WITHDRAWN");
        assertThat(enrolmentState(people.get(0), free)).isEqualTo("SEATED");
        assertThat(enrolmentState(people.get(1), old)).isEqualTo("SEATED");
        assertThat(letters("mail.training.moved/" + waiting)).isEqualTo(1);
        assertThatThrownBy(() -> enrolments.move(people.get(2), enrolmentOf(people.get(2), old), free))
                .hasMessageContaining("training.move.full");
        assertThat(enrolmentState(people.get(2), old)).as("keeps the turn").isEqualTo("WAITING");
        assertThat(enrolments.own(people.get(2)).getFirst().turn()).isEqualTo(1);
        begins(old, Duration.ofMinutes(-1));
        UUID later = session(1);
        assertThatThrownBy(() -> enrolments.move(people.get(1), waiting, later))
                .hasMessageContaining("training.withdraw.late");
    }

    @Test
    void peopleWhoMoveInOppositeDirectionsWaitForEachOtherInOneOrder() throws Exception {
        UUID one = session(12);
        UUID other = session(12);
        List<Actor> people = mediators(12);
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            Actor each = people.get(i);
            UUID from = i % 2 == 0 ? one : other;
            UUID to = i % 2 == 0 ? other : one;
            enrolments.enrol(each, from);
            UUID enrolment = enrolmentOf(each, from);
            calls.add(() -> {
                enrolments.move(each, enrolment, to);
                return true;
            });
        }
        assertThat(together(calls)).hasSize(12).containsOnly(true);
        assertThat(seats(one)).hasSize(6);
        assertThat(seats(other)).hasSize(6);
    }

    private String enrolmentState(Actor person, UUID session) {
        return jdbc.sql("select state from training_enrolment where id = ?")
                .param(enrolmentOf(person, session))
                .query(String.class)
                .single();
    }
}

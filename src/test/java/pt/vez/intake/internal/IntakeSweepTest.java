package pt.vez.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.browser.Papers;
import pt.vez.intake.Device;
import pt.vez.intake.Device.Sealed;
import pt.vez.intake.IntakePost;
import pt.vez.platform.FileStore;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;

/** Nothing of an intake outlives its term. */
class IntakeSweepTest extends VezTest {
    @Autowired
    private IntakePost post;

    @Autowired
    private IntakeSweep sweep;

    @Autowired
    private FileStore store;

    @Test
    void keysAreDestroyedAWeekAfterTheShiftAndIntakesErasedAfterAMonth() throws Exception {
        Actor mediator = mediator();
        Device device = new Device(post, mediator);
        Sealed old = device.seal(Device.person("Ana " + UUID.randomUUID(), ""), Papers.photograph("jpeg"));
        Sealed fresh = device.seal(Device.person("Ana " + UUID.randomUUID(), ""), Papers.photograph("jpeg"));
        device.send(old);
        device.send(fresh);
        String file = jdbc.sql("select storage_key from intake_photograph where record_id = ?")
                .param(old.id())
                .query(String.class)
                .single();
        jdbc.sql("update intake_record set received_at = ? where id = ?")
                .params(Instant.now().minus(IntakeSweep.KEPT).minusSeconds(60), old.id())
                .update();
        jdbc.sql("update intake_grant set ends_at = ? where id = ?")
                .params(
                        Instant.now().minus(IntakePost.SENDING).minusSeconds(60),
                        device.grant().id())
                .update();
        store.open(file).close();
        sweep.run();
        assertThat(rows("intake_record", "id", old.id())).isZero();
        assertThat(rows("intake_photograph", "record_id", old.id())).isZero();
        assertThatThrownBy(() -> store.open(file)).isInstanceOf(java.io.IOException.class);
        assertThat(rows("intake_photograph", "record_id", fresh.id())).isEqualTo(1);
        assertThat(jdbc.sql("select sealed_key is null from intake_grant where id = ?")
                        .param(device.grant().id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        // Not even a clock that was set back opens it again.
        jdbc.sql("update intake_grant set ends_at = ? where id = ?")
                .params(Instant.now().plusSeconds(60), device.grant().id())
                .update();
        Sealed late = device.seal(Device.person("Ana " + UUID.randomUUID(), ""));
        assertThatThrownBy(() -> device.send(late)).isInstanceOf(InvalidInput.class);
    }

    private int rows(String table, String column, UUID id) {
        return jdbc.sql("select count(*) from " + table + " where " + column + " = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }
}

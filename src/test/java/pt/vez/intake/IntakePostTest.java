package pt.vez.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pt.vez.browser.Papers;
import pt.vez.intake.Device.Sealed;
import pt.vez.shared.Actor;

/** From the device to the house: sent once, whatever happens on the way, or refused with a reason. */
class IntakePostTest extends IntakeFixture {
    @Test
    void whatWasSealedArrivesAndIsListed() {
        Device device = new Device(post, mediator);
        Sealed record = device.seal(Device.person("Оксана Іваненко", "FA 123-456"), Papers.photograph("jpeg"));
        IntakeReceipt receipt = device.send(record);
        assertThat(receipt.state()).isEqualTo(IntakeState.RECEIVED);
        assertThat(receipt.late()).isFalse();
        assertThat(intakes.list(mediator, EnumSet.allOf(IntakeState.class), 0, 10)
                        .rows())
                .extracting(IntakeRow::ticket, IntakeRow::name, IntakeRow::madeBy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(receipt.ticket(), "Оксана Іваненко", mediator.name()));
        IntakeView view = intakes.read(mediator, record.id());
        assertThat(view.person().document()).isEqualTo("FA123456");
        assertThat(view.person().note()).isEqualTo("à porta da câmara");
        assertThat(intakes.photograph(
                        mediator, record.id(), view.photographs().getFirst().id()))
                .isEqualTo(Papers.photograph("jpeg"));
        byte[] stored = jdbc.sql("select person from intake_record where id = ?")
                .param(record.id())
                .query(byte[].class)
                .single();
        assertThat(new String(stored, java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("Оксана", "FA 123", "FA123");
        assertThat(jdbc.sql("select count(*) from audit_entry where actor_id = ? and action = 'intake.read'")
                        .param(mediator.accountId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSameRecordSentAgainGetsTheSameAnswerAndIsStoredOnce() {
        Device device = new Device(post, mediator);
        Sealed record = device.seal(somebody(), Papers.photograph("jpeg"));
        IntakeReceipt first = device.send(record);
        assertThat(device.send(record)).isEqualTo(first);
        assertThat(intakes.list(mediator, EnumSet.allOf(IntakeState.class), 0, 10)
                        .total())
                .isEqualTo(1);
        assertThat(photographsOf(record.id())).isEqualTo(1);
    }

    @Test
    void aRecordBroughtByManyConnectionsAtOnceIsStoredOnce() throws Exception {
        Device device = new Device(post, mediator);
        Sealed record = device.seal(somebody(), Papers.photograph("jpeg"));
        Set<IntakeReceipt> answers = new HashSet<>(atOnce(8, () -> device.send(record)));
        assertThat(answers).hasSize(1);
        assertThat(intakes.list(mediator, EnumSet.allOf(IntakeState.class), 0, 10)
                        .total())
                .isEqualTo(1);
        assertThat(photographsOf(record.id())).isEqualTo(1);
        IntakeView view = intakes.read(mediator, record.id());
        assertThat(intakes.photograph(
                        mediator, record.id(), view.photographs().getFirst().id()))
                .isNotEmpty();
    }

    @Test
    void afterTheShiftItIsStillAcceptedAndSaysSoUntilAWeekIsOver() {
        Device device = new Device(post, mediator);
        endedBefore(device, Duration.ofDays(6));
        assertThat(device.send(device.seal(somebody())).late()).isTrue();
        endedBefore(device, IntakePost.SENDING.plusMinutes(1));
        refused("intake.tooLate", () -> device.send(device.seal(somebody())));
    }

    @Test
    void afterTheShiftNothingIsReadAndNoGrantGivenOutButWhatWasRecordedStillArrives() {
        Device device = new Device(post, mediator);
        Sealed record = device.seal(somebody());
        jdbc.sql("update rota_duty set starts_at = now(6) - interval 9 hour, ends_at = now(6) - interval 1 hour"
                        + " where account_id = ?")
                .param(mediator.accountId())
                .update();
        assertThat(device.send(record).state()).isEqualTo(IntakeState.RECEIVED);
        refused("authority.SHIFT", () -> intakes.read(mediator, record.id()));
        refused("authority.SHIFT", () -> post.prepare(mediator));
    }

    @Test
    void theHouseJudgesByItsOwnClockAndTellsWhenTheDevicesIsADayOff() {
        Device device = new Device(post, mediator);
        Map<String, Object> person = somebody();
        person.put("made", Instant.now().plus(1, ChronoUnit.DAYS).toEpochMilli());
        Sealed record = device.seal(person);
        device.send(mediator, record, Instant.now().plus(1, ChronoUnit.DAYS));
        IntakeView view = intakes.read(mediator, record.id());
        assertThat(view.made()).isBetween(device.grant().issued().minusMillis(1), view.received());
        assertThat(view.clockOff()).isBetween(Duration.ofHours(23), Duration.ofHours(25));
        Sealed right = device.seal(somebody());
        device.send(mediator, right, Instant.now());
        assertThat(intakes.read(mediator, right.id()).clockOff()).isNull();
    }

    @Test
    void onlyWhoHoldsTheGrantSendsUnderIt() {
        Device device = new Device(post, mediator);
        Sealed record = device.seal(somebody());
        Actor other = colleague();
        refused("intake.foreign", () -> device.send(other, record, null));
        device.send(record);
        refused("intake.foreign", () -> device.send(other, record, null));
        Sealed unknown = device.seal(somebody());
        System.arraycopy(new byte[16], 0, unknown.bytes(), 20, 16);
        refused("intake.foreign", () -> device.send(unknown));
        jdbc.sql("update associations_member set until_date = '2021-01-01' where account_id = ?")
                .param(mediator.accountId())
                .update();
        refused("authority.AGREEMENT.none", () -> device.send(record));
    }

    @Test
    void whatWasAlteredOnTheWayIsRefused() {
        Device device = new Device(post, mediator);
        Sealed record = device.seal(somebody(), Papers.photograph("jpeg"));
        int length = record.bytes().length;
        // The magic, the key, its length, the vector, the content, its seal.
        for (int at : new int[] {0, 37, 40, 38 + 384 + 3, length / 2, length - 1}) {
            byte[] altered = record.bytes().clone();
            altered[at] ^= 1;
            refused("intake.damaged", () -> device.send(new Sealed(record.id(), altered)));
        }
        // Another record's name on it.
        refused("intake.damaged", () -> device.send(new Sealed(UUID.randomUUID(), record.bytes())));
        refused("intake.damaged", () -> device.send(new Sealed(record.id(), new byte[0])));
        assertThat(intakes.list(mediator, EnumSet.allOf(IntakeState.class), 0, 10)
                        .total())
                .isZero();
        // Another record under an id that is taken.
        device.send(record);
        byte[] again = device.seal(somebody()).bytes();
        System.arraycopy(record.bytes(), 4, again, 4, 16);
        refused("intake.changed", () -> device.send(new Sealed(record.id(), again)));
    }

    @Test
    void whatIsTooLargeOrNoPhotographIsRefused() {
        Device device = new Device(post, mediator);
        refused("intake.large", () -> device.send(new Sealed(UUID.randomUUID(), new byte[IntakePost.LARGEST + 1])));
        byte[] jpeg = Papers.photograph("jpeg");
        refused(
                "intake.photographs",
                () -> device.send(device.seal(somebody(), jpeg, jpeg, jpeg, jpeg, jpeg, jpeg, jpeg, jpeg, jpeg)));
        refused("intake.notJpeg", () -> device.send(device.seal(somebody(), Papers.photograph("png"))));
        refused("intake.notJpeg", () -> device.send(device.seal(somebody(), Papers.program())));
        Map<String, Object> nobody = somebody();
        nobody.put("name", " ");
        refused("field.name.missing", () -> device.send(device.seal(nobody)));
        Map<String, Object> long_ = somebody();
        long_.put("note", "x".repeat(1001));
        refused("intake.damaged", () -> device.send(device.seal(long_)));
    }

    private void onDuty(Duration from, Duration until) {
        jdbc.sql("update rota_duty set starts_at = ?, ends_at = ? where account_id = ?")
                .params(Instant.now().plus(from), Instant.now().plus(until), mediator.accountId())
                .update();
    }

    @Test
    void theRotaSaysWhenTheShiftEnds() {
        onDuty(Duration.ofHours(-1), Duration.ofHours(3));
        Instant ends = post.prepare(mediator).ends();
        assertThat(Duration.between(Instant.now(), ends))
                .as("half an hour after the duty")
                .isBetween(Duration.ofMinutes(209), Duration.ofMinutes(211));
        assertThat(post.ends(mediator)).contains(ends);
        onDuty(Duration.ofHours(-1), Duration.ofHours(15));
        assertThat(Duration.between(Instant.now(), post.prepare(mediator).ends()))
                .isLessThan(IntakePost.LONGEST_SHIFT.plusMinutes(1));
        onDuty(Duration.ofHours(1), Duration.ofHours(5));
        assertThat(post.ends(mediator)).isEmpty();
        refused("authority.SHIFT", () -> post.prepare(mediator));
    }

    private int photographsOf(UUID record) {
        return jdbc.sql("select count(*) from intake_photograph where record_id = ?")
                .param(record)
                .query(Integer.class)
                .single();
    }

    private void endedBefore(Device device, Duration past) {
        jdbc.sql("update intake_grant set ends_at = ? where id = ?")
                .params(Instant.now().minus(past), device.grant().id())
                .update();
    }
}

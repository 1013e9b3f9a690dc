package pt.vez.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.VezTest;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Offers;
import pt.vez.invitations.internal.Tokens;
import pt.vez.invitations.internal.replacement.ReplacementSteps;
import pt.vez.notifications.PushDevices.Subscription;
import pt.vez.notifications.PushFixture.Device;
import pt.vez.notifications.PushFixture.Request;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CancelReason;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.OfferedTime;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import tools.jackson.databind.JsonNode;

/** Devices are told what their person is to know, by a push service that answers for itself. */
class PushTest extends VezTest {
    private PushFixture house;

    @Autowired
    private PushDevices devices;

    @Autowired
    private Booking booking;

    @Autowired
    private Centres centres;

    @Autowired
    private Texts texts;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationContext application;

    @BeforeAll
    void open() throws Exception {
        house = new PushFixture();
    }

    @AfterAll
    void close() {
        house.close();
    }

    private record Person(Actor actor, CaseId id, Device device) {}

    private Person person(String name) throws Exception {
        Actor actor = actor(Role.APPLICANT);
        var person = new Person(actor, readyCaseOf(actor), house.device(name + "-" + actor.accountId()));
        devices.turnOn(actor, person.device().subscription());
        return person;
    }

    private void invite(Person person) {
        UUID centre = centres.all(person.actor()).getFirst().id().value();
        transaction.executeWithoutResult(status -> Tokens.invite(
                application,
                UUID.randomUUID(),
                "BIO",
                centre,
                List.of(person.id().value())));
    }

    private Request first(Device device) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> house.to(device), all -> !all.isEmpty())
                .getFirst();
    }

    private int waiting(Person person) {
        return jdbc.sql("select count(*) from notifications_push p join notifications_device d on d.id = p.device_id"
                        + " where d.account_id = ?")
                .param(person.actor().accountId())
                .query(Integer.class)
                .single();
    }

    @Test
    void anInvitationReachesTheDeviceSignedAndEncryptedAndNobodyElses() throws Exception {
        Person invited = person("invited");
        Person other = person("other");
        invite(invited);
        Request request = first(invited.device());
        assertThat(request.header("Content-Encoding")).isEqualTo("aes128gcm");
        assertThat(Long.parseLong(request.header("TTL"))).isPositive();
        JsonNode sender = invited.device().sender(request, devices.applicationKey());
        assertThat(sender.get("aud").asString()).isEqualTo(house.origin());
        assertThat(sender.get("sub").asString()).startsWith("mailto:");
        assertThat(Instant.ofEpochSecond(sender.get("exp").asLong()))
                .isAfter(Instant.now())
                .isBefore(Instant.now().plus(Duration.ofHours(24)));
        JsonNode told = invited.device().read(request);
        assertThat(told.get("title").asString()).isEqualTo(texts.get(Languages.PORTUGUESE, "mail.invitation.subject"));
        assertThat(told.toString())
                .doesNotContain("Ana", "Silva", invited.id().value().toString());
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(ADDRESS + told.get("link").asString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> other.device().read(request))
                .as("only the device reads it")
                .isNotNull();
        Awaitility.await().untilAsserted(() -> assertThat(waiting(invited)).isZero());
        assertThat(house.to(other.device())).isEmpty();
    }

    @Test
    void everyMessageIsAsLongAsEveryOther() throws Exception {
        Person portuguese = person("long");
        Person english = person("short");
        jdbc.sql("update identity_account set language = 'en-GB' where id = ?")
                .param(english.actor().accountId())
                .update();
        invite(portuguese);
        invite(english);
        assertThat(first(english.device()).body())
                .hasSameSizeAs(first(portuguese.device()).body());
        assertThat(english.device().read(first(english.device())).get("title").asString())
                .isEqualTo(texts.get(Languages.ENGLISH, "mail.invitation.subject"));
    }

    @Test
    void offersAndChangesOfAnAppointmentAreTold() throws Exception {
        Person person = person("changes");
        CentreId centre = centres.all(person.actor()).stream()
                .map(each -> each.id())
                .filter(each -> !booking.days(person.actor(), person.id(), each).isEmpty())
                .findFirst()
                .orElseThrow();
        LocalDate day = booking.days(person.actor(), person.id(), centre).getLast();
        List<OfferedTime> times = booking.times(person.actor(), person.id(), centre, day);
        var hold = booking.hold(person.actor(), person.id(), times.getFirst().slotId());
        booking.confirm(person.actor(), person.id(), hold.id());
        var next = booking.hold(person.actor(), person.id(), times.getLast().slotId());
        var moved = booking.confirm(person.actor(), person.id(), next.id());
        assertThat(person.device().read(first(person.device())).get("title").asString())
                .isEqualTo(texts.get(Languages.PORTUGUESE, "mail.moved.subject"));
        booking.cancel(person.actor(), person.id(), moved.id(), CancelReason.CANNOT_COME, UUID.randomUUID());
        assertThat(titles(person, 2)).contains(texts.get(Languages.PORTUGUESE, "mail.cancelled.subject"));
        int seat = jdbc.sql(
                        "select t.seat from scheduling_seat t left join scheduling_occupancy o on o.slot_id = t.slot_id"
                                + " and o.seat = t.seat where t.slot_id = ? and t.quota = 'PUBLIC' and o.seat is null limit 1")
                .param(times.get(1).slotId())
                .query(Integer.class)
                .single();
        for (Offers.Kind kind : Offers.Kind.values()) {
            Person offered = person("offer-" + kind);
            transaction.executeWithoutResult(status -> {
                UUID offer = ReplacementSteps.offer(
                        application, kind, offered.id(), "REN", times.get(1).slotId(), seat);
                assertThat(offer).isNotNull();
            });
            JsonNode told = offered.device().read(first(offered.device()));
            assertThat(told.get("title").asString())
                    .isEqualTo(texts.get(
                            Languages.PORTUGUESE,
                            kind == Offers.Kind.REPLACEMENT ? "mail.replacement.subject" : "mail.offer.subject"));
            assertThat(told.get("link").asString()).startsWith("/o/");
            jdbc.sql("delete from scheduling_occupancy where case_id = ?")
                    .param(offered.id().value())
                    .update();
        }
    }

    private Set<String> titles(Person person, int count) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> house.to(person.device()), all -> all.size() >= count)
                .stream()
                .map(each -> {
                    try {
                        return person.device().read(each).get("title").asString();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void aDeviceThePushServiceNoLongerKnowsIsForgotten() throws Exception {
        Person person = person("gone");
        house.answer(person.device(), 410);
        invite(person);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                devices.isOn(person.actor(), person.device().endpoint()))
                        .isFalse());
        assertThat(house.to(person.device())).hasSize(1);
    }

    @Test
    void whatAPushServiceCouldNotTakeIsTriedAgainAndNoRedirectIsFollowed() throws Exception {
        Person person = person("later");
        house.answer(person.device(), 307);
        invite(person);
        first(person.device());
        Awaitility.await()
                .untilAsserted(() -> assertThat(jdbc.sql(
                                        "select next_at < utc_timestamp(6) + interval 1 minute from notifications_push p"
                                                + " join notifications_device d on d.id = p.device_id where d.account_id = ?")
                                .param(person.actor().accountId())
                                .query(Boolean.class)
                                .single())
                        .as("answered, to be tried again soon")
                        .isTrue());
        assertThat(house.to("/elsewhere")).isEmpty();
        house.answer(person.device(), 201);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(waiting(person)).isZero());
        assertThat(house.to(person.device())).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aDeviceTellsOnlyWhoSwitchedItOnLast() throws Exception {
        Person before = person("shared");
        Actor after = actor(Role.APPLICANT);
        readyCaseOf(after);
        devices.turnOn(after, before.device().subscription());
        assertThat(devices.isOn(before.actor(), before.device().endpoint())).isFalse();
        assertThat(devices.isOn(after, before.device().endpoint())).isTrue();
        invite(before);
        assertThat(waiting(before)).isZero();
        devices.turnOff(before.actor(), before.device().endpoint());
        assertThat(devices.isOn(after, before.device().endpoint()))
                .as("nobody switches off what is somebody else's")
                .isTrue();
        devices.turnOff(after, before.device().endpoint());
        assertThat(devices.isOn(after, before.device().endpoint())).isFalse();
        assertThat(house.to(before.device())).isEmpty();
    }

    @Test
    void anAccountHasOnlySoManyDevicesAndTheyGoWithIt() throws Exception {
        Person person = person("many");
        for (int i = 0; i < PushDevices.MOST; i++) {
            devices.turnOn(
                    person.actor(),
                    house.device("more-" + i + UUID.randomUUID()).subscription());
        }
        assertThat(devices.isOn(person.actor(), person.device().endpoint()))
                .as("the oldest makes room")
                .isFalse();
        assertThat(stored(person)).isEqualTo(PushDevices.MOST);
        jdbc.sql("update identity_account set active = false where id = ?")
                .param(person.actor().accountId())
                .update();
        invite(person);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(stored(person)).isZero());
    }

    private int stored(Person person) {
        return jdbc.sql("select count(*) from notifications_device where account_id = ?")
                .param(person.actor().accountId())
                .query(Integer.class)
                .single();
    }

    @Test
    void whereADeviceIsReachedIsNotReadableInTheDatabase() throws Exception {
        Person person = person("sealed");
        byte[] kept = jdbc.sql("select sealed from notifications_device where account_id = ?")
                .param(person.actor().accountId())
                .query(byte[].class)
                .single();
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("localhost", person.device().subscription().p256dh());
    }

    @Test
    void whatIsNoDeviceIsRefused() throws Exception {
        Actor actor = actor(Role.APPLICANT);
        Device device = house.device("wrong");
        Subscription good = device.subscription();
        for (Subscription wrong : List.of(
                new Subscription("https://169.254.169.254/latest", good.p256dh(), good.auth()),
                new Subscription("https://intern.example:8443/x", good.p256dh(), good.auth()),
                new Subscription(good.endpoint(), good.auth(), good.auth()),
                new Subscription(good.endpoint(), good.p256dh(), "AAAA"),
                new Subscription(good.endpoint(), "%%%", good.auth()))) {
            assertThatThrownBy(() -> devices.turnOn(actor, wrong)).isInstanceOf(InvalidInput.class);
        }
        var visit = Actor.person(
                actor.accountId(),
                "Mediadora",
                Set.of(Role.MEDIATOR),
                new Actor.Acting(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "A"));
        assertThatThrownBy(() -> devices.turnOn(visit, good)).isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> devices.turnOff(visit, good.endpoint())).isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> devices.isOn(visit, good.endpoint())).isInstanceOf(NotAuthorised.class);
    }
}

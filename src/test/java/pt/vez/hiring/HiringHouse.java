package pt.vez.hiring;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.browser.Papers;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Meetings;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.LocalText;
import pt.vez.shared.Role;

/** Associations with coordinators, calls and candidates for the tests of hiring. */
public abstract class HiringHouse extends VezTest {
    protected static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @Autowired
    protected Calls calls;

    @Autowired
    protected Applications applications;

    @Autowired
    protected Screening screening;

    /** Who runs an association of their own. */
    protected Actor coordinator(String association) {
        UUID partner = Ids.next();
        jdbc.sql(
                        "insert into associations_partner (id, name, kind, city, agreement_from, agreement_to, active, version)"
                                + " values (?, ?, 'NGO', 'Lisboa', '2020-01-01', '2099-01-01', true, 0)")
                .params(partner, association + " " + partner.toString().substring(24))
                .update();
        Actor actor = actor(Role.MEDIATOR, "Coordenadora " + association);
        member(actor, partner, true);
        return actor;
    }

    protected void member(Actor actor, UUID partner, boolean coordinator) {
        jdbc.sql(
                        "insert into associations_member (account_id, partner_id, since, coordinator) values (?, ?, '2020-01-01', ?)")
                .params(actor.accountId(), partner, coordinator)
                .update();
    }

    protected UUID partnerOf(Actor actor) {
        return jdbc.sql("select partner_id from associations_member where account_id = ?")
                .param(actor.accountId())
                .query(UUID.class)
                .single();
    }

    protected CallData data(int places) {
        return new CallData(
                new LocalText("Mediadores de bengali", "Bangla mediators"),
                new LocalText(
                        "Venha trabalhar connosco.\nHorário flexível.", "Come and work with us.\nFlexible hours."),
                Set.of(MediatorLanguage.BENGALI, MediatorLanguage.PORTUGUESE),
                "lisboa",
                "Rua da Palma 1",
                places,
                LocalDate.now(LISBON).plusDays(20));
    }

    /** A published call. */
    protected OwnCall published(Actor coordinator, int places) {
        UUID id = calls.draft(coordinator, data(places));
        calls.measureBy(coordinator, id, List.of(criterion("Línguas", 3), criterion("Experiência", 1)));
        calls.publish(coordinator, id);
        return calls.get(coordinator, id);
    }

    protected static Criterion criterion(String name, int weight) {
        return new Criterion(new UUID(0, 0), name, weight);
    }

    protected static ApplicationForm form(UUID submission, String email, @Nullable InputStream cv) {
        return new ApplicationForm(
                submission,
                "Rahim Uddin",
                email,
                "912345678",
                Set.of("BENGALI", "PORTUGUESE"),
                Set.of("WEEKENDS"),
                "Ajudo vizinhos há anos.",
                "pt-PT",
                cv);
    }

    protected static String address() {
        return "c" + UUID.randomUUID().toString().substring(0, 13) + "@test.example";
    }

    protected static InputStream pdf() {
        return new ByteArrayInputStream(Papers.pdf(1));
    }

    /** A candidate's token. */
    protected String apply(OwnCall call, String email) {
        return applications.apply(call.slug(), form(UUID.randomUUID(), email, pdf()), "test-" + email);
    }

    protected UUID applied(OwnCall call) {
        return applications.follow(apply(call, address())).id();
    }

    /** A time for interviews with so many seats, at a centre of the demonstration. */
    protected UUID interviewTime(CentreId centre, Instant start, int seats) {
        UUID slot = Ids.next();
        jdbc.sql("insert into scheduling_slot (id, centre_id, service_code, starts_at, ends_at, local_date)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        slot,
                        centre.value(),
                        Meetings.INTERVIEW,
                        start,
                        start.plus(30, ChronoUnit.MINUTES),
                        LocalDate.ofInstant(start, LISBON))
                .update();
        for (int seat = 0; seat < seats; seat++) {
            jdbc.sql("insert into scheduling_seat (slot_id, seat, desk_id) values (?, ?, ?)")
                    .params(slot, seat, Ids.next())
                    .update();
        }
        return slot;
    }

    protected CentreId lisbon() {
        return new CentreId(jdbc.sql(
                        "select id from scheduling_centre where zone = 'Europe/Lisbon' and active order by name limit 1")
                .query(UUID.class)
                .single());
    }

    /** Ten o'clock in Lisbon on a day nobody else's test uses. */
    protected Instant at(int days, int minutes) {
        return LocalDate.now(LISBON)
                .plusDays(days)
                .atTime(10, 0)
                .atZone(LISBON)
                .toInstant()
                .plus(minutes, ChronoUnit.MINUTES);
    }
}

package pt.vez.hiring;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.associations.MediatorLanguage;
import pt.vez.browser.Papers;
import pt.vez.scheduling.CentreId;
import pt.vez.shared.Actor;
import pt.vez.shared.LocalText;
import pt.vez.shared.Role;

/** Associations with coordinators, calls and candidates for the tests of hiring. */
public abstract class HiringFixture extends VezTest {
    protected static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @Autowired
    protected Calls calls;

    @Autowired
    protected Applications applications;

    @Autowired
    protected Screening screening;

    /** Who runs an association of their own. */
    protected Actor coordinator(String association) {
        Actor actor = actor(Role.MEDIATOR, "Coordenadora " + association);
        HiringData.coordinates(jdbc, actor, association);
        return actor;
    }

    protected void member(Actor actor, UUID partner, boolean coordinator) {
        HiringData.member(jdbc, actor, partner, coordinator);
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
        calls.measureBy(coordinator, id, List.of(), List.of(criterion("Línguas", 3), criterion("Experiência", 1)));
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

    protected UUID interviewTime(CentreId centre, Instant start, int seats) {
        return HiringData.interviewTime(jdbc, centre, start, seats);
    }

    protected CentreId lisbon() {
        return HiringData.centre(jdbc);
    }

    protected static Instant at(int days, int minutes) {
        return HiringData.at(days, minutes);
    }
}

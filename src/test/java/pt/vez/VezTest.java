package pt.vez;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.Cases;
import pt.vez.casework.IdentityChecks;
import pt.vez.casework.NewCase;
import pt.vez.demo.MailCatcher;
import pt.vez.people.ApplicantData;
import pt.vez.platform.Ports;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;

/** One application for all tests: embedded MariaDB, a real SMTP server, the packaged frontend. */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@Import(MovableClock.Configuration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class VezTest {
    protected static final int PORT = Ports.free();
    protected static final String ADDRESS = "http://localhost:" + PORT;

    protected static final Path DATA = TestDatabase.DATA;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected Cases cases;

    @Autowired
    protected IdentityChecks identityChecks;

    @Autowired
    protected MailCatcher mails;

    @Autowired
    protected MovableClock clock;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestDatabase.settings(registry, "vez");
        registry.add("server.port", () -> PORT);
        registry.add("vez.demo.cases", () -> 300);
        // All tests share one network; SignInLimitsTest brings networks of its own.
        registry.add("vez.sign-in.of-network", () -> 100_000);
        registry.add("vez.sign-in.without-work", () -> 100_000);
        registry.add("vez.push.private-hosts", () -> "localhost");
        registry.add("vaadin.productionMode", () -> true);
    }

    protected Actor actor(Role role) {
        return actor(role, "Pessoa " + role);
    }

    protected Actor actor(Role role, String name) {
        UUID id = Ids.next();
        jdbc.sql("insert into identity_account values (?, ?, ?, null, 'pt-PT', true, true, now(6), null, 0)")
                .params(id, id + "@test.example", name)
                .update();
        for (Role each : EnumSet.of(role)) {
            jdbc.sql("insert into identity_account_role values (?, ?)")
                    .params(id, each.name())
                    .update();
        }
        return Actor.person(id, name, Set.of(role), null);
    }

    /** A mediator for whom everything holds but a mandate: agreement, declaration, certificate, on shift now. */
    protected Actor mediator() {
        UUID partner = jdbc.sql("select id from associations_partner where name = 'Associação Mãos Dadas'")
                .query(UUID.class)
                .single();
        return mediator(partner);
    }

    protected Actor mediator(UUID partner) {
        Actor mediator = actor(Role.MEDIATOR, "Mediadora Um");
        Partners.member(jdbc, mediator.accountId(), partner, false);
        Partners.ready(jdbc, mediator.accountId(), partner);
        return mediator;
    }

    protected ApplicantData person(String phone, String email) {
        return new ApplicantData(
                "Ana Silva",
                null,
                LocalDate.of(1990, 5, 17),
                "BR",
                null,
                null,
                "T" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999),
                LocalDate.now().plusYears(3),
                phone,
                email,
                "lisboa",
                null,
                "pt-PT");
    }

    /** An own case of the actor, in its first stage. */
    protected CaseOutline caseOf(Actor applicant) {
        return openConfirmed(
                applicant, new NewCase("REN", person(null, "ana" + applicant.accountId() + "@test.example")));
    }

    /** A case the actor described, with the account confirmed to be theirs. */
    protected CaseOutline openConfirmed(Actor applicant, NewCase command) {
        CaseOutline opened = cases.open(applicant, command);
        jdbc.sql("update casework_case set claim = 'VERIFIED' where id = ?")
                .param(opened.id().value())
                .update();
        return opened;
    }

    /** An own case of the actor whose documents are complete. */
    protected CaseId readyCaseOf(Actor applicant) {
        CaseId id = caseOf(applicant).id();
        jdbc.sql("update casework_case set stage = 'APPOINTMENT' where id = ?")
                .param(id.value())
                .update();
        return id;
    }
}

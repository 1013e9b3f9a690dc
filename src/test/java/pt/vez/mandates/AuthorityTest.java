package pt.vez.mandates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.associations.Agreement.Terms;
import pt.vez.associations.Agreements;
import pt.vez.associations.Associations;
import pt.vez.associations.Declarations;
import pt.vez.casework.Act;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.mandates.Authority.Question;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** Every condition off in turn, for every deed: refused with the right reason; on again: allowed again. */
class AuthorityTest extends VezTest {
    @Autowired
    private Authority authority;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Associations associations;

    @Autowired
    private Declarations declarations;

    @Autowired
    private Assistance assistance;

    @Autowired
    private Mandates mandates;

    @Autowired
    private MandateWatch watch;

    @Autowired
    private CaseAccess access;

    private Actor administrator;
    private UUID partner;
    private UUID agreement;
    private UUID centre;
    private Actor mediator;
    private CaseId caseId;
    private UUID applicant;
    private Actor visiting;

    @BeforeAll
    void everythingHolds() {
        administrator = actor(Role.ADMINISTRATOR);
        centre = jdbc.sql("select id from scheduling_centre order by name limit 1")
                .query(UUID.class)
                .single();
        partner = associations.register(administrator, "Parceiro da autoridade", Associations.Kind.NGO, "Lisboa");
        agreement = agreements.conclude(administrator, partner, terms(Set.of("REN", "CPLP"), Set.of(centre)));
        mediator = mediator(partner);
        caseId = caseOf(actor(Role.APPLICANT)).id();
        applicant = jdbc.sql("select applicant_id from casework_case where id = ?")
                .param(caseId.value())
                .query(UUID.class)
                .single();
        var pending = assistance.requestMandate(
                mediator, caseId, EnumSet.allOf(Scope.class), Term.DAYS_30, Consent.CODE_EMAIL, null);
        grant(pending.id());
        visiting = new Actor(
                mediator.accountId(), mediator.name(), mediator.roles(), mandates.beginVisit(mediator, pending.id()));
    }

    private void grant(UUID mandate) {
        jdbc.sql("update mandates_mandate set state = 'ACTIVE', granted_at = now(6),"
                        + " expires_at = now(6) + interval 30 day where id = ?")
                .param(mandate)
                .update();
    }

    private static Terms terms(Set<String> procedures, Set<UUID> centres) {
        var today = java.time.LocalDate.now();
        return new Terms("P-1", today.minusDays(10), today.plusDays(100), 20, procedures, centres, "Segredo.");
    }

    /** How to switch a condition off and on again, as it happens in life. */
    private record Switch(Runnable off, Runnable on) {}

    private Map<Condition, Switch> switches() {
        UUID account = mediator.accountId();
        UUID mandate = visiting.mandateId();
        var all = new EnumMap<Condition, Switch>(Condition.class);
        all.put(
                Condition.ACCOUNT,
                sql(
                        "update identity_account set active = false where id = ?",
                        "update identity_account set active = true where id = ?",
                        account));
        all.put(
                Condition.AGREEMENT,
                new Switch(
                        () -> agreements.suspend(administrator, agreement, "A verificar"),
                        () -> agreements.resume(administrator, agreement)));
        all.put(
                Condition.PROCEDURE,
                new Switch(
                        () -> agreements.change(administrator, agreement, terms(Set.of("CPLP"), Set.of(centre))),
                        () -> agreements.change(
                                administrator, agreement, terms(Set.of("REN", "CPLP"), Set.of(centre)))));
        all.put(
                Condition.CENTRE,
                new Switch(
                        () -> agreements.change(
                                administrator, agreement, terms(Set.of("REN"), Set.of(UUID.randomUUID()))),
                        () -> agreements.change(
                                administrator, agreement, terms(Set.of("REN", "CPLP"), Set.of(centre)))));
        all.put(
                Condition.DECLARATION,
                sql(
                        "update associations_acceptance set version = version + 1000 where account_id = ?",
                        "update associations_acceptance set version = version - 1000 where account_id = ?",
                        account));
        all.put(
                Condition.SHIFT,
                sql(
                        "update rota_duty set state = 'ABSENT' where account_id = ?",
                        "update rota_duty set state = 'PLANNED' where account_id = ?",
                        account));
        all.put(
                Condition.CERTIFICATE,
                sql(
                        "update training_certificate set revoked_at = now(6) where account_id = ?",
                        "update training_certificate set revoked_at = null where account_id = ?",
                        account));
        all.put(
                Condition.MANDATE,
                sql(
                        "update mandates_mandate set state = 'REVOKED' where id = ?",
                        "update mandates_mandate set state = 'ACTIVE' where id = ?",
                        mandate));
        all.put(
                Condition.SCOPE,
                sql(
                        "update mandates_mandate set scopes = 'NOTHING' where id = ?",
                        "update mandates_mandate set scopes = 'APPOINTMENTS,BIOMETRICS,DOCUMENTS,FOLLOW' where id = ?",
                        mandate));
        return all;
    }

    private Switch sql(String off, String on, UUID id) {
        return new Switch(
                () -> assertThat(jdbc.sql(off).param(id).update()).isPositive(),
                () -> assertThat(jdbc.sql(on).param(id).update()).isPositive());
    }

    /** Which conditions a deed rests on. */
    private static boolean needs(Deed deed, Condition condition) {
        return switch (condition) {
            case ACCOUNT, AGREEMENT, DECLARATION, SHIFT, CENTRE -> true;
            case PROCEDURE -> deed != Deed.DESK;
            case CERTIFICATE -> deed == Deed.BIOMETRICS;
            case MANDATE, SCOPE -> deed.scope() != null;
        };
    }

    static Stream<Arguments> matrix() {
        return Stream.of(Condition.values())
                .flatMap(condition -> Stream.of(Deed.values()).map(deed -> Arguments.of(condition, deed)));
    }

    @ParameterizedTest(name = "{0} off, {1}")
    @MethodSource("matrix")
    void aConditionThatFailsIsNamed(Condition condition, Deed deed) {
        var question = new Question(
                mediator.accountId(), deed, visiting.mandateId(), applicant, deed == Deed.DESK ? null : "REN", null);
        assertThat(authority.missing(question)).as("all hold").isEmpty();
        Switch one = switches().get(condition);
        one.off().run();
        try {
            if (needs(deed, condition)) {
                assertThat(authority.missing(question)).contains(condition);
                if (condition != Condition.ACCOUNT) {
                    assertThatThrownBy(() -> authority.require(visiting, deed, applicant, question.procedure()))
                            .isInstanceOf(NotAuthorised.class)
                            .extracting(problem -> ((NotAuthorised) problem).key())
                            .isEqualTo(condition.key());
                }
            } else {
                assertThat(authority.missing(question)).isEmpty();
            }
        } finally {
            one.on().run();
        }
        assertThat(authority.missing(question)).as("all hold again").isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acts")
    void everyActOnACaseAsks(Act act) {
        if (act == Act.REVIEW) {
            assertThatThrownBy(() -> access.require(visiting, caseId, act)).isInstanceOf(NotAuthorised.class);
            return;
        }
        assertThat(access.require(visiting, caseId, act).procedureCode()).isEqualTo("REN");
        switches().forEach((condition, one) -> {
            one.off().run();
            try {
                Deed deed = act == Act.BIOMETRICS ? Deed.BIOMETRICS : Deed.DOCUMENTS;
                if (needs(deed, condition)) {
                    assertThatThrownBy(() -> access.require(visiting, caseId, act))
                            .as(condition + " off")
                            .isInstanceOf(NotAuthorised.class)
                            .extracting(problem -> ((NotAuthorised) problem).key())
                            .isEqualTo(condition.key());
                }
            } finally {
                one.on().run();
            }
        });
    }

    static Stream<Act> acts() {
        return Stream.of(Act.values());
    }

    @Test
    void anotherCentreAnotherPersonAndAnotherAssociationAreRefused() {
        UUID account = mediator.accountId();
        UUID mandate = visiting.mandateId();
        assertThat(authority.missing(new Question(account, Deed.FOLLOW, mandate, applicant, "REN", UUID.randomUUID())))
                .contains(Condition.SHIFT);
        assertThat(authority.missing(new Question(account, Deed.FOLLOW, mandate, UUID.randomUUID(), "REN", centre)))
                .contains(Condition.MANDATE);
        assertThat(authority.missing(new Question(account, Deed.FOLLOW, null, applicant, "REN", centre)))
                .contains(Condition.MANDATE);
        Actor other = mediator();
        assertThat(authority.missing(new Question(other.accountId(), Deed.FOLLOW, mandate, applicant, "REN", null)))
                .contains(Condition.MANDATE);
        assertThat(authority.missing(Question.desk(UUID.randomUUID()))).contains(Condition.ACCOUNT);
        assertThat(authority.missing(Question.desk(actor(Role.APPLICANT).accountId())))
                .contains(Condition.AGREEMENT);
    }

    @Test
    void aNewDeclarationStopsEverybodyUntilTheyAcceptIt() {
        int before = declarations.current().version();
        int version = declarations.publish(administrator, "Novo texto", "New text");
        try {
            assertThat(authority.missing(Question.desk(mediator.accountId()))).contains(Condition.DECLARATION);
            assertThatThrownBy(() -> declarations.accept(mediator, before, java.util.Locale.ENGLISH))
                    .isInstanceOf(InvalidInput.class);
            declarations.accept(mediator, version, java.util.Locale.ENGLISH);
            assertThat(authority.missing(Question.desk(mediator.accountId()))).isEmpty();
        } finally {
            jdbc.sql("delete from associations_declaration where version = ?")
                    .param(version)
                    .update();
            // The number in force is remembered for a second.
            Awaitility.await().until(() -> declarations.version() == before);
        }
    }

    @Test
    void noMoreFilesOpenThanADayAllows() {
        Actor busy = mediator(partner);
        var pending = assistance.requestMandate(
                busy, caseOf(actor(Role.APPLICANT)).id(), Set.of(), Term.VISIT, Consent.CODE_EMAIL, null);
        grant(pending.id());
        for (int i = 0; i < Openings.CAP; i++) {
            jdbc.sql("insert into mandates_opening values (?, convert_tz(now(6), '+00:00', '+00:00'), ?, now(6))")
                    .params(busy.accountId(), UUID.randomUUID())
                    .update();
        }
        assertThatThrownBy(() -> mandates.beginVisit(busy, pending.id()))
                .isInstanceOf(NotAuthorised.class)
                .extracting(problem -> ((NotAuthorised) problem).key())
                .isEqualTo("authority.CAP");
    }

    @Test
    void theEndOfAnAgreementEndsItsMandatesAndTellsThePeople() {
        UUID short_ = associations.register(administrator, "Parceiro que acaba", Associations.Kind.NGO, "Faro");
        UUID ending = agreements.conclude(administrator, short_, terms(Set.of("REN"), Set.of(centre)));
        Actor last = mediator(short_);
        var caseOfTheirs = caseOf(actor(Role.APPLICANT));
        var pending = assistance.requestMandate(
                last, caseOfTheirs.id(), Set.of(Scope.DOCUMENTS), Term.DAYS_365, Consent.CODE_EMAIL, null);
        grant(pending.id());
        agreements.end(administrator, ending, "Fim do protocolo");
        assertThat(authority.missing(Question.desk(last.accountId()))).contains(Condition.AGREEMENT);
        assertThat(jdbc.sql("select state, ended_by from mandates_mandate where id = ?")
                        .param(pending.id())
                        .query((row, n) -> row.getString(1) + " " + row.getString(2))
                        .single())
                .isEqualTo("ENDED AGREEMENT");
        assertThat(watch.atTheAgencysDesk(actor(Role.OFFICER), 0, 50))
                .extracting(MandateWatch.Left::caseId)
                .contains(caseOfTheirs.id().value());
        assertThat(jdbc.sql("select count(*) from notifications_outbox where dedupe = ?")
                        .param("mandate-ended/" + pending.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}

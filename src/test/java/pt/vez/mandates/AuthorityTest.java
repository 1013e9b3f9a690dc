package pt.vez.mandates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.associations.Associations;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.mandates.Authority.Question;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** Every condition off in turn, for every deed: refused with the right reason; on again: allowed again. */
class AuthorityTest extends AuthorityFixture {
    @Autowired
    private MandateWatch watch;

    static Stream<Arguments> matrix() {
        return Stream.of(AuthorityRequirement.values())
                .flatMap(authorityRequirement -> Stream.of(Permission.values())
                        .map(permission -> Arguments.of(authorityRequirement, permission)));
    }

    @ParameterizedTest(name = "{0} off, {1}")
    @MethodSource("matrix")
    void aConditionThatFailsIsNamed(AuthorityRequirement authorityRequirement, Permission permission) {
        var question = new Question(
                mediator.accountId(),
                permission,
                visiting.mandateId(),
                applicant,
                needs(permission, AuthorityRequirement.PROCEDURE) ? "REN" : null,
                null);
        assertThat(authority.missing(question)).as("all hold").isEmpty();
        Switch one = switches().get(authorityRequirement);
        one.off().run();
        try {
            if (needs(permission, authorityRequirement)) {
                assertThat(authority.missing(question)).contains(authorityRequirement);
                if (authorityRequirement != AuthorityRequirement.ACCOUNT) {
                    assertThatThrownBy(() -> authority.require(visiting, permission, applicant, question.procedure()))
                            .isInstanceOf(NotAuthorised.class)
                            .extracting(problem -> ((NotAuthorised) problem).key())
                            .isEqualTo(refusalKey(authorityRequirement));
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
    void everyActOnACaseAsks(CasePermission casePermission) {
        if (casePermission == CasePermission.REVIEW) {
            assertThatThrownBy(() -> access.require(visiting, caseId, casePermission))
                    .isInstanceOf(NotAuthorised.class);
            return;
        }
        assertThat(access.require(visiting, caseId, casePermission).procedureCode())
                .isEqualTo("REN");
        switches().forEach((authorityRequirement, one) -> {
            one.off().run();
            try {
                Permission permission =
                        casePermission == CasePermission.BIOMETRICS ? Permission.BIOMETRICS : Permission.DOCUMENTS;
                if (needs(permission, authorityRequirement)) {
                    assertThatThrownBy(() -> access.require(visiting, caseId, casePermission))
                            .as(authorityRequirement + " off")
                            .isInstanceOf(NotAuthorised.class)
                            .extracting(problem -> ((NotAuthorised) problem).key())
                            .isEqualTo(refusalKey(authorityRequirement));
                }
            } finally {
                one.on().run();
            }
        });
    }

    static Stream<CasePermission> acts() {
        return Stream.of(CasePermission.values());
    }

    @Test
    void anotherCentreAnotherPersonAndAnotherAssociationAreRefused() {
        UUID account = mediator.accountId();
        UUID mandate = visiting.mandateId();
        assertThat(authority.missing(
                        new Question(account, Permission.FOLLOW, mandate, applicant, "REN", UUID.randomUUID())))
                .contains(AuthorityRequirement.SHIFT);
        assertThat(authority.missing(
                        new Question(account, Permission.FOLLOW, mandate, UUID.randomUUID(), "REN", centre)))
                .contains(AuthorityRequirement.MANDATE);
        assertThat(authority.missing(new Question(account, Permission.FOLLOW, null, applicant, "REN", centre)))
                .contains(AuthorityRequirement.MANDATE);
        Actor other = mediator();
        assertThat(authority.missing(
                        new Question(other.accountId(), Permission.FOLLOW, mandate, applicant, "REN", null)))
                .contains(AuthorityRequirement.MANDATE);
        assertThat(authority.missing(Question.desk(UUID.randomUUID()))).contains(AuthorityRequirement.ACCOUNT);
        assertThat(authority.missing(Question.desk(actor(Role.APPLICANT).accountId())))
                .contains(AuthorityRequirement.AGREEMENT);
    }

    @Test
    void aNewDeclarationStopsEverybodyUntilTheyAcceptIt() {
        int before = declarations.current().version();
        int version = declarations.publish(administrator, before, "Novo texto", "New text");
        try {
            assertThat(authority.missing(Question.desk(mediator.accountId())))
                    .contains(AuthorityRequirement.DECLARATION);
            assertThatThrownBy(() -> declarations.accept(mediator, before, java.util.Locale.ENGLISH))
                    .isInstanceOf(InvalidInput.class);
            declarations.accept(mediator, version, java.util.Locale.ENGLISH);
            assertThat(authority.missing(Question.desk(mediator.accountId()))).isEmpty();
        } finally {
            jdbc.sql("delete from associations_acceptance where version = ?")
                    .param(version)
                    .update();
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
        for (int i = 0; i < FileAccessQuota.CAP; i++) {
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
        UUID short_ = memberships.register(administrator, "Parceiro que acaba", Associations.Kind.NGO, "Faro");
        UUID ending = agreements.conclude(administrator, short_, terms(Set.of("REN"), Set.of(centre)));
        Actor last = mediator(short_);
        var caseOfTheirs = caseOf(actor(Role.APPLICANT));
        var pending = assistance.requestMandate(
                last, caseOfTheirs.id(), Set.of(Scope.DOCUMENTS), Term.DAYS_365, Consent.CODE_EMAIL, null);
        grant(pending.id());
        agreements.end(administrator, ending, "Fim do protocolo");
        assertThat(authority.missing(Question.desk(last.accountId()))).contains(AuthorityRequirement.AGREEMENT);
        assertThat(jdbc.sql("select state, ended_by from mandates_mandate where id = ?")
                        .param(pending.id())
                        .query((row, n) -> row.getString(1) + " " + row.getString(2))
                        .single())
                .isEqualTo("ENDED AGREEMENT");
        assertThat(watch.atTheAgencysDesk(actor(Role.OFFICER), 0, 50).rows())
                .extracting(MandateWatch.Left::caseId)
                .contains(caseOfTheirs.id().value());
        assertThat(jdbc.sql("select count(*) from notifications_outbox where dedupe = ?")
                        .param("mandate-ended/" + pending.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void nobodyTakesTheirOwnBiometricDataAndAStrangerIsToldWhatFails() {
        Actor owner = actor(Role.APPLICANT);
        CaseId own = caseOf(owner).id();
        refused("biometrics.visitOnly", () -> access.require(owner, own, CasePermission.BIOMETRICS));
        refused("error.case", () -> access.require(actor(Role.APPLICANT), own, CasePermission.BIOMETRICS));
        refused("error.case", () -> access.require(actor(Role.OFFICER), own, CasePermission.BIOMETRICS));
        for (CaseId any : List.of(own, new CaseId(UUID.randomUUID()))) {
            refused(AuthorityRequirement.MANDATE.key(), () -> access.require(mediator, any, CasePermission.READ));
            refused(AuthorityRequirement.MANDATE.key(), () -> access.require(visiting, any, CasePermission.READ));
        }
        Switch shift = switches().get(AuthorityRequirement.SHIFT);
        shift.off().run();
        try {
            refused(AuthorityRequirement.SHIFT.key(), () -> access.require(mediator, own, CasePermission.READ));
        } finally {
            shift.on().run();
        }
    }

    private static void refused(String key, ThrowingCallable casePermission) {
        assertThatThrownBy(casePermission)
                .isInstanceOf(NotAuthorised.class)
                .extracting(problem -> ((NotAuthorised) problem).key())
                .isEqualTo(key);
    }
}

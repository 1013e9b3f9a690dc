package pt.vez.mandates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.associations.Agreement.Terms;
import pt.vez.associations.Agreements;
import pt.vez.associations.Associations;
import pt.vez.associations.Declarations;
import pt.vez.associations.Memberships;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** A mediator for whom everything holds, with a person's mandate, and a switch for each condition. */
abstract class AuthorityFixture extends VezTest {
    @Autowired
    protected Authority authority;

    @Autowired
    protected Agreements agreements;

    @Autowired
    protected Memberships memberships;

    @Autowired
    protected Declarations declarations;

    @Autowired
    protected Assistance assistance;

    @Autowired
    protected Mandates mandates;

    @Autowired
    protected CaseAccess access;

    protected Actor administrator;
    protected UUID partner;
    protected UUID agreement;
    protected UUID centre;
    protected Actor mediator;
    protected CaseId caseId;
    protected UUID applicant;
    protected Actor visiting;

    @BeforeAll
    void everythingHolds() {
        administrator = actor(Role.ADMINISTRATOR);
        centre = jdbc.sql("select id from scheduling_centre where name = 'Lisboa Telheiras'")
                .query(UUID.class)
                .single();
        partner = memberships.register(
                administrator, "Parceiro da autoridade " + UUID.randomUUID(), Associations.Kind.NGO, "Lisboa");
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
        visiting = Actor.person(
                mediator.accountId(), mediator.name(), mediator.roles(), mandates.beginVisit(mediator, pending.id()));
    }

    protected void grant(UUID mandate) {
        jdbc.sql("update mandates_mandate set state = 'ACTIVE', granted_at = now(6),"
                        + " expires_at = now(6) + interval 30 day where id = ?")
                .param(mandate)
                .update();
    }

    protected static Terms terms(Set<String> procedures, Set<UUID> centres) {
        var today = java.time.LocalDate.now();
        return new Terms("P-1", today.minusDays(10), today.plusDays(100), 20, procedures, centres, "Segredo.");
    }

    /** How to switch a condition off and on again, as it happens in life. */
    protected record Switch(Runnable off, Runnable on) {}

    protected Map<AuthorityRequirement, Switch> switches() {
        UUID account = mediator.accountId();
        UUID mandate = visiting.mandateId();
        var all = new EnumMap<AuthorityRequirement, Switch>(AuthorityRequirement.class);
        all.put(
                AuthorityRequirement.ACCOUNT,
                sql(
                        "update identity_account set active = false where id = ?",
                        "update identity_account set active = true where id = ?",
                        account));
        all.put(
                AuthorityRequirement.AGREEMENT,
                new Switch(
                        () -> agreements.suspend(administrator, agreement, "A verificar"),
                        () -> agreements.resume(administrator, agreement)));
        all.put(
                AuthorityRequirement.PROCEDURE,
                new Switch(
                        () -> change(terms(Set.of("CPLP"), Set.of(centre))),
                        () -> change(terms(Set.of("REN", "CPLP"), Set.of(centre)))));
        all.put(
                AuthorityRequirement.CENTRE,
                new Switch(
                        () -> change(terms(Set.of("REN"), Set.of(UUID.randomUUID()))),
                        () -> change(terms(Set.of("REN", "CPLP"), Set.of(centre)))));
        all.put(
                AuthorityRequirement.DECLARATION,
                sql(
                        "delete from associations_acceptance where account_id = ?",
                        "insert into associations_acceptance (account_id, version, language, text_hash, accepted_at)"
                                + " select ?, max(version), 'pt', repeat('x', 32), now(6) from associations_declaration",
                        account));
        all.put(
                AuthorityRequirement.SHIFT,
                sql(
                        "update rota_duty set state = 'ABSENT' where account_id = ?",
                        "update rota_duty set state = 'PLANNED' where account_id = ?",
                        account));
        all.put(
                AuthorityRequirement.CERTIFICATE,
                sql(
                        "update training_certificate set revoked_at = now(6) where account_id = ?",
                        "update training_certificate set revoked_at = null where account_id = ?",
                        account));
        all.put(
                AuthorityRequirement.MANDATE,
                sql(
                        "update mandates_mandate set state = 'REVOKED' where id = ?",
                        "update mandates_mandate set state = 'ACTIVE' where id = ?",
                        mandate));
        all.put(
                AuthorityRequirement.SCOPE,
                sql(
                        "update mandates_mandate set scopes = 'NOTHING' where id = ?",
                        "update mandates_mandate set scopes = 'APPOINTMENTS,BIOMETRICS,DOCUMENTS,FOLLOW' where id = ?",
                        mandate));
        return all;
    }

    protected Switch sql(String off, String on, UUID id) {
        return new Switch(
                () -> assertThat(jdbc.sql(off).param(id).update()).isPositive(),
                () -> assertThat(jdbc.sql(on).param(id).update()).isPositive());
    }

    /** The words of a refusal for a mediator; the agreement is switched off by suspending it, which is said. */
    protected static String refusalKey(AuthorityRequirement authorityRequirement) {
        return authorityRequirement == AuthorityRequirement.AGREEMENT
                ? authorityRequirement.key() + ".suspended"
                : authorityRequirement.key();
    }

    /** Which conditions a deed rests on. */
    protected static boolean needs(Permission permission, AuthorityRequirement authorityRequirement) {
        return switch (authorityRequirement) {
            case ACCOUNT, AGREEMENT, DECLARATION -> true;
            case SHIFT, CENTRE -> permission.onShift();
            case PROCEDURE -> permission != Permission.DESK && permission != Permission.DELIVER;
            case CERTIFICATE -> permission == Permission.BIOMETRICS;
            case MANDATE, SCOPE -> permission.scope() != null;
        };
    }

    private void change(Terms terms) {
        Terms seen = agreements.of(administrator, partner).stream()
                .filter(each -> each.id().equals(agreement))
                .findFirst()
                .orElseThrow()
                .terms();
        agreements.change(administrator, agreement, seen, terms);
    }
}

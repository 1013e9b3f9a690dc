package pt.vez.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.browser.Papers;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.NewCase;
import pt.vez.intake.Device.Sealed;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.people.ApplicantData;
import pt.vez.people.MatchReason;
import pt.vez.people.NewPersonReason;
import pt.vez.people.PersonMatching.Candidate;
import pt.vez.people.PersonMatching.Found;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** The street asks what the counter asks: nobody is entered twice, and what was photographed joins the case there is. */
class IntakePeopleTest extends IntakeFixture {
    @Autowired
    private IntakePapers papers;

    @Autowired
    private Assistance assistance;

    private Device device;
    private String name;
    private String passport;

    @BeforeEach
    void somebodyOfTheRegister() {
        device = new Device(post, mediator);
        // Names that sound alike are candidates too: each test has a name of its own.
        var letters = new StringBuilder();
        ThreadLocalRandom.current()
                .ints(12, 0, 20)
                .forEach(i -> letters.append("bcdfghjklmnpqrstvwxz".charAt(i)).append("aeiou".charAt(i % 5)));
        name = "Oleksandr K" + letters;
        passport = "FE" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    }

    private ApplicantData data(String document) {
        return new ApplicantData(
                name,
                null,
                LocalDate.of(1990, 5, 17),
                "UA",
                null,
                null,
                document,
                LocalDate.of(2031, 1, 1),
                null,
                UUID.randomUUID() + "@test.example",
                "lisboa",
                null,
                "pt-PT");
    }

    private CaseId known(String procedure) {
        return cases.intake(mediator(), new NewCase(procedure, data(passport))).id();
    }

    private Sealed sent(String document, byte[]... photographs) {
        Sealed record = device.seal(Device.person(name, document), photographs);
        assertThat(device.send(record).state()).isEqualTo(IntakeState.RECEIVED);
        return record;
    }

    private int applicants() {
        return jdbc.sql("select count(*) from people_applicant where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    private String number(CaseId id) {
        return jdbc.sql("select number from casework_case where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    @Test
    void aRenewedPassportFromTheStreetIsAskedAboutAndMakesNoSecondPerson() {
        CaseId first = known("REN");
        Sealed record = sent("GA" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999));
        Found found = people.compare(mediator, record.id());
        assertThat(found.candidates()).hasSize(1);
        Candidate candidate = found.candidates().getFirst();
        assertThat(candidate.reasons()).contains(MatchReason.SAME_NAME, MatchReason.SAME_BIRTH);
        NewCase renewed = new NewCase("REN", data("GA7778881"));
        Found again = people.compare(mediator, record.id(), renewed);
        refused("match.reason.missing", () -> people.enter(mediator, record.id(), again.searchId(), renewed, null));
        assertThat(intakes.read(mediator, record.id()).state()).isEqualTo(IntakeState.RECEIVED);
        assertThat(applicants()).isEqualTo(1);
        CaseNumber joined = people.join(mediator, record.id(), found.searchId(), candidate.applicantId(), "REN");
        assertThat(joined.value()).isEqualTo(number(first));
        assertThat(applicants()).isEqualTo(1);
        IntakeView view = intakes.read(mediator, record.id());
        assertThat(view.state()).isEqualTo(IntakeState.CASE);
        assertThat(view.caseNumber()).isEqualTo(joined);
        assertThat(jdbc.sql("select decision from people_search where id = ?")
                        .param(found.searchId())
                        .query(String.class)
                        .single())
                .isEqualTo("KNOWN");
        assertThat(acts("intake.joined")).isEqualTo(1);
        refused("intake.done", () -> people.compare(mediator, record.id()));
    }

    private int acts(String action) {
        return jdbc.sql("select count(*) from audit_entry where actor_id = ? and action = ?")
                .params(mediator.accountId(), action)
                .query(Integer.class)
                .single();
    }

    @Test
    void somebodyElseIsEnteredWithTheReasonOnRecord() {
        known("REN");
        Sealed record = sent("GB" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999));
        NewCase twin =
                new NewCase("REN", data("GB" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999)));
        Found found = people.compare(mediator, record.id(), twin);
        people.enter(mediator, record.id(), found.searchId(), twin, NewPersonReason.RELATIVE);
        assertThat(applicants()).isEqualTo(2);
        assertThat(intakes.read(mediator, record.id()).state()).isEqualTo(IntakeState.CASE);
        assertThat(jdbc.sql("select reason from people_search where id = ?")
                        .param(found.searchId())
                        .query(String.class)
                        .single())
                .isEqualTo("RELATIVE");
    }

    @Test
    void theOtherCasesOfThePersonAreToldAndOneOfThemTakesTheIntake() {
        CaseId other = known("CPLP");
        Sealed record = sent(passport);
        Found found = people.compare(mediator, record.id());
        UUID person = found.candidates().getFirst().applicantId();
        assertThat(people.casesOf(mediator, record.id(), found.searchId(), person))
                .extracting(each -> each.procedure().code())
                .containsExactly("CPLP");
        assertThat(people.join(mediator, record.id(), found.searchId(), person, "CPLP")
                        .value())
                .isEqualTo(number(other));
        assertThat(applicants()).isEqualTo(1);
    }

    @Test
    void aPersonTheSearchDidNotShowIsNotJoined() {
        known("REN");
        Sealed record = sent(passport);
        Found found = people.compare(mediator, record.id());
        assertThatThrownBy(() -> people.join(mediator, record.id(), found.searchId(), UUID.randomUUID(), "REN"))
                .isInstanceOf(NotAuthorised.class);
        Actor colleague = colleague();
        assertThatThrownBy(() -> people.join(
                        colleague,
                        record.id(),
                        found.searchId(),
                        found.candidates().getFirst().applicantId(),
                        "REN"))
                .as("with another mediator's search")
                .isInstanceOf(NotAuthorised.class);
        assertThat(intakes.read(mediator, record.id()).state()).isEqualTo(IntakeState.RECEIVED);
    }

    @Test
    void photographsOfTheStreetWaitForTheMandateOfTheCaseTheyJoined() {
        CaseId caseId = known("REN");
        Sealed record = sent(passport, Papers.photograph("jpeg"));
        Found found = people.compare(mediator, record.id());
        people.join(
                mediator,
                record.id(),
                found.searchId(),
                found.candidates().getFirst().applicantId(),
                "REN");
        assertThatThrownBy(() -> papers.waitingFor(mediator, caseId)).isInstanceOf(NotAuthorised.class);
        var mandate = assistance.requestMandate(
                mediator, caseId, java.util.Set.of(Scope.DOCUMENTS), Term.VISIT, Consent.CODE_EMAIL, null);
        var acting = Actor.person(
                mediator.accountId(),
                mediator.name(),
                java.util.Set.of(Role.MEDIATOR),
                new Actor.Acting(mandate.id(), caseId.value(), partner, "X"));
        assertThatThrownBy(() -> papers.waitingFor(acting, caseId))
                .as("before the consent")
                .isInstanceOf(NotAuthorised.class);
        jdbc.sql("update mandates_mandate set state = 'ACTIVE', granted_at = now(6),"
                        + " expires_at = now(6) + interval 1 hour where id = ?")
                .param(mandate.id())
                .update();
        assertThat(papers.waitingFor(acting, caseId)).hasSize(1);
    }

    @Test
    void twoWhoDecideAtTheSameMomentMakeOneCase() throws Exception {
        Sealed record = sent(passport);
        Actor other = colleague();
        NewCase command = new NewCase("REN", data(passport));
        UUID mine = people.compare(mediator, record.id(), command).searchId();
        UUID theirs = people.compare(other, record.id(), command).searchId();
        List<Boolean> made = atOnce(List.<Callable<Boolean>>of(
                () -> enters(mediator, record.id(), mine, command), () -> enters(other, record.id(), theirs, command)));
        assertThat(made).containsExactlyInAnyOrder(true, false);
        assertThat(applicants()).isEqualTo(1);
    }

    private boolean enters(Actor by, UUID id, UUID search, NewCase command) {
        try {
            // People of other tests may resemble this one.
            people.enter(by, id, search, command, NewPersonReason.OTHER_PERSON);
            return true;
        } catch (DomainException e) {
            assertThat(e.key()).isIn("intake.done", "match.meanwhile");
            return false;
        }
    }

    @Test
    void whatComesToNothingIsPutAwayWithAReasonAndTakenBack() {
        Map<String, Object> person = Device.person(name, passport);
        Sealed first = device.seal(person);
        Sealed second = device.seal(person);
        device.send(first);
        assertThat(device.send(second).state()).isEqualTo(IntakeState.CONFLICT);
        assertThat(intakes.waiting(mediator)).isEqualTo(new Intakes.Waiting(2, 0));
        intakes.putAway(mediator, second.id(), PutAwayReason.TEST);
        assertThat(intakes.waiting(mediator)).isEqualTo(new Intakes.Waiting(0, 1));
        assertThat(states(first, second)).containsExactly(IntakeState.RECEIVED, IntakeState.PUT_AWAY);
        IntakeView.@Nullable PutAway away = intakes.read(mediator, second.id()).putAway();
        assertThat(away).isNotNull();
        assertThat(away.reason()).isEqualTo(PutAwayReason.TEST);
        assertThat(away.by()).isEqualTo(mediator.name());
        assertThat(acts("intake.putAway")).isEqualTo(1);
        refused("intake.done", () -> intakes.putAway(mediator, second.id(), PutAwayReason.TEST));
        refused("intake.notPutAway", () -> intakes.restore(mediator, first.id()));
        intakes.restore(mediator, second.id());
        assertThat(states(first, second)).containsExactly(IntakeState.CONFLICT, IntakeState.CONFLICT);
        intakes.decide(mediator, first.id(), second.id(), Sameness.SAME);
        refused("intake.done", () -> intakes.putAway(mediator, second.id(), PutAwayReason.TEST));
    }

    private List<IntakeState> states(Sealed... records) {
        return java.util.Arrays.stream(records)
                .map(each -> intakes.read(mediator, each.id()).state())
                .toList();
    }

    @Test
    void theListIsNarrowedToAState() {
        Sealed away = sent(passport);
        intakes.putAway(mediator, away.id(), PutAwayReason.GAVE_UP);
        Sealed stays = device.seal(somebody());
        device.send(stays);
        assertThat(intakes.list(mediator, java.util.EnumSet.of(IntakeState.PUT_AWAY), 0, 10)
                        .rows())
                .extracting(IntakeRow::id)
                .containsExactly(away.id());
        assertThat(intakes.list(mediator, java.util.EnumSet.of(IntakeState.RECEIVED), 0, 10)
                        .rows())
                .extracting(IntakeRow::id)
                .containsExactly(stays.id());
    }

    @Test
    void aCoordinatorOffDutyDecidesConflictsAndPutsAwayButEntersNobody() {
        Actor coordinator = actor(Role.MEDIATOR, "Coordenadora " + UUID.randomUUID());
        Partners.member(jdbc, coordinator.accountId(), partner, true);
        Partners.ready(jdbc, coordinator.accountId(), partner);
        jdbc.sql("delete from rota_duty where account_id = ?")
                .param(coordinator.accountId())
                .update();
        Map<String, Object> person = Device.person(name, passport);
        Sealed first = device.seal(person);
        Sealed second = device.seal(person);
        device.send(first);
        device.send(second);
        assertThat(intakes.waiting(coordinator).toDecide()).isEqualTo(2);
        intakes.decide(coordinator, first.id(), second.id(), Sameness.DIFFERENT);
        intakes.putAway(coordinator, second.id(), PutAwayReason.GAVE_UP);
        refused("authority.SHIFT.coordinator", () -> people.compare(coordinator, first.id()));
    }
}

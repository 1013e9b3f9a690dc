package pt.vez.associations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.associations.Agreement.State;
import pt.vez.associations.Agreement.Terms;
import pt.vez.browser.Papers;
import pt.vez.shared.Actor;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** What is agreed, who may know it, and how many may work under it. */
class AgreementsTest extends VezTest {
    @Autowired
    private Agreements agreements;

    @Autowired
    private AgreementPapers papers;

    @Autowired
    private Associations associations;

    @Autowired
    private Memberships memberships;

    @Autowired
    private AgreementCalendar calendar;

    private Actor administrator;
    private UUID centre;

    @BeforeAll
    void anAdministrator() {
        administrator = actor(Role.ADMINISTRATOR);
        centre = jdbc.sql("select id from scheduling_centre order by name limit 1")
                .query(UUID.class)
                .single();
    }

    private UUID partner(String name) {
        return memberships.register(administrator, name, Associations.Kind.ASSOCIATION, "Beja");
    }

    private Terms terms(LocalDate from, LocalDate until, int mediators) {
        return new Terms("P-7", from, until, mediators, Set.of("REN"), Set.of(centre), "Segredo.");
    }

    private Terms thisYear(int mediators) {
        return terms(LocalDate.now().minusDays(5), LocalDate.now().plusDays(200), mediators);
    }

    @Test
    void onePartnerNeverLearnsOfAnother() {
        UUID ours = partner("Nossa casa");
        UUID theirs = partner("Casa deles");
        agreements.conclude(administrator, ours, thisYear(5));
        UUID other = agreements.conclude(administrator, theirs, thisYear(5));
        UUID paper = papers.add(administrator, other, "protocolo.pdf", Papers.pdf(1));
        Actor mediator = mediator(ours);
        Actor coordinator = mediator(ours);
        memberships.coordinate(administrator, coordinator.accountId(), true);
        assertThat(agreements.of(mediator, ours)).hasSize(1);
        assertThat(associations.membersOf(coordinator, ours)).hasSize(2);
        for (Actor one : List.of(mediator, coordinator, actor(Role.OFFICER), actor(Role.APPLICANT))) {
            refused(() -> agreements.of(one, theirs));
            refused(() -> papers.open(one, paper));
            refused(() -> papers.open(one, UUID.randomUUID()));
            refused(() -> associations.membersOf(one, theirs));
            refused(() -> associations.partners(one));
            refused(() -> agreements.conclude(one, ours, thisYear(5)));
            refused(() -> agreements.change(one, other, thisYear(5), thisYear(5)));
            refused(() -> agreements.suspend(one, other, "porque sim"));
            refused(() -> agreements.resume(one, other));
            refused(() -> agreements.end(one, other, "porque sim"));
            refused(() -> papers.add(one, other, "x.pdf", Papers.pdf(1)));
            refused(() -> memberships.coordinate(one, one.accountId(), true));
            refused(() -> memberships.leave(one, mediator.accountId()));
            refused(() -> memberships.register(one, "X", Associations.Kind.NGO, "Y"));
        }
        assertThat(papers.open(administrator, paper)).isEqualTo(papers.open(mediator(theirs), paper));
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NotAuthorised.class);
    }

    @Test
    void papersAreSealedAndOnlyPapers() {
        UUID agreement = agreements.conclude(administrator, partner("Com papéis"), thisYear(5));
        assertThatThrownBy(() -> papers.add(administrator, agreement, "x.pdf", "olá".getBytes()))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> papers.add(administrator, agreement, "x.pdf", new byte[0]))
                .isInstanceOf(InvalidInput.class);
        byte[] pdf = Papers.pdf(1);
        UUID paper = papers.add(administrator, agreement, "protocolo.pdf", pdf);
        assertThat(papers.open(administrator, paper)).isEqualTo(pdf);
        byte[] stored = jdbc.sql("select sealed from associations_agreement_paper where id = ?")
                .param(paper)
                .query(byte[].class)
                .single();
        assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("%PDF");
    }

    @Test
    void noMoreWorkUnderAnAgreementThanAgreedHoweverManyJoinAtOnce() throws Exception {
        UUID partner = partner("Cheia");
        agreements.conclude(administrator, partner, thisYear(3));
        var go = new CountDownLatch(1);
        var joined = new AtomicInteger();
        var full = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            UUID account = actor(Role.MEDIATOR).accountId();
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    go.await();
                    memberships.join(administrator, account, partner, LocalDate.now());
                    joined.incrementAndGet();
                } catch (InvalidInput e) {
                    full.incrementAndGet();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(joined.get()).isEqualTo(3);
        assertThat(full.get()).isEqualTo(13);
    }

    @Test
    void anAgreementIsClosedOnceItsLastDayIsOverAndRemindedOfOnceBefore() {
        UUID partner = partner("A acabar");
        UUID agreement = agreements.conclude(
                administrator,
                partner,
                terms(LocalDate.now().minusDays(9), LocalDate.now().plusDays(20), 2));
        calendar.remind();
        calendar.remind();
        assertThat(reminders(agreement)).isEqualTo(administrators());
        jdbc.sql("update associations_agreement set valid_to = current_date - interval 3 day where id = ?")
                .param(agreement)
                .update();
        assertThat(calendar.closeOver()).isPositive();
        assertThat(agreements.of(administrator, partner).getFirst().state()).isEqualTo(State.ENDED);
        assertThat(associations.membershipOf(mediator(partner).accountId())).isEmpty();
        assertThat(jdbc.sql("select count(*) from associations_agreement where id = ? and closed_at is not null")
                        .param(agreement)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theAssociationIsRemindedOfItsOwnAgreementAndSeesItWhateverBecomesOfIt() {
        UUID partner = partner("Lembrada");
        UUID agreement = agreements.conclude(
                administrator,
                partner,
                terms(LocalDate.now().minusDays(9), LocalDate.now().plusDays(6), 3));
        Actor coordinator = mediator(partner);
        memberships.coordinate(administrator, coordinator.accountId(), true);
        Actor mediator = mediator(partner);
        calendar.remind();
        calendar.remind();
        assertThat(jdbc.sql(
                                "select dedupe from notifications_outbox where dedupe like concat('own-agreement-ending/', ?, '%')")
                        .param(agreement.toString())
                        .query(String.class)
                        .list())
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .endsWith(coordinator.accountId().toString());
        agreements.suspend(administrator, agreement, "A verificar contas");
        for (Actor each : List.of(coordinator, mediator)) {
            assertThat(associations.own(each).name()).isEqualTo("Lembrada");
            assertThat(agreements
                            .of(each, associations.own(each).id())
                            .getFirst()
                            .reason())
                    .isEqualTo("A verificar contas");
        }
        memberships.leave(administrator, mediator.accountId());
        for (Actor other : List.of(mediator, administrator, actor(Role.OFFICER))) {
            assertThatThrownBy(() -> associations.own(other)).isInstanceOf(NotAuthorised.class);
        }
    }

    @Test
    void whoLeftComesBackOrGoesToAnotherPartnerWithTheSameAccount() {
        UUID first = partner("Primeira");
        UUID second = partner("Segunda");
        agreements.conclude(administrator, first, thisYear(3));
        agreements.conclude(administrator, second, thisYear(3));
        Email email = Email.of("volta" + UUID.randomUUID() + "@test.example");
        memberships.addMediator(administrator, first, email, "Rosa Lopes");
        UUID account = associations.membersOf(administrator, first).getFirst().accountId();
        assertThatThrownBy(() -> memberships.addMediator(administrator, second, email, "Rosa Lopes"))
                .hasMessageContaining("partners.elsewhere");
        memberships.leave(administrator, account);
        memberships.addMediator(administrator, second, email, "Outro Nome");
        assertThat(associations.membershipOf(account).orElseThrow().partnerId()).isEqualTo(second);
        memberships.leave(administrator, account);
        memberships.addMediator(administrator, first, email, "Rosa Lopes");
        assertThat(associations.membersOf(administrator, first))
                .extracting(Associations.Member::accountId)
                .containsExactly(account);
        Actor mediator = mediator(first);
        assertThatThrownBy(() -> memberships.addMediator(mediator, first, Email.of("x@test.example"), "X"))
                .isInstanceOf(NotAuthorised.class);
    }

    private int administrators() {
        return jdbc.sql("select count(*) from identity_account_role r join identity_account a on a.id = r.account_id"
                        + " where r.role = 'ADMINISTRATOR' and a.active")
                .query(Integer.class)
                .single();
    }

    private int reminders(UUID agreement) {
        return jdbc.sql(
                        "select count(*) from notifications_outbox where dedupe like concat('agreement-ending/', ?, '%')")
                .param(agreement.toString())
                .query(Integer.class)
                .single();
    }

    @Test
    void badTermsAreRefusedInWords() {
        UUID partner = partner("Com erros");
        LocalDate today = LocalDate.now();
        for (Terms wrong : List.of(
                terms(today, today.minusDays(1), 3),
                terms(today, today, 0),
                terms(today, today, 501),
                new Terms(" ", today, today, 3, Set.of("REN"), Set.of(centre), ""),
                new Terms("P", today, today, 3, Set.of(), Set.of(centre), ""),
                new Terms("P", today, today, 3, Set.of("REN"), Set.of(), ""),
                new Terms("P", today, today, 3, Set.of("REN"), Set.of(centre), "x".repeat(4001)))) {
            assertThatThrownBy(() -> agreements.conclude(administrator, partner, wrong))
                    .isInstanceOf(InvalidInput.class);
        }
        assertThat(agreements.of(administrator, partner)).isEmpty();
    }
}

package pt.vez.rota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.rota.DutyCover.Candidate;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** When somebody cannot come: cover among colleagues, and swaps that both and the coordinator want. */
class AbsenceAndSwapTest extends RotaTest {
    @Autowired
    private Swaps swaps;

    private record Team(UUID association, Actor coordinator, Actor rosa, Actor tiago, UUID centre) {}

    private Team team() {
        UUID association = association();
        return new Team(
                association,
                coordinator(association),
                mediator(association, "Rosa"),
                mediator(association, "Tiago"),
                centre());
    }

    private Candidate candidate(Team team, Duty duty, Actor who) {
        return cover.candidates(team.coordinator(), duty.id()).stream()
                .filter(each -> each.accountId().equals(who.accountId()))
                .findFirst()
                .orElseThrow();
    }

    private int letters(String dedupe) {
        return jdbc.sql("select count(*) from notifications_outbox where dedupe like ?")
                .param(dedupe)
                .query(Integer.class)
                .single();
    }

    @Test
    void illnessFreesTheDutyAndTheFirstWhoAcceptsHasIt() {
        Team team = team();
        Duty duty = plan(team.coordinator(), team.rosa(), team.centre(), monday(), "09:00", "13:00");
        works(team.tiago());
        timeOff.miss(team.rosa(), duty.id(), AbsenceReason.ILLNESS);
        assertThat(duties.isOnDuty(team.rosa().accountId(), team.centre(), duty.start()))
                .isFalse();
        assertThat(letters("rota/lost/%/" + team.coordinator().accountId())).isOne();
        assertThat(cover.lost(team.coordinator())).extracting(Duty::id).containsExactly(duty.id());
        assertThat(cover.lost(team.coordinator()).getFirst().reason()).isEqualTo(AbsenceReason.ILLNESS);
        assertThat(cover.candidates(team.coordinator(), duty.id()))
                .as("whoever is away is not asked")
                .extracting(Candidate::accountId)
                .doesNotContain(team.rosa().accountId());
        assertThat(candidate(team, duty, team.tiago()).isProposed()).isTrue();
        cover.ask(team.coordinator(), duty.id(), team.tiago().accountId());
        cover.ask(team.coordinator(), duty.id(), team.coordinator().accountId());
        var asked = cover.asked(team.tiago()).getFirst();
        assertThat(asked.duty().reason()).as("nobody's health").isNull();
        assertThat(letters("rota/cover/%/" + team.tiago().accountId())).isOne();
        Duty covering = cover.accept(team.tiago(), asked.id());
        assertThat(covering.accountId()).isEqualTo(team.tiago().accountId());
        assertThat(duties.isOnDuty(team.tiago().accountId(), team.centre(), duty.start()))
                .isTrue();
        assertThat(cover.lost(team.coordinator())).isEmpty();
        assertThat(cover.asked(team.coordinator())).isEmpty();
        assertThat(letters("rota/found/%/" + team.coordinator().accountId())).isOne();
        assertThatThrownBy(() -> cover.assign(
                        team.coordinator(), duty.id(), team.coordinator().accountId()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("rota.cover.found");
        duties.cancel(team.coordinator(), covering.id(), false);
        assertThat(cover.lost(team.coordinator()))
                .as("its cover was called off")
                .extracting(Duty::id)
                .containsExactly(duty.id());
    }

    @Test
    void onlyWhoIsWithinTheLimitsIsProposedAndOthersAreRefused() {
        Team team = team();
        staffedByPartners(team.centre());
        Duty duty = plan(team.coordinator(), team.rosa(), team.centre(), monday(), "14:00", "18:00");
        plan(team.coordinator(), team.tiago(), centre(), monday(), "08:00", "13:00");
        works(team.tiago());
        timeOff.miss(team.coordinator(), duty.id(), AbsenceReason.OTHER);
        Candidate tiago = candidate(team, duty, team.tiago());
        assertThat(tiago.rules()).contains(RotaRule.DAY_HOURS, RotaRule.UNCERTIFIED);
        assertThat(tiago.hoursThatWeek()).isEqualTo(5);
        assertThatThrownBy(() ->
                        cover.ask(team.coordinator(), duty.id(), team.tiago().accountId()))
                .isInstanceOf(DutyRefused.class)
                .hasMessageContaining("DAY_HOURS");
        assertThatThrownBy(() ->
                        cover.assign(team.coordinator(), duty.id(), team.tiago().accountId()))
                .isInstanceOf(DutyRefused.class);
        Actor lara = mediator(team.association(), "Lara");
        works(lara);
        assertThat(candidate(team, duty, lara).rules()).contains(RotaRule.UNCERTIFIED);
        assertThat(candidate(team, duty, lara).isProposed()).isFalse();
        certificate(lara, monday().minusDays(100), monday());
        assertThat(candidate(team, duty, lara).isProposed()).isTrue();
        assertThat(cover.candidates(team.coordinator(), duty.id()).getFirst().accountId())
                .isEqualTo(lara.accountId());
        assertThat(cover.assign(team.coordinator(), duty.id(), lara.accountId()).start())
                .isEqualTo(duty.start());
    }

    @Test
    void ofManyWhoAreAskedAndAcceptAtOnceOneHasTheDuty() throws Exception {
        Team team = team();
        Duty duty = plan(team.coordinator(), team.rosa(), team.centre(), monday(), "09:00", "13:00");
        timeOff.miss(team.rosa(), duty.id(), AbsenceReason.ILLNESS);
        List<Actor> colleagues = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Actor colleague = mediator(team.association(), "Colega " + i);
            cover.ask(team.coordinator(), duty.id(), colleague.accountId());
            colleagues.add(colleague);
        }
        var start = new CountDownLatch(1);
        int won = 0;
        try (var pool = Executors.newFixedThreadPool(12)) {
            List<Future<Duty>> all = new ArrayList<>();
            for (Actor colleague : colleagues) {
                UUID request = cover.asked(colleague).getFirst().id();
                all.add(pool.submit(() -> {
                    start.await();
                    return cover.accept(colleague, request);
                }));
            }
            start.countDown();
            for (Future<Duty> each : all) {
                try {
                    each.get();
                    won++;
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).hasMessageContaining("rota.cover.found");
                }
            }
        }
        assertThat(won).isOne();
        assertThat(duties.ofAssociation(team.coordinator(), team.centre(), monday(), monday()))
                .filteredOn(each -> each.state() == DutyState.PLANNED)
                .hasSize(1);
    }

    @Test
    void aHolidayFreesAllDutiesOfItsDaysUntilThePersonIsBack() {
        Team team = team();
        for (int i = 0; i < 4; i++) {
            plan(team.coordinator(), team.rosa(), team.centre(), monday().plusDays(i), "09:00", "13:00");
        }
        assertThat(timeOff.away(
                        team.rosa(),
                        team.rosa().accountId(),
                        monday().plusDays(1),
                        monday().plusDays(2),
                        AbsenceReason.HOLIDAY))
                .isEqualTo(2);
        assertThat(duties.own(team.rosa(), monday(), monday().plusDays(6)))
                .extracting(Duty::state)
                .containsExactly(DutyState.PLANNED, DutyState.ABSENT, DutyState.ABSENT, DutyState.PLANNED);
        var absence = timeOff.own(team.rosa()).getFirst();
        Duty lost = cover.lost(team.coordinator()).getFirst();
        assertThatThrownBy(() -> timeOff.back(team.tiago(), absence.id())).isInstanceOf(NotAuthorised.class);
        timeOff.back(team.rosa(), absence.id());
        assertThat(timeOff.own(team.rosa())).isEmpty();
        assertThat(cover.assign(team.coordinator(), lost.id(), team.rosa().accountId())
                        .accountId())
                .as("may be given back")
                .isEqualTo(team.rosa().accountId());
    }

    @Test
    void aSwapTakesEffectOnlyWithTheWordOfAllThree() {
        Team team = team();
        Duty hers = plan(team.coordinator(), team.rosa(), team.centre(), monday(), "09:00", "17:00");
        Duty his = plan(team.coordinator(), team.tiago(), team.centre(), monday().plusDays(1), "09:00", "17:00");
        assertThat(swaps.exchangeable(team.rosa(), hers.id()))
                .extracting(Duty::id)
                .containsExactly(his.id());
        UUID swap = swaps.ask(team.rosa(), hers.id(), team.tiago().accountId(), his.id());
        assertThat(letters("rota/swap/" + swap + "/" + team.tiago().accountId()))
                .isOne();
        assertThatThrownBy(() -> swaps.ask(team.rosa(), hers.id(), team.tiago().accountId(), null))
                .hasMessageContaining("rota.swap.open");
        assertThatThrownBy(() -> swaps.approve(team.coordinator(), swap)).hasMessageContaining("rota.swap.settled");
        assertThatThrownBy(() -> swaps.accept(team.rosa(), swap)).isInstanceOf(NotFound.class);
        swaps.accept(team.tiago(), swap);
        assertThatThrownBy(() -> swaps.approve(team.tiago(), swap)).isInstanceOf(NotAuthorised.class);
        assertThat(duties.get(team.rosa(), hers.id()).accountId())
                .as("still hers")
                .isEqualTo(team.rosa().accountId());
        assertThat(swaps.toApprove(team.coordinator()))
                .extracting(Swaps.Swap::id)
                .containsExactly(swap);
        swaps.approve(team.coordinator(), swap);
        assertThat(duties.get(team.coordinator(), hers.id()).accountId())
                .isEqualTo(team.tiago().accountId());
        assertThat(duties.get(team.coordinator(), his.id()).accountId())
                .isEqualTo(team.rosa().accountId());
        assertThat(duties.isOnDuty(team.tiago().accountId(), team.centre(), hers.start()))
                .isTrue();
        assertThat(letters("rota/swap-settled/" + swap + "/APPROVED/%")).isEqualTo(2);
        assertThat(swaps.mine(team.rosa())).isEmpty();
    }

    @Test
    void aSwapThatBreaksALimitOrCameTooLateIsRefused() {
        Team team = team();
        Duty hers = plan(team.coordinator(), team.rosa(), team.centre(), monday(), "13:00", "21:00");
        UUID swap = swaps.ask(team.rosa(), hers.id(), team.tiago().accountId(), null);
        Duty early = plan(team.coordinator(), team.tiago(), centre(), monday().plusDays(1), "07:00", "10:00");
        assertThatThrownBy(() -> swaps.accept(team.tiago(), swap)).hasMessageContaining("DAILY_REST");
        duties.cancel(team.coordinator(), early.id(), false);
        swaps.accept(team.tiago(), swap);
        plan(team.coordinator(), team.tiago(), centre(), monday(), "14:00", "15:00");
        assertThatThrownBy(() -> swaps.approve(team.coordinator(), swap)).hasMessageContaining("OVERLAP");
        timeOff.miss(team.rosa(), hers.id(), AbsenceReason.ILLNESS);
        assertThatThrownBy(() -> swaps.approve(team.coordinator(), swap)).hasMessageContaining("rota.swap.gone");
        swaps.refuse(team.coordinator(), swap);
        assertThat(swaps.toApprove(team.coordinator())).isEmpty();
        Duty next = plan(team.coordinator(), team.rosa(), team.centre(), monday().plusDays(3), "09:00", "10:00");
        UUID second = swaps.ask(team.rosa(), next.id(), team.tiago().accountId(), null);
        swaps.decline(team.tiago(), second);
        UUID moved = swaps.ask(team.rosa(), next.id(), team.tiago().accountId(), null);
        swaps.accept(team.tiago(), moved);
        duties.move(
                team.coordinator(),
                next.id(),
                team.centre(),
                monday().plusDays(4),
                java.time.LocalTime.of(9, 0),
                java.time.LocalTime.of(10, 0));
        assertThat(swaps.toApprove(team.coordinator()))
                .as("agreed to another time")
                .isEmpty();
        UUID third = swaps.ask(team.rosa(), next.id(), team.tiago().accountId(), null);
        swaps.withdraw(team.rosa(), third);
        assertThat(swaps.mine(team.tiago())).isEmpty();
    }

    @Test
    void anotherAssociationNeitherCoversNorSwapsNorSees() {
        Team team = team();
        Team others = team();
        Duty duty = plan(team.coordinator(), team.rosa(), team.centre(), monday(), "09:00", "13:00");
        Duty theirs = plan(others.coordinator(), others.rosa(), team.centre(), monday(), "09:00", "13:00");
        assertThat(swaps.colleagues(team.rosa()))
                .extracting(Duties.Person::accountId)
                .doesNotContain(others.rosa().accountId());
        assertThat(swaps.exchangeable(team.rosa(), duty.id())).isEmpty();
        assertThatThrownBy(() -> swaps.ask(team.rosa(), duty.id(), others.rosa().accountId(), null))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> swaps.ask(team.rosa(), duty.id(), team.tiago().accountId(), theirs.id()))
                .isInstanceOf(NotFound.class);
        UUID swap = swaps.ask(team.rosa(), duty.id(), team.tiago().accountId(), null);
        swaps.accept(team.tiago(), swap);
        assertThat(swaps.toApprove(others.coordinator())).isEmpty();
        assertThatThrownBy(() -> swaps.approve(others.coordinator(), swap)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> swaps.refuse(others.coordinator(), swap)).isInstanceOf(NotFound.class);
        timeOff.miss(team.rosa(), duty.id(), AbsenceReason.ILLNESS);
        assertThat(cover.lost(others.coordinator())).isEmpty();
        assertThatThrownBy(() -> cover.candidates(others.coordinator(), duty.id()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> cover.assign(
                        others.coordinator(), duty.id(), others.tiago().accountId()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        cover.ask(team.coordinator(), duty.id(), others.tiago().accountId()))
                .isInstanceOf(NotFound.class);
        assertThat(cover.candidates(team.coordinator(), duty.id()))
                .extracting(Candidate::accountId)
                .doesNotContain(others.tiago().accountId());
        cover.ask(team.coordinator(), duty.id(), team.tiago().accountId());
        UUID request = cover.asked(team.tiago()).getFirst().id();
        assertThatThrownBy(() -> cover.accept(others.tiago(), request)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> cover.decline(others.tiago(), request)).isInstanceOf(NotFound.class);
        UUID absence = timeOff.own(team.rosa()).getFirst().id();
        assertThatThrownBy(() -> timeOff.back(others.coordinator(), absence)).isInstanceOf(NotFound.class);
    }

    @Test
    void onlyAdministratorsCallForCoverAndOnlyCoordinatorsFindIt() {
        Team team = team();
        Duty duty = plan(team.coordinator(), team.rosa(), team.centre(), monday(), "09:00", "13:00");
        for (Actor other : List.of(team.rosa(), actor(Role.OFFICER), actor(Role.APPLICANT))) {
            assertThatThrownBy(() -> cover.call(other, duty.id())).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> cover.lost(other)).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> cover.candidates(other, duty.id())).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> cover.ask(other, duty.id(), team.tiago().accountId()))
                    .isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> cover.assign(other, duty.id(), team.tiago().accountId()))
                    .isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> swaps.toApprove(other)).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> swaps.refuse(other, UUID.randomUUID())).isInstanceOf(NotAuthorised.class);
        }
        Actor stranger = actor(Role.APPLICANT);
        assertThatThrownBy(() -> cover.asked(stranger)).isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> swaps.mine(stranger)).isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> timeOff.own(stranger)).isInstanceOf(NotAuthorised.class);
        cover.call(actor(Role.ADMINISTRATOR), duty.id());
        assertThat(letters("rota/wanted/%/" + team.coordinator().accountId())).isOne();
    }
}

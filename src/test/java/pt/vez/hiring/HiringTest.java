package pt.vez.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.associations.Associations;
import pt.vez.associations.MediatorLanguage;
import pt.vez.associations.MediatorProfile;
import pt.vez.associations.MediatorProfiles;
import pt.vez.hiring.Screening.Decision;
import pt.vez.hiring.Screening.Given;
import pt.vez.identity.Accounts;
import pt.vez.rota.WorkTimes;
import pt.vez.rota.WorkTimes.Hours;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.SeatTaken;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.DomainException;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

class HiringTest extends HiringFixture {
    @Autowired
    private InterviewHours interviewHours;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Associations associations;

    @Autowired
    private MediatorProfiles profiles;

    @Autowired
    private WorkTimes times;

    /** What each of the commands, started in the same moment, ended with: a value or a refusal. */
    private static <T> List<Object> together(List<Callable<T>> commands) throws Exception {
        var gate = new CyclicBarrier(commands.size());
        try (var pool = Executors.newFixedThreadPool(commands.size())) {
            List<Future<Object>> running = new ArrayList<>();
            for (Callable<T> command : commands) {
                running.add(pool.submit(() -> {
                    gate.await();
                    try {
                        return command.call();
                    } catch (DomainException e) {
                        return e;
                    }
                }));
            }
            List<Object> ended = new ArrayList<>();
            for (Future<Object> each : running) {
                ended.add(each.get());
            }
            return ended;
        }
    }

    @Test
    void aDraftIsReadByNobodyButItsCoordinator() {
        Actor ana = coordinator("Rascunho");
        UUID id = calls.draft(ana, data(2));
        String slug = calls.get(ana, id).slug();
        assertThat(calls.published(slug)).isEmpty();
        assertThat(calls.open()).extracting(PublicCall::slug).doesNotContain(slug);
        assertThat(calls.preview(ana, slug).data().title().en()).isEqualTo("Bangla mediators");
        assertThatThrownBy(() -> calls.preview(coordinator("Outra"), slug)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> calls.publish(ana, id)).hasMessageContaining("calls.criteria.missing");
    }

    @Test
    void aPublishedCallIsOpenToEverybodyUntilItClosesAndOpensAgainWithANewDeadline() {
        Actor ana = coordinator("Prazo");
        OwnCall call = published(ana, 1);
        assertThat(calls.open()).extracting(PublicCall::slug).contains(call.slug());
        assertThatThrownBy(() -> calls.update(ana, call.id(), data(9), data(9)))
                .hasMessageContaining("calls.published.fixed");
        assertThatThrownBy(() -> calls.discard(ana, call.id())).hasMessageContaining("calls.published.fixed");
        calls.close(ana, call.id());
        assertThat(calls.published(call.slug()).orElseThrow().open()).isFalse();
        assertThatThrownBy(() -> apply(call, address())).isInstanceOf(NotFound.class);
        calls.extend(ana, call.id(), call.data().deadline().plusDays(3));
        assertThat(applications.follow(apply(call, address())).state()).isEqualTo(ApplicationState.RECEIVED);
        assertThatThrownBy(() -> calls.extend(ana, call.id(), call.data().deadline()))
                .hasMessageContaining("calls.deadline.later");
    }

    @Test
    void withoutAnAgreementInForceNothingIsPublicAndNothingIsDecided() {
        Actor ana = coordinator("Acordo");
        OwnCall call = published(ana, 1);
        UUID application = applied(call);
        jdbc.sql("update associations_agreement set valid_to = '2021-01-01' where partner_id = ?")
                .param(partnerOf(ana))
                .update();
        assertThat(calls.published(call.slug())).isEmpty();
        assertThatThrownBy(() -> apply(call, address())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> calls.own(ana)).isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> screening.decide(ana, call.id(), application, Decision.ACCEPTED, ""))
                .isInstanceOf(NotAuthorised.class);
    }

    @Test
    void everyMistakeOfTheFormIsNamedAtItsFieldAndTheFileIsKept() {
        OwnCall call = published(coordinator("Erros"), 1);
        UUID submission = UUID.randomUUID();
        var blank = new ApplicationForm(
                submission,
                " ",
                "not an address",
                "1",
                java.util.Set.of("KLINGON"),
                java.util.Set.of(),
                "",
                "en-GB",
                pdf());
        assertThatThrownBy(() -> applications.apply(call.slug(), blank, "n"))
                .isInstanceOfSatisfying(
                        ApplicationRefused.class,
                        refused -> assertThat(refused.problems().keySet())
                                .containsExactly("name", "email", "phone", "languages", "times", "motivation"));
        assertThat(applications.kept(call.slug(), submission)).isPresent();
        String token = applications.apply(call.slug(), form(submission, address(), null), "n");
        assertThat(applications.follow(token).state()).isEqualTo(ApplicationState.RECEIVED);
    }

    @Test
    void withoutAFileNothingIsReceived() {
        OwnCall call = published(coordinator("Sem CV"), 1);
        assertThatThrownBy(() -> applications.apply(call.slug(), form(UUID.randomUUID(), address(), null), "n"))
                .isInstanceOfSatisfying(
                        ApplicationRefused.class,
                        refused -> assertThat(refused.problems().keySet()).containsExactly("cv"));
    }

    @Test
    void theSameFormSentByManyHandsAtOnceIsOneApplication() throws Exception {
        Actor ana = coordinator("Duas vezes");
        OwnCall call = published(ana, 1);
        UUID submission = UUID.randomUUID();
        String email = address();
        List<Object> tokens = together(java.util.Collections.nCopies(
                8, () -> applications.apply(call.slug(), form(submission, email, pdf()), "twice")));
        assertThat(java.util.Set.copyOf(tokens)).hasSize(1);
        assertThat(screening.ranking(ana, call.id())).hasSize(1);
        assertThat(screening
                        .cv(
                                ana,
                                call.id(),
                                screening.ranking(ana, call.id()).getFirst().id())
                        .kind())
                .isEqualTo(Cv.Kind.PDF);
    }

    @Test
    void whoAppliesTooOftenWaits() {
        OwnCall call = published(coordinator("Muitas"), 1);
        String email = address();
        for (int i = 0; i < 5; i++) {
            apply(call, email);
        }
        assertThatThrownBy(() -> apply(call, email)).hasMessageContaining("error.attempts");
    }

    @Test
    void placesAreNeverExceededByManyDecisionsAtOnce() throws Exception {
        Actor ana = coordinator("Vagas");
        OwnCall call = published(ana, 2);
        List<UUID> candidates = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            candidates.add(applied(call));
        }
        List<Callable<String>> decisions = candidates.stream()
                .map(each -> (Callable<String>) () -> {
                    screening.decide(ana, call.id(), each, Decision.ACCEPTED, "");
                    return "yes";
                })
                .toList();
        List<Object> ended = together(decisions);
        assertThat(ended).filteredOn("yes"::equals).hasSize(2);
        assertThat(ended).filteredOn(InvalidInput.class::isInstance).hasSize(8);
        assertThat(calls.get(ana, call.id()).taken()).isEqualTo(2);
        UUID accepted = screening.ranking(ana, call.id()).stream()
                .filter(each -> each.state() == ApplicationState.ACCEPTED)
                .findFirst()
                .orElseThrow()
                .id();
        screening.decide(ana, call.id(), accepted, Decision.RESERVE, "");
        assertThat(calls.get(ana, call.id()).taken()).isEqualTo(1);
    }

    @Test
    void oneSeatIsOneInterviewHoweverManyChooseIt() throws Exception {
        Actor ana = coordinator("Entrevistas");
        OwnCall call = published(ana, 3);
        CentreId centre = lisbon();
        UUID only = interviewTime(centre, at(6, 0), 1);
        UUID other = interviewTime(centre, at(6, 30), 6);
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String token = apply(call, address());
            tokens.add(token);
            screening.invite(
                    ana,
                    call.id(),
                    applications.follow(token).id(),
                    centre,
                    java.time.LocalDate.now(LISBON).plusDays(6),
                    java.time.LocalDate.now(LISBON).plusDays(6));
        }
        List<Callable<String>> choices = tokens.stream()
                .map(token -> (Callable<String>) () -> {
                    applications.choose(token, only);
                    return token;
                })
                .toList();
        List<Object> ended = together(choices);
        List<Object> won = ended.stream().filter(String.class::isInstance).toList();
        assertThat(won).hasSize(1);
        assertThat(ended)
                .filteredOn(DomainException.class::isInstance)
                .allSatisfy(refused -> assertThat(refused instanceof SeatTaken || refused instanceof InvalidInput)
                        .isTrue());
        // Who has the seat moves, and it is free for the next.
        String winner = (String) won.getFirst();
        applications.choose(winner, other);
        String next =
                tokens.stream().filter(each -> !each.equals(winner)).findFirst().orElseThrow();
        applications.choose(next, only);
        applications.choose(next, only);
        assertThat(applications.follow(next).interview()).isNotNull();
        applications.withdraw(next);
        assertThat(applications.follow(next).interview()).isNull();
        assertThat(applications.follow(winner).interview().slot()).isEqualTo(other);
    }

    @Test
    void aCallWhoseVacanciesAreTakenIsFullUntilOneIsGivenBack() {
        Actor ana = coordinator("Cheio");
        OwnCall call = published(ana, 1);
        String token = apply(call, address());
        screening.decide(ana, call.id(), applications.follow(token).id(), Decision.ACCEPTED, "");
        assertThat(calls.get(ana, call.id()).state()).isEqualTo(CallState.FULL);
        assertThat(calls.open()).extracting(PublicCall::slug).doesNotContain(call.slug());
        assertThat(calls.published(call.slug()).orElseThrow().state()).isEqualTo(CallState.FULL);
        assertThatThrownBy(() -> apply(call, address())).hasMessageContaining("apply.over");
        applications.withdraw(token);
        assertThat(calls.get(ana, call.id()).state()).isEqualTo(CallState.OPEN);
        assertThat(calls.open()).extracting(PublicCall::slug).contains(call.slug());
        assertThat(applications.follow(apply(call, address())).state()).isEqualTo(ApplicationState.RECEIVED);
    }

    @Test
    void applicationsWithoutAWholeAssessmentHaveNoRankAndEqualsShareOne() {
        Actor ana = coordinator("Empates");
        OwnCall call = published(ana, 1);
        UUID unread = applied(call);
        UUID languages = call.criteria().get(0).id();
        UUID experience = call.criteria().get(1).id();
        for (int points : new int[] {3, 3, 2}) {
            screening.score(
                    ana,
                    call.id(),
                    applied(call),
                    Map.of(languages, new Given(points, ""), experience, new Given(points, "")));
        }
        var ranking = screening.ranking(ana, call.id());
        assertThat(ranking).extracting("rank").containsExactly(1, 1, 3, null);
        assertThat(ranking.getLast().id()).isEqualTo(unread);
    }

    @Test
    void scoresAreWeighedAndTheBestStandsFirst() {
        Actor ana = coordinator("Pontos");
        Actor rui = actor(Role.MEDIATOR, "Rui");
        member(rui, partnerOf(ana), true);
        OwnCall call = published(ana, 1);
        UUID first = applied(call);
        UUID second = applied(call);
        UUID languages = call.criteria().get(0).id();
        UUID experience = call.criteria().get(1).id();
        screening.score(
                ana, call.id(), second, Map.of(languages, new Given(5, "fluente"), experience, new Given(1, "")));
        screening.score(rui, call.id(), second, Map.of(languages, new Given(4, "")));
        screening.score(ana, call.id(), first, Map.of(languages, new Given(5, "")));
        var ranking = screening.ranking(ana, call.id());
        assertThat(ranking).extracting("id").containsExactly(second, first);
        assertThat(ranking.getFirst().score()).isEqualTo((3 * 4.5 + 1) / 4);
        assertThat(ranking.getFirst().rank()).isEqualTo(1);
        // The best mark for one of two criteria is neither a score nor a rank.
        assertThat(ranking.getLast().score()).isNull();
        assertThat(ranking.getLast().rank()).isNull();
        assertThat(ranking.getLast().scored()).isEqualTo(1);
        assertThat(screening.read(ana, call.id(), first).score()).isNull();
        assertThatThrownBy(() -> screening.score(ana, call.id(), first, Map.of(languages, new Given(6, ""))))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> calls.measureBy(ana, call.id(), call.criteria(), List.of(criterion("Outro", 1))))
                .hasMessageContaining("calls.criteria.scored");
    }

    @Test
    void whoIsHiredIsAMediatorWithNothingTypedTwice() {
        Actor ana = coordinator("Contratar");
        OwnCall call = published(ana, 1);
        String email = address();
        String token = apply(call, email);
        UUID application = applications.follow(token).id();
        assertThatThrownBy(() -> screening.hire(ana, call.id(), application)).hasMessageContaining("screening.state");
        screening.decide(ana, call.id(), application, Decision.ACCEPTED, "Bem-vindo.");
        UUID account = screening.hire(ana, call.id(), application);
        Actor hired = accounts.actor(account, null).orElseThrow();
        assertThat(hired.name()).isEqualTo("Rahim Uddin");
        assertThat(hired.roles()).containsExactly(Role.MEDIATOR);
        assertThat(accounts.mailAddress(account)).contains(email);
        var membership = associations.membershipOf(account).orElseThrow();
        assertThat(membership.partnerId()).isEqualTo(partnerOf(ana));
        assertThat(membership.coordinator()).isFalse();
        // Telephone, languages and hours come along and are theirs to correct.
        var known = new MediatorProfile("+351912345678", Set.of(MediatorLanguage.BENGALI, MediatorLanguage.PORTUGUESE));
        assertThat(profiles.own(hired)).isEqualTo(known);
        assertThat(profiles.ofAssociation(ana)).containsEntry(account, known);
        assertThat(times.own(hired).hours())
                .extracting(Hours::day, Hours::starts, Hours::ends)
                .containsExactly(
                        tuple(DayOfWeek.SATURDAY, LocalTime.of(9, 0), LocalTime.of(18, 0)),
                        tuple(DayOfWeek.SUNDAY, LocalTime.of(9, 0), LocalTime.of(18, 0)));
        var wanted = new MediatorProfile(null, Set.of(MediatorLanguage.HINDI));
        profiles.change(hired, known, wanted);
        assertThatThrownBy(() -> profiles.change(hired, known, known)).isInstanceOf(ChangedMeanwhile.class);
        assertThat(profiles.own(hired)).isEqualTo(wanted);
        assertThatThrownBy(() -> profiles.ofAssociation(hired)).isInstanceOf(NotAuthorised.class);
        assertThat(profiles.ofAssociation(coordinator("Outra casa"))).isEmpty();
        assertThatThrownBy(() -> applications.withdraw(token)).hasMessageContaining("follow.hired");
        assertThat(calls.get(ana, call.id()).taken()).isEqualTo(1);
    }

    @Test
    void whoHasAnAccountGetsTheRoleUnlessTheyBelongToAnotherHouse() {
        Actor ana = coordinator("Conhecidos");
        OwnCall call = published(ana, 5);
        Actor applicant = actor(Role.APPLICANT);
        screening.decide(ana, call.id(), by(call, applicant), Decision.ACCEPTED, "");
        UUID account = screening.hire(ana, call.id(), newest(ana, call));
        assertThat(account).isEqualTo(applicant.accountId());
        assertThat(times.own(accounts.actor(account, null).orElseThrow()).hours())
                .hasSize(2);
        assertThat(accounts.actor(account, null).orElseThrow().roles())
                .containsExactlyInAnyOrder(Role.APPLICANT, Role.MEDIATOR);
        Actor theirs = coordinator("Alheia");
        Actor officer = actor(Role.OFFICER);
        for (Actor taken : List.of(theirs, officer)) {
            UUID id = by(call, taken);
            screening.decide(ana, call.id(), id, Decision.ACCEPTED, "");
            assertThatThrownBy(() -> screening.hire(ana, call.id(), id)).hasMessageContaining("hiring.elsewhere");
            assertThat(screening.read(ana, call.id(), id).state()).isEqualTo(ApplicationState.ACCEPTED);
        }
        assertThat(accounts.actor(officer.accountId(), null).orElseThrow().roles())
                .containsExactly(Role.OFFICER);
    }

    private UUID by(OwnCall call, Actor person) {
        return applications
                .follow(apply(call, person.accountId() + "@test.example"))
                .id();
    }

    private UUID newest(Actor coordinator, OwnCall call) {
        return screening.ranking(coordinator, call.id()).stream()
                .filter(each -> each.state() == ApplicationState.ACCEPTED)
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void oneAssociationNeverLearnsOfTheCallsApplicationsAndScoresOfAnother() {
        Actor ana = coordinator("Nossa");
        OwnCall call = published(ana, 1);
        UUID application = applied(call);
        screening.score(
                ana, call.id(), application, Map.of(call.criteria().getFirst().id(), new Given(5, "segredo")));
        Actor stranger = coordinator("Vizinha");
        OwnCall own = published(stranger, 1);
        assertThat(calls.own(stranger)).extracting(OwnCall::id).containsExactly(own.id());
        for (UUID through : List.of(call.id(), own.id())) {
            all(stranger, through, application)
                    .forEach(
                            (name, act) -> assertThatThrownBy(act::run).as(name).isInstanceOf(NotFound.class));
        }
        assertThatThrownBy(() -> screening.ranking(stranger, call.id())).isInstanceOf(NotFound.class);
        assertThat(screening.ranking(stranger, own.id())).isEmpty();
        whole(stranger, call.id())
                .forEach((name, act) -> assertThatThrownBy(act::run).as(name).isInstanceOf(NotFound.class));
        assertThat(screening.read(ana, call.id(), application).state()).isEqualTo(ApplicationState.RECEIVED);
    }

    @Test
    void onlyACoordinatorRunsCalls() {
        Actor ana = coordinator("Papéis");
        OwnCall call = published(ana, 1);
        UUID application = applied(call);
        Actor colleague = actor(Role.MEDIATOR);
        member(colleague, partnerOf(ana), false);
        for (Actor other : List.of(
                colleague,
                actor(Role.MEDIATOR),
                actor(Role.APPLICANT),
                actor(Role.OFFICER),
                actor(Role.ADMINISTRATOR))) {
            all(other, call.id(), application)
                    .forEach(
                            (name, act) -> assertThatThrownBy(act::run).as(name).isInstanceOf(NotAuthorised.class));
            whole(other, call.id())
                    .forEach(
                            (name, act) -> assertThatThrownBy(act::run).as(name).isInstanceOf(NotAuthorised.class));
            assertThatThrownBy(() -> calls.own(other)).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> calls.draft(other, data(1))).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> screening.venues(other)).isInstanceOf(NotAuthorised.class);
        }
    }

    private Map<String, Runnable> all(Actor actor, UUID call, UUID application) {
        var day = java.time.LocalDate.now(LISBON).plusDays(1);
        return Map.of(
                "read", () -> screening.read(actor, call, application),
                "cv", () -> screening.cv(actor, call, application),
                "score", () -> screening.score(actor, call, application, Map.of()),
                "shortlist", () -> screening.shortlist(actor, call, application),
                "invite", () -> screening.invite(actor, call, application, lisbon(), day, day),
                "decide", () -> screening.decide(actor, call, application, Decision.RESERVE, ""),
                "hire", () -> screening.hire(actor, call, application));
    }

    private Map<String, Runnable> whole(Actor actor, UUID call) {
        return Map.of(
                "askForHours", () -> interviewHours.ask(actor, call),
                "get", () -> calls.get(actor, call),
                "update", () -> calls.update(actor, call, data(1), data(1)),
                "discard", () -> calls.discard(actor, call),
                "publish", () -> calls.publish(actor, call),
                "close", () -> calls.close(actor, call),
                "extend", () -> calls.extend(actor, call, data(1).deadline().plusDays(9)),
                "criteria", () -> calls.measureBy(actor, call, List.of(), List.of(criterion("x", 1))),
                "ranking", () -> screening.ranking(actor, call));
    }

    @Test
    void theCandidateSeesWhenTheirApplicationWasOpened() {
        Actor ana = coordinator("Leituras");
        OwnCall call = published(ana, 1);
        String token = apply(call, address());
        assertThat(applications.follow(token).reads()).isEmpty();
        screening.read(ana, call.id(), applications.follow(token).id());
        assertThat(applications.follow(token).reads()).hasSize(1);
    }

    @Test
    void anUnknownAddressShowsNothing() {
        assertThatThrownBy(() -> applications.follow("x")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> applications.withdraw("x")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> applications.choose("x", UUID.randomUUID())).isInstanceOf(NotFound.class);
    }
}

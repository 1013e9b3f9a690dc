package pt.vez;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.associations.Agreement.Terms;
import pt.vez.associations.AgreementPapers;
import pt.vez.associations.Agreements;
import pt.vez.associations.Associations;
import pt.vez.associations.Colleagues;
import pt.vez.browser.Papers;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNotes;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.MandatedPeople;
import pt.vez.casework.NewCase;
import pt.vez.casework.PersonIntake;
import pt.vez.documents.Documents;
import pt.vez.hiring.ApplicationForm;
import pt.vez.hiring.CallData;
import pt.vez.hiring.HiringData;
import pt.vez.hiring.HiringFixture;
import pt.vez.hiring.OwnCall;
import pt.vez.hiring.Screening.Decision;
import pt.vez.hiring.Screening.Given;
import pt.vez.intake.Device;
import pt.vez.intake.IntakePapers;
import pt.vez.intake.IntakePeople;
import pt.vez.intake.IntakePost;
import pt.vez.intake.IntakeState;
import pt.vez.intake.Intakes;
import pt.vez.intake.PutAwayReason;
import pt.vez.intake.Sameness;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Mandates;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.people.PersonMatching;
import pt.vez.people.PersonMatching.PersonQuery;
import pt.vez.platform.Languages;
import pt.vez.rota.AbsenceReason;
import pt.vez.rota.Duties;
import pt.vez.rota.Duties.Request;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyCover;
import pt.vez.rota.RotaFixture;
import pt.vez.rota.Swaps;
import pt.vez.rota.TimeOff;
import pt.vez.rota.WorkTimes;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Cover;
import pt.vez.scheduling.DeskDay;
import pt.vez.scheduling.WalkIns;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.Ids;
import pt.vez.shared.LocalText;
import pt.vez.shared.Role;
import pt.vez.training.Certificates;
import pt.vez.training.Course;
import pt.vez.training.CourseTests;
import pt.vez.training.Courses;
import pt.vez.training.Enrolments;
import pt.vez.training.SessionKind;
import pt.vez.training.TrainingSessions;
import pt.vez.visits.Handovers;
import pt.vez.visits.MandateHolders;
import pt.vez.visits.PeopleInProgress;
import pt.vez.visits.VisitClosing;
import pt.vez.visits.VisitPresence;
import pt.vez.visits.VisitSummaries;
import tools.jackson.databind.json.JsonMapper;

/**
 * One association never learns of another (reason for the length: one table over all modules). Two of them share a
 * centre, a training session and a person; whatever one of them is answered holds no word and no id of the other, and what
 * belongs to the other is answered like what does not exist.
 */
class IsolationTest extends HiringFixture {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private pt.vez.hiring.InterviewHours interviewHours;

    @Autowired
    private pt.vez.associations.PartnerRecords records;

    @Autowired
    private pt.vez.associations.MediatorProfiles profiles;

    @Autowired
    private pt.vez.associations.ContactDirectory contacts;

    @Autowired
    private Associations associations;

    @Autowired
    private Agreements agreements;

    @Autowired
    private AgreementPapers papers;

    @Autowired
    private Colleagues colleagues;

    @Autowired
    private Assistance assistance;

    @Autowired
    private Mandates mandates;

    @Autowired
    private pt.vez.mandates.Consents consents;

    @Autowired
    private PeopleInProgress people;

    @Autowired
    private MandatedPeople mandated;

    @Autowired
    private MandateHolders holders;

    @Autowired
    private PersonMatching matching;

    @Autowired
    private PersonIntake personIntake;

    @Autowired
    private Handovers handovers;

    @Autowired
    private CaseNotes notes;

    @Autowired
    private VisitPresence presence;

    @Autowired
    private VisitClosing closing;

    @Autowired
    private VisitSummaries summaries;

    @Autowired
    private Documents documents;

    @Autowired
    private Booking booking;

    @Autowired
    private Centres centres;

    @Autowired
    private DeskDay desk;

    @Autowired
    private WalkIns walkIns;

    @Autowired
    private Cover seats;

    @Autowired
    private Duties duties;

    @Autowired
    private DutyCover dutyCover;

    @Autowired
    private Swaps swaps;

    @Autowired
    private TimeOff timeOff;

    @Autowired
    private WorkTimes times;

    @Autowired
    private Intakes intakes;

    @Autowired
    private IntakePeople intakePeople;

    @Autowired
    private IntakePost post;

    @Autowired
    private IntakePapers intakePapers;

    @Autowired
    private Courses courses;

    @Autowired
    private TrainingSessions sessions;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private CourseTests tests;

    @Autowired
    private Certificates certificates;

    private CentreId centre;
    private UUID session;
    private CaseOutline shared;
    private PartnerFixture ours;
    private PartnerFixture theirs;

    @BeforeAll
    void twoAssociationsThatShareACentreASessionAndAPerson() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        centre = new CentreId(RotaFixture.centre(centres, administrator, LISBON, "lisboa"));
        session = sessions.plan(
                administrator,
                Course.BIOMETRICS,
                SessionKind.FULL,
                new TrainingSessions.Plan(
                        LocalDate.now(LISBON).plusDays(9),
                        LocalTime.of(9, 0),
                        LocalTime.of(12, 0),
                        false,
                        "Rua da Formação 2",
                        4));
        shared = caseOf(actor(Role.APPLICANT));
        ours = house("qnos" + Ids.next().toString().substring(28));
        theirs = house("qeles" + Ids.next().toString().substring(28));
    }

    private PartnerFixture house(String mark) {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Map<String, UUID> things = new LinkedHashMap<>();
        UUID partner = Partners.partner(jdbc, "Zona " + mark);
        things.put("partner", partner);
        things.put(
                "agreement",
                agreements.conclude(
                        administrator,
                        partner,
                        new Terms(
                                "Ref " + mark,
                                LocalDate.now(LISBON),
                                LocalDate.now(LISBON).plusYears(1),
                                9,
                                Set.of("REN"),
                                Set.of(centre.value()),
                                "Cláusula " + mark)));
        things.put("paper", papers.add(administrator, things.get("agreement"), mark + ".pdf", Papers.pdf(1)));
        Actor coordinator = member(partner, "Coordenadora " + mark, true);
        Actor mediator = member(partner, "Mediador " + mark, false);
        Actor colleague = member(partner, "Colega " + mark, false);
        things.put("coordinator", coordinator.accountId());
        things.put("mediator", mediator.accountId());
        things.put("colleague", colleague.accountId());
        String slug = hiring(mark, coordinator, things);
        rota(coordinator, mediator, colleague, things);
        learning(mediator, things);
        CaseId own = caseOf(actor(Role.APPLICANT)).id();
        things.put("ownMandate", mandate(mediator, own, mark));
        Actor visit = visit(mark, mediator, colleague, things);
        Device device = new Device(post, mediator);
        Device.Sealed intake = device.seal(Device.person("Walk " + mark, mark), Papers.photograph("jpeg"));
        device.send(intake);
        things.put("intake", intake.id());
        things.put(
                "photograph",
                intakes.read(mediator, intake.id()).photographs().getFirst().id());
        desk.workAt(coordinator, centre);
        return new PartnerFixture(mark, coordinator, mediator, colleague, visit, shared.id(), own, slug, things);
    }

    private Actor member(UUID partner, String name, boolean coordinator) {
        Actor member = actor(Role.MEDIATOR, name);
        Partners.member(jdbc, member.accountId(), partner, coordinator);
        Partners.ready(jdbc, member.accountId(), partner);
        jdbc.sql("update rota_duty set centre_id = ? where account_id = ?")
                .params(centre.value(), member.accountId())
                .update();
        return member;
    }

    private String hiring(String mark, Actor coordinator, Map<String, UUID> things) {
        CallData data = data(3);
        CallData named = new CallData(
                new LocalText("Concurso " + mark, "Call " + mark),
                data.text(),
                data.languages(),
                data.municipality(),
                "Rua " + mark,
                3,
                data.deadline());
        UUID draft = calls.draft(coordinator, named);
        UUID open = calls.draft(coordinator, named);
        calls.measureBy(coordinator, open, List.of(), List.of(criterion("Critério " + mark, 2)));
        calls.publish(coordinator, open);
        OwnCall call = calls.get(coordinator, open);
        String token = applications.apply(
                call.slug(),
                new ApplicationForm(
                        UUID.randomUUID(),
                        "Candidata " + mark,
                        mark + "@test.example",
                        "912345678",
                        Set.of("BENGALI"),
                        Set.of("WEEKENDS"),
                        "Motivo " + mark,
                        "pt-PT",
                        pdf()),
                mark);
        UUID application = applications.follow(token).id();
        screening.score(
                coordinator,
                open,
                application,
                Map.of(call.criteria().getFirst().id(), new Given(4, "Nota " + mark)));
        Instant soon = Instant.now().plusSeconds(60);
        UUID slot = HiringData.interviewTime(jdbc, centre, soon, 1);
        LocalDate day = LocalDate.ofInstant(soon, LISBON);
        screening.invite(coordinator, open, application, centre, day, day);
        applications.choose(token, slot);
        things.put("draft", draft);
        things.put("call", open);
        things.put("criterion", call.criteria().getFirst().id());
        things.put("application", application);
        return calls.get(coordinator, draft).slug();
    }

    private void rota(Actor coordinator, Actor mediator, Actor colleague, Map<String, UUID> things) {
        RotaFixture.always(times, mediator);
        RotaFixture.always(times, colleague);
        Duty swapped = duty(coordinator, mediator, monday());
        Duty lost = duty(coordinator, mediator, monday().plusDays(2));
        things.put("duty", swapped.id());
        things.put("lost", lost.id());
        things.put("swap", swaps.ask(mediator, swapped.id(), colleague.accountId(), null));
        swaps.accept(colleague, things.get("swap"));
        timeOff.miss(mediator, lost.id(), AbsenceReason.OTHER);
        things.put("absence", timeOff.own(mediator).getFirst().id());
        dutyCover.ask(coordinator, lost.id(), colleague.accountId());
        things.put("request", dutyCover.asked(colleague).getFirst().id());
    }

    private static LocalDate monday() {
        return LocalDate.now(LISBON).plusWeeks(3).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    private Duty duty(Actor coordinator, Actor mediator, LocalDate day) {
        duties.plan(
                coordinator,
                Request.once(mediator.accountId(), centre.value(), day, LocalTime.of(9, 0), LocalTime.of(13, 0)));
        return duties.ofAssociation(coordinator, centre.value(), day, day).getFirst();
    }

    private void learning(Actor mediator, Map<String, UUID> things) {
        things.put("certificate", certificates.own(mediator).getFirst().id());
        // Nobody learns what they are certified for.
        Actor learner = actor(Role.MEDIATOR, mediator.name());
        Partners.member(jdbc, learner.accountId(), things.get("partner"), false);
        enrolments.enrol(learner, session);
        things.put("learner", learner.accountId());
        things.put("enrolment", enrolments.own(learner).getFirst().id());
    }

    private UUID mandate(Actor mediator, CaseId caseId, String mark) {
        return assistance
                .requestMandate(
                        mediator,
                        caseId,
                        new Assistance.Wish(
                                EnumSet.allOf(Scope.class),
                                Term.DAYS_30,
                                Consent.ROGO,
                                Papers.photograph("png"),
                                new pt.vez.mandates.Consents.Witness("Testemunha " + mark, "12345678"),
                                false,
                                null,
                                null,
                                null,
                                true))
                .id();
    }

    private Actor visit(String mark, Actor mediator, Actor colleague, Map<String, UUID> things) {
        UUID mandate = mandate(mediator, shared.id(), mark);
        Actor visit = Actor.person(
                mediator.accountId(), mediator.name(), mediator.roles(), mandates.beginVisit(mediator, mandate));
        presence.began(visit, "Sala " + mark);
        notes.add(visit, "Apontamento " + mark);
        handovers.offer(visit, colleague.accountId());
        things.put("mandate", mandate);
        things.put("handover", handovers.offeredTo(colleague).getFirst().id());
        things.put(
                "search",
                matching.find(mediator, PersonQuery.ofName("Ana Silva", LocalDate.of(1990, 5, 17)))
                        .searchId());
        return visit;
    }

    /** Everything a member of the house can read, called with what belongs to the house. */
    private Map<String, Callable<Object>> answers(PartnerFixture house) {
        Map<String, Callable<Object>> all = new LinkedHashMap<>();
        Actor coordinator = house.coordinator();
        Actor mediator = house.mediator();
        Actor visit = house.visit();
        UUID call = house.id("call");
        all.put("calls.own", () -> calls.own(coordinator));
        all.put("calls.get", () -> calls.get(coordinator, call));
        all.put("calls.preview", () -> calls.preview(coordinator, house.draftSlug()));
        all.put("screening.ranking", () -> screening.ranking(coordinator, call));
        all.put("screening.read", () -> screening.read(coordinator, call, house.id("application")));
        all.put("screening.interviews", () -> screening.interviews(coordinator, centre));
        all.put("screening.venues", () -> screening.venues(coordinator));
        all.put("agreements.of", () -> agreements.of(mediator, house.id("partner")));
        all.put(
                "profiles.ofAssociation",
                () -> profiles.ofAssociation(coordinator).toString());
        all.put("profiles.own", () -> profiles.own(mediator));
        all.put("records.of", () -> records.of(mediator, house.id("partner")));
        all.put("contacts.of", () -> contacts.of(mediator, house.id("partner")).toString());
        all.put("associations.membersOf", () -> associations.membersOf(coordinator, house.id("partner")));
        all.put("associations.membershipOf", () -> associations.membershipOf(mediator.accountId()));
        all.put("colleagues.of", () -> colleagues.of(mediator));
        LocalDate from = LocalDate.now(LISBON);
        LocalDate until = monday().plusDays(6);
        all.put("duties.ofAssociation", () -> duties.ofAssociation(coordinator, null, from, until));
        all.put("duties.atCentre", () -> duties.ofAssociation(coordinator, centre.value(), from, until));
        all.put("duties.uncertified", () -> duties.uncertified(coordinator, null, from, until));
        all.put("duties.people", () -> duties.people(coordinator));
        all.put("duties.own", () -> duties.own(mediator, from, until));
        all.put("duties.get", () -> duties.get(mediator, house.id("duty")));
        all.put("cover.lost", () -> dutyCover.lost(coordinator));
        all.put("cover.candidates", () -> dutyCover.candidates(coordinator, house.id("lost")));
        all.put("cover.asked", () -> dutyCover.asked(house.colleague()));
        all.put("swaps.toApprove", () -> swaps.toApprove(coordinator));
        all.put("swaps.mine", () -> swaps.mine(mediator));
        all.put("swaps.colleagues", () -> swaps.colleagues(mediator));
        all.put("swaps.exchangeable", () -> swaps.exchangeable(mediator, house.id("duty")));
        all.put("timeOff.own", () -> timeOff.own(mediator));
        all.put("times.own", () -> times.own(mediator));
        all.put("times.of", () -> times.of(coordinator, mediator.accountId()));
        all.put("seats.own", () -> seats.own(coordinator, from, from.plusDays(20)));
        all.put("desk.today", () -> desk.today(mediator, centre));
        all.put("walkIns.waiting", () -> walkIns.waiting(mediator, centre));
        all.put("walkIns.day", () -> walkIns.day(mediator, centre));
        all.put("centres.all", () -> centres.all(mediator));
        all.put("people.of", () -> people.of(mediator));
        all.put("holders.ofCase", () -> holders.ofCase(mediator, shared.id()));
        all.put("holders.ofAssociation", () -> holders.ofAssociation(coordinator, 0, 50));
        all.put(
                "people.among",
                () -> mandated.among(mediator, List.of(house.shared(), house.own()))
                        .values());
        all.put("mandates.inHand", () -> mandates.inHand(visit));
        all.put("assistance.find", () -> assistance.find(mediator, shared.number()));
        all.put(
                "matching.find",
                () -> matching.find(mediator, PersonQuery.ofName("Ana Silva", LocalDate.of(1990, 5, 17))));
        all.put("handovers.offeredTo", () -> handovers.offeredTo(house.colleague()));
        all.put("handovers.ofVisit", () -> handovers.ofVisit(visit));
        all.put("cases.read", () -> cases.read(visit, house.shared()));
        all.put("cases.outline", () -> cases.outline(visit, house.shared()));
        all.put("cases.journalOf", () -> cases.journalOf(visit, house.shared(), 0, 100));
        all.put("cases.mandatesOf", () -> cases.mandatesOf(visit, house.shared()));
        all.put("notes.of", () -> notes.of(visit, house.shared()));
        all.put("presence.alsoHere", () -> presence.alsoHere(visit));
        all.put("closing.done", () -> closing.done(visit));
        all.put("summaries.of", () -> summaries.of(visit, Languages.PORTUGUESE));
        all.put("documents.checklist", () -> documents.checklist(visit, house.shared()));
        all.put("booking.latest", () -> booking.latest(visit, house.shared()));
        all.put("intakePapers.waitingFor", () -> intakePapers.waitingFor(visit, house.shared()));
        all.put("intakes.list", () -> intakes.list(mediator, EnumSet.allOf(IntakeState.class), 0, 50));
        all.put("intakes.read", () -> intakes.read(mediator, house.id("intake")));
        all.put("courses.all", () -> courses.all(mediator));
        all.put("sessions.upcoming", () -> sessions.upcoming(mediator));
        all.put("enrolments.own", () -> enrolments.own(mediator));
        all.put("certificates.own", () -> certificates.own(mediator));
        all.put("certificates.get", () -> certificates.get(mediator, house.id("certificate")));
        return all;
    }

    private static String text(Object answer) {
        return JSON.writeValueAsString(answer).toLowerCase(Locale.ROOT);
    }

    @Test
    void nothingThatOneIsAnsweredHoldsAWordOrAnIdOfTheOther() throws Exception {
        for (PartnerFixture[] pair : new PartnerFixture[][] {{ours, theirs}, {theirs, ours}}) {
            List<String> known = new ArrayList<>(
                    pair[1].things().values().stream().map(UUID::toString).toList());
            known.add(pair[1].mark());
            known.add(pair[1].own().value().toString());
            for (Map.Entry<String, Callable<Object>> each : answers(pair[0]).entrySet()) {
                String answer = text(each.getValue().call());
                assertThat(known.stream().filter(answer::contains))
                        .as(each.getKey())
                        .isEmpty();
            }
        }
    }

    /** Otherwise the test above would be about nothing. */
    @Test
    void itsOwnThingsAreAllAmongWhatAnAssociationIsAnswered() throws Exception {
        var all = new StringBuilder();
        for (Callable<Object> each : answers(ours).values()) {
            all.append(text(each.call()));
        }
        assertThat(ours.things().entrySet().stream()
                        .filter(thing -> all.indexOf(thing.getValue().toString()) < 0)
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("search", "enrolment");
        for (String thing : List.of("calls.own", "screening.ranking", "agreements.of", "notes.of", "intakes.list")) {
            assertThat(text(answers(ours).get(thing).call())).as(thing).contains(ours.mark());
        }
    }

    /** Everything that takes an id, called by somebody of one house with what belongs to another. */
    private Map<String, BiFunction<Actor, PartnerFixture, Object>> acts() {
        Map<String, BiFunction<Actor, PartnerFixture, Object>> all = new LinkedHashMap<>();
        LocalDate day = monday().plusDays(3);
        LocalTime nine = LocalTime.of(9, 0);
        all.put("agreements.of", (who, of) -> agreements.of(who, of.id("partner")));
        all.put("papers.open", (who, of) -> papers.open(who, of.id("paper")));
        all.put("screening.askForHours", (who, of) -> done(() -> interviewHours.ask(who, of.id("call"))));
        all.put("records.of", (who, of) -> records.of(who, of.id("partner")));
        all.put("contacts.of", (who, of) -> contacts.of(who, of.id("partner")));
        all.put("membersOf", (who, of) -> associations.membersOf(who, of.id("partner")));
        all.put("calls.get", (who, of) -> calls.get(who, of.id("call")));
        all.put("calls.preview", (who, of) -> calls.preview(who, of.draftSlug()));
        all.put("calls.update", (who, of) -> done(() -> calls.update(who, of.id("draft"), data(1), data(1))));
        all.put("calls.discard", (who, of) -> done(() -> calls.discard(who, of.id("draft"))));
        all.put("calls.publish", (who, of) -> done(() -> calls.publish(who, of.id("draft"))));
        all.put("calls.close", (who, of) -> done(() -> calls.close(who, of.id("call"))));
        all.put(
                "calls.extend",
                (who, of) -> done(() ->
                        calls.extend(who, of.id("call"), LocalDate.now(LISBON).plusDays(90))));
        all.put(
                "calls.measureBy",
                (who, of) -> done(() -> calls.measureBy(who, of.id("call"), List.of(), List.of(criterion("x", 1)))));
        all.put("ranking", (who, of) -> screening.ranking(who, of.id("call")));
        all.put("screening.read", (who, of) -> screening.read(who, of.id("call"), of.id("application")));
        all.put("screening.readOfOwn", (who, of) -> screening.read(who, ours.id("call"), of.id("application")));
        all.put("screening.cv", (who, of) -> screening.cv(who, of.id("call"), of.id("application")));
        all.put(
                "screening.score",
                (who, of) -> done(() -> screening.score(who, of.id("call"), of.id("application"), Map.of())));
        all.put(
                "screening.shortlist",
                (who, of) -> done(() -> screening.shortlist(who, of.id("call"), of.id("application"))));
        all.put(
                "screening.invite",
                (who, of) -> done(() -> screening.invite(who, of.id("call"), of.id("application"), centre, day, day)));
        all.put(
                "screening.decide",
                (who, of) ->
                        done(() -> screening.decide(who, of.id("call"), of.id("application"), Decision.RESERVE, "")));
        all.put("screening.hire", (who, of) -> screening.hire(who, of.id("call"), of.id("application")));
        all.put("duties.get", (who, of) -> duties.get(who, of.id("duty")));
        all.put("duties.move", (who, of) -> duties.move(who, of.id("duty"), centre.value(), day, nine, nine));
        all.put("duties.cancel", (who, of) -> duties.cancel(who, of.id("duty"), false));
        all.put(
                "duties.preview",
                (who, of) -> duties.preview(
                        who, Request.once(of.id("mediator"), centre.value(), day, nine, LocalTime.NOON)));
        all.put(
                "duties.plan",
                (who, of) ->
                        duties.plan(who, Request.once(of.id("mediator"), centre.value(), day, nine, LocalTime.NOON)));
        all.put("cover.candidates", (who, of) -> dutyCover.candidates(who, of.id("lost")));
        all.put("cover.ask", (who, of) -> done(() -> dutyCover.ask(who, of.id("lost"), ours.id("colleague"))));
        all.put("cover.askTheirs", (who, of) -> done(() -> dutyCover.ask(who, ours.id("lost"), of.id("colleague"))));
        all.put("cover.assign", (who, of) -> dutyCover.assign(who, ours.id("lost"), of.id("colleague")));
        all.put("cover.accept", (who, of) -> dutyCover.accept(who, of.id("request")));
        all.put("cover.decline", (who, of) -> done(() -> dutyCover.decline(who, of.id("request"))));
        all.put("swaps.exchangeable", (who, of) -> swaps.exchangeable(who, of.id("duty")));
        all.put("swaps.ask", (who, of) -> swaps.ask(who, of.id("duty"), ours.id("colleague"), null));
        all.put("swaps.askThem", (who, of) -> swaps.ask(who, ours.id("duty"), of.id("colleague"), null));
        all.put(
                "swaps.askForTheirs",
                (who, of) -> swaps.ask(who, ours.id("duty"), ours.id("colleague"), of.id("duty")));
        all.put("swaps.accept", (who, of) -> done(() -> swaps.accept(who, of.id("swap"))));
        all.put("swaps.decline", (who, of) -> done(() -> swaps.decline(who, of.id("swap"))));
        all.put("swaps.withdraw", (who, of) -> done(() -> swaps.withdraw(who, of.id("swap"))));
        all.put("swaps.approve", (who, of) -> done(() -> swaps.approve(who, of.id("swap"))));
        all.put("swaps.refuse", (who, of) -> done(() -> swaps.refuse(who, of.id("swap"))));
        all.put("timeOff.miss", (who, of) -> done(() -> timeOff.miss(who, of.id("duty"), AbsenceReason.OTHER)));
        all.put("timeOff.away", (who, of) -> timeOff.away(who, of.id("mediator"), day, day, AbsenceReason.OTHER));
        all.put("timeOff.back", (who, of) -> done(() -> timeOff.back(who, of.id("absence"))));
        all.put("times.of", (who, of) -> times.of(who, of.id("mediator")));
        all.put("mandates.acting", (who, of) -> mandates.acting(who, of.id("mandate")));
        all.put("mandates.beginVisit", (who, of) -> mandates.beginVisit(who, of.id("mandate")));
        all.put("mandates.endVisit", (who, of) -> done(() -> mandates.endVisit(who, of.id("mandate"))));
        all.put("consents.confirm", (who, of) -> consents.confirm(who, of.id("mandate"), "123456"));
        all.put("handovers.offer", (who, of) -> done(() -> handovers.offer(who, of.id("colleague"))));
        all.put("handovers.accept", (who, of) -> handovers.accept(who, of.id("handover")));
        all.put("handovers.decline", (who, of) -> done(() -> handovers.decline(who, of.id("handover"))));
        all.put("cases.read", (who, of) -> cases.read(who, of.own()));
        all.put("cases.journalOf", (who, of) -> cases.journalOf(who, of.own(), 0, 10));
        all.put("cases.mandatesOf", (who, of) -> cases.mandatesOf(who, of.own()));
        all.put("cases.attestation", (who, of) -> cases.attestation(who, of.shared(), of.id("mandate")));
        all.put("cases.attestationOfTheirs", (who, of) -> cases.attestation(who, of.own(), of.id("ownMandate")));
        all.put("notes.of", (who, of) -> notes.of(who, of.own()));
        all.put("documents.checklist", (who, of) -> documents.checklist(who, of.own()));
        all.put("booking.latest", (who, of) -> booking.latest(who, of.own()));
        all.put("thisIs", (who, of) -> personIntake.thisIs(who, of.id("search"), UUID.randomUUID()));
        all.put("intakes.read", (who, of) -> intakes.read(who, of.id("intake")));
        all.put("intakes.photograph", (who, of) -> intakes.photograph(who, of.id("intake"), of.id("photograph")));
        all.put(
                "intakes.decide",
                (who, of) -> done(() -> intakes.decide(who, ours.id("intake"), of.id("intake"), Sameness.SAME)));
        all.put(
                "intakePeople.compare",
                (who, of) -> intakePeople.compare(who, of.id("intake"), new NewCase("REN", person(null, null))));
        all.put("intakePeople.compareWritten", (who, of) -> intakePeople.compare(who, of.id("intake")));
        all.put(
                "intakePeople.casesOf",
                (who, of) -> intakePeople.casesOf(who, of.id("intake"), of.id("search"), UUID.randomUUID()));
        all.put(
                "intakePeople.join",
                (who, of) -> intakePeople.join(who, of.id("intake"), of.id("search"), UUID.randomUUID(), "REN"));
        all.put(
                "intakePeople.enter",
                (who, of) -> intakePeople.enter(
                        who, of.id("intake"), of.id("search"), new NewCase("REN", person(null, null)), null));
        all.put("intakes.putAway", (who, of) -> done(() -> intakes.putAway(who, of.id("intake"), PutAwayReason.TEST)));
        all.put("intakes.restore", (who, of) -> done(() -> intakes.restore(who, of.id("intake"))));
        all.put("intakePapers.photograph", (who, of) -> intakePapers.photograph(who, of.shared(), of.id("photograph")));
        all.put("enrolments.withdraw", (who, of) -> done(() -> enrolments.withdraw(who, of.id("enrolment"))));
        all.put(
                "enrolments.move",
                (who, of) -> done(() -> enrolments.move(who, of.id("enrolment"), UUID.randomUUID())));
        all.put("tests.outlook", (who, of) -> tests.outlook(who, of.id("enrolment")));
        all.put("tests.start", (who, of) -> tests.start(who, of.id("enrolment")));
        all.put("certificates.get", (who, of) -> certificates.get(who, of.id("certificate")));
        return all;
    }

    private static Object done(Runnable command) {
        command.run();
        return "done";
    }

    private static String outcome(BiFunction<Actor, PartnerFixture, Object> act, Actor who, PartnerFixture of) {
        try {
            return text(act.apply(who, of));
        } catch (DomainException e) {
            return e.getClass().getSimpleName() + " " + e.key() + " " + e.args();
        }
    }

    @Test
    void whatBelongsToAnotherIsAnsweredLikeWhatDoesNotExist() {
        for (Actor who : List.of(ours.coordinator(), ours.mediator(), ours.visit())) {
            acts().forEach((name, act) -> {
                String nothing = outcome(act, who, theirs.nowhere());
                assertThat(outcome(act, who, theirs))
                        .as(name + " by " + who.name())
                        .isEqualTo(nothing);
                assertThat(nothing).as(name + " by " + who.name()).matches("(?s)(Not|AuthorityRefused).*");
            });
        }
    }

    @Test
    void thePersonReadsWhatBothDid() {
        Actor owner = jdbc.sql("select account_id from casework_case where id = ?")
                .param(shared.id().value())
                .query((row, n) -> Actor.person(row.getObject(1, UUID.class), "x", Set.of(Role.APPLICANT), null))
                .single();
        assertThat(text(cases.journalOf(owner, shared.id(), 0, 100))).contains(ours.mark(), theirs.mark());
        assertThat(cases.mandatesOf(owner, shared.id())).hasSize(2);
        assertThat(cases.attestation(owner, shared.id(), theirs.id("mandate"))).isNotEmpty();
        assertThat(cases.attestation(ours.visit(), shared.id(), ours.id("mandate")))
                .isNotEmpty();
    }
}

// Longer than 300 lines: one entry for every method a mediator can call.
package pt.vez.mandates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.biometrics.CaptureSessions;
import pt.vez.casework.AccountAnswer;
import pt.vez.casework.Assistance.Terms;
import pt.vez.casework.CaseCircumstances;
import pt.vez.casework.CaseNotes;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.Corrections;
import pt.vez.casework.MandatedPeople;
import pt.vez.casework.NewCase;
import pt.vez.casework.PersonIntake;
import pt.vez.documents.Documents;
import pt.vez.intake.IntakePapers;
import pt.vez.intake.IntakePeople;
import pt.vez.intake.IntakePost;
import pt.vez.intake.IntakeState;
import pt.vez.intake.Intakes;
import pt.vez.intake.PutAwayReason;
import pt.vez.intake.Sameness;
import pt.vez.people.CorrectableData;
import pt.vez.people.CorrectionProof;
import pt.vez.people.NewPersonReason;
import pt.vez.people.PersonMatching;
import pt.vez.people.PersonMatching.PersonQuery;
import pt.vez.platform.Languages;
import pt.vez.scheduling.Agenda;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.DeskDay;
import pt.vez.scheduling.WalkIns;
import pt.vez.shared.DomainException;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.visits.Handovers;
import pt.vez.visits.MandateHolders;
import pt.vez.visits.PeopleInProgress;
import pt.vez.visits.VisitClosing;
import pt.vez.visits.VisitPresence;
import pt.vez.visits.VisitSummaries;

/**
 * Every service method a mediator can call, with each condition off in turn: refused, and the reason is that condition. A
 * new method joins the list.
 */
class EveryActTest extends AuthorityFixture {
    @Autowired
    private PersonMatching matching;

    @Autowired
    private PersonIntake entering;

    @Autowired
    private PeopleInProgress people;

    @Autowired
    private MandatedPeople mandated;

    @Autowired
    private MandateHolders holders;

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
    private CaseCircumstances caseCircumstances;

    @Autowired
    private Corrections corrections;

    @Autowired
    private Consents consents;

    @Autowired
    private DeskDay day;

    @Autowired
    private Agenda agenda;

    @Autowired
    private WalkIns walkIns;

    @Autowired
    private IntakePost post;

    @Autowired
    private Intakes intakes;

    @Autowired
    private IntakePeople intakePeople;

    @Autowired
    private IntakePapers papers;

    @Autowired
    private Documents documents;

    @Autowired
    private Booking booking;

    @Autowired
    private CaptureSessions captures;

    @Autowired
    private pt.vez.biometrics.SampleTaking samples;

    private interface Call {
        void run() throws Exception;
    }

    /** @param procedure whether it is about one */
    private record Way(Permission deed, boolean procedure, Call call) {
        boolean rests(AuthorityRequirement authorityRequirement) {
            return needs(deed, authorityRequirement)
                    && (authorityRequirement != AuthorityRequirement.PROCEDURE || procedure);
        }
    }

    private Map<String, Way> ways() {
        Map<String, Way> all = new LinkedHashMap<>();
        atTheDesk(all);
        entering(all);
        inTheVisit(all);
        return all;
    }

    private void atTheDesk(Map<String, Way> all) {
        CentreId here = new CentreId(centre);
        UUID none = UUID.randomUUID();
        Permission deed = Permission.DESK;
        CaseNumber number = new CaseNumber(jdbc.sql("select number from casework_case where id = ?")
                .param(caseId.value())
                .query(String.class)
                .single());
        all.put("Assistance.find", new Way(deed, false, () -> assistance.find(mediator, number)));
        all.put(
                "PersonMatching.find",
                new Way(deed, false, () -> matching.find(mediator, PersonQuery.ofDocument("ZZ0000001"))));
        all.put("PersonIntake.thisIs", new Way(deed, false, () -> entering.thisIs(mediator, none, none)));
        all.put("PeopleInProgress.of", new Way(deed, false, () -> people.of(mediator)));
        all.put("MandateHolders.ofCase", new Way(deed, false, () -> holders.ofCase(mediator, caseId)));
        all.put("MandatedPeople.among", new Way(deed, false, () -> mandated.among(mediator, Set.of(caseId))));
        all.put("Handovers.offeredTo", new Way(deed, false, () -> handovers.offeredTo(mediator)));
        all.put("Handovers.accept", new Way(deed, false, () -> handovers.accept(mediator, none)));
        all.put("DeskDay.today", new Way(deed, false, () -> day.today(mediator, here)));
        all.put("DeskDay.workAt", new Way(deed, false, () -> day.workAt(mediator, here)));
        all.put("WalkIns.issue", new Way(deed, false, () -> walkIns.issue(mediator, here, "REN", WalkIns.Ground.NONE)));
        all.put("WalkIns.waiting", new Way(deed, false, () -> walkIns.waiting(mediator, here)));
        all.put("WalkIns.day", new Way(deed, false, () -> walkIns.day(mediator, here)));
        UUID desk = jdbc.sql("select id from scheduling_desk where centre_id = ? and active order by label limit 1")
                .param(centre)
                .query(UUID.class)
                .single();
        UUID ticket = walkIns.issue(actor(Role.OFFICER), here, "REN", WalkIns.Ground.NONE)
                .id();
        all.put("WalkIns.workAtDesk", new Way(deed, false, () -> walkIns.workAtDesk(mediator, desk)));
        all.put("WalkIns.callNext", new Way(deed, false, () -> walkIns.callNext(mediator, desk)));
        all.put("WalkIns.atDesk", new Way(deed, false, () -> walkIns.atDesk(mediator, desk)));
        all.put("WalkIns.callAgain", new Way(deed, false, () -> walkIns.callAgain(mediator, ticket)));
        all.put("WalkIns.served", new Way(deed, false, () -> walkIns.served(mediator, ticket)));
        all.put("WalkIns.absent", new Way(deed, false, () -> walkIns.absent(mediator, ticket)));
        all.put("WalkIns.reopen", new Way(deed, false, () -> walkIns.reopen(mediator, ticket)));
        all.put("WalkIns.takeOver", new Way(deed, false, () -> walkIns.takeOver(mediator, ticket)));
        all.put("WalkIns.requeue", new Way(deed, false, () -> walkIns.requeue(mediator, ticket)));
        all.put("Agenda.find", new Way(deed, false, () -> agenda.find(mediator, "0000000")));
        all.put("Agenda.checkIn", new Way(deed, false, () -> agenda.checkIn(mediator, none)));
        all.put("Agenda.undoCheckIn", new Way(deed, false, () -> agenda.undoCheckIn(mediator, none)));
        all.put("Agenda.attended", new Way(deed, false, () -> agenda.attended(mediator, none)));
        all.put("Agenda.undoAttended", new Way(deed, false, () -> agenda.undoAttended(mediator, none)));
        all.put("DeskDay.caseOf", new Way(deed, false, () -> day.caseOf(mediator, none)));
        all.put("IntakePost.prepare", new Way(deed, false, () -> post.prepare(mediator)));
        all.put(
                "Intakes.list",
                new Way(deed, false, () -> intakes.list(mediator, EnumSet.allOf(IntakeState.class), 0, 10)));
        all.put("Intakes.read", new Way(deed, false, () -> intakes.read(mediator, none)));
        all.put("Intakes.photograph", new Way(deed, false, () -> intakes.photograph(mediator, none, none)));
        all.put("Intakes.decide", new Way(deed, false, () -> intakes.decide(mediator, none, none, Sameness.SAME)));
        all.put("Intakes.waiting", new Way(deed, false, () -> intakes.waiting(mediator)));
        all.put("Intakes.putAway", new Way(deed, false, () -> intakes.putAway(mediator, none, PutAwayReason.TEST)));
        all.put("Intakes.restore", new Way(deed, false, () -> intakes.restore(mediator, none)));
        all.put("IntakePeople.compare", new Way(deed, false, () -> intakePeople.compare(mediator, none)));
        all.put("IntakePeople.casesOf", new Way(deed, false, () -> intakePeople.casesOf(mediator, none, none, none)));
        all.put("IntakePeople.join", new Way(deed, false, () -> intakePeople.join(mediator, none, none, none, "REN")));
        all.put(
                "IntakePeople.enter",
                new Way(
                        deed,
                        false,
                        () -> intakePeople.enter(mediator, none, none, new NewCase("REN", person(null, null)), null)));
        all.put(
                "IntakePost.receive",
                new Way(
                        Permission.DELIVER,
                        false,
                        () -> post.receive(mediator, none, new ByteArrayInputStream(new byte[10]), null)));
    }

    private void entering(Map<String, Way> all) {
        UUID none = UUID.randomUUID();
        // Codes to one person are few: every round asks another.
        UUID asked = assistance
                .requestMandate(
                        mediator, caseOf(actor(Role.APPLICANT)).id(), Set.of(), Term.VISIT, Consent.CODE_EMAIL, null)
                .id();
        all.put("PersonIntake.requireReady", new Way(Permission.ENTER, false, () -> entering.requireReady(mediator)));
        all.put(
                "Cases.intake",
                new Way(Permission.ENTER, true, () -> cases.intake(mediator, new NewCase("REN", person(null, null)))));
        all.put(
                "PersonIntake.thisIs (new case)",
                new Way(Permission.ENTER, true, () -> entering.thisIs(mediator, none, none, "REN")));
        all.put(
                "PersonIntake.somebodyNew",
                new Way(
                        Permission.ENTER,
                        true,
                        () -> entering.somebodyNew(
                                mediator, none, new NewCase("REN", person(null, null)), NewPersonReason.RELATIVE)));
        all.put(
                "Assistance.reading",
                new Way(
                        Permission.ASK,
                        true,
                        () -> assistance.reading(mediator, caseId, new Terms(Set.of(), Term.VISIT), "pt-PT")));
        all.put(
                "Assistance.requestMandate",
                new Way(
                        Permission.ASK,
                        true,
                        () -> assistance.requestMandate(
                                mediator, caseId, Set.of(), Term.VISIT, Consent.CODE_EMAIL, null)));
        all.put("Consents.confirm", new Way(Permission.ASK, false, () -> consents.confirm(mediator, asked, "abc")));
    }

    private void inTheVisit(Map<String, Way> all) {
        UUID none = UUID.randomUUID();
        UUID mandate = java.util.Objects.requireNonNull(visiting.mandateId());
        Permission deed = Permission.FOLLOW;
        all.put("Mandates.beginVisit", new Way(deed, false, () -> mandates.beginVisit(mediator, mandate)));
        all.put("Mandates.acting", new Way(deed, false, () -> mandates.acting(mediator, mandate)));
        all.put("Mandates.inHand", new Way(deed, false, () -> mandates.inHand(visiting)));
        all.put("VisitPresence.began", new Way(deed, false, () -> presence.began(visiting, null)));
        all.put("VisitPresence.alsoHere", new Way(deed, true, () -> presence.alsoHere(visiting)));
        all.put("CaseNotes.add", new Way(deed, true, () -> notes.add(visiting, "Volta na sexta.")));
        all.put("CaseNotes.of", new Way(deed, true, () -> notes.of(visiting, caseId)));
        all.put("VisitClosing.done", new Way(deed, true, () -> closing.done(visiting)));
        all.put("VisitClosing.hint", new Way(deed, true, () -> closing.hint(visiting)));
        all.put("VisitClosing.language", new Way(deed, true, () -> closing.language(visiting)));
        all.put("VisitClosing.send", new Way(deed, true, () -> closing.send(visiting, Languages.ENGLISH)));
        all.put("VisitSummaries.of", new Way(deed, true, () -> summaries.of(visiting, Languages.ENGLISH)));
        all.put("Handovers.offer", new Way(deed, true, () -> handovers.offer(visiting, none)));
        all.put("Cases.outline", new Way(deed, true, () -> cases.outline(visiting, caseId)));
        all.put("Cases.read", new Way(deed, true, () -> cases.read(visiting, caseId)));
        all.put("Cases.journalOf", new Way(deed, true, () -> cases.journalOf(visiting, caseId, 0, 10)));
        all.put("Cases.mandatesOf", new Way(deed, true, () -> cases.mandatesOf(visiting, caseId)));
        all.put("Cases.attestation", new Way(deed, true, () -> cases.attestation(visiting, caseId, mandate)));
        all.put(
                "IdentityChecks.seen",
                new Way(deed, true, () -> identityChecks.seen(visiting, caseId, AccountAnswer.notTheirs())));
        all.put(
                "Cases.applicantUnderMandate",
                new Way(deed, true, () -> cases.applicantUnderMandate(visiting, caseId)));
        CorrectableData stored = new CorrectableData(null, "x@test.example", null, "lisboa", "pt-PT");
        all.put("Corrections.of", new Way(Permission.DOCUMENTS, true, () -> corrections.of(visiting, caseId)));
        all.put(
                "Corrections.correct",
                new Way(
                        Permission.DOCUMENTS,
                        true,
                        () -> corrections.correct(visiting, caseId, stored, stored, CorrectionProof.PASSPORT)));
        all.put("Standing.of", new Way(deed, true, () -> caseCircumstances.of(visiting, caseId)));
        all.put("Standing.familyOf", new Way(deed, true, () -> caseCircumstances.familyOf(visiting, caseId)));
        all.put(
                "Standing.leave",
                new Way(Permission.APPOINTMENTS, true, () -> caseCircumstances.leave(visiting, caseId)));
        all.put("IntakePapers.waitingFor", new Way(deed, true, () -> papers.waitingFor(visiting, caseId)));
        all.put("IntakePapers.photograph", new Way(deed, true, () -> papers.photograph(visiting, caseId, none)));
        all.put("IntakePapers.attach", new Way(deed, true, () -> papers.attach(visiting, caseId, none, "passport")));
        all.put("Documents.checklist", new Way(deed, true, () -> documents.checklist(visiting, caseId)));
        all.put(
                "Documents.upload",
                new Way(
                        Permission.DOCUMENTS,
                        true,
                        () -> documents.upload(visiting, caseId, "passport", new ByteArrayInputStream(new byte[1]))));
        all.put(
                "Documents.discardDraft",
                new Way(Permission.DOCUMENTS, true, () -> documents.discardDraft(visiting, caseId, none)));
        all.put(
                "Documents.retakePage",
                new Way(
                        Permission.DOCUMENTS,
                        true,
                        () -> documents.retakePage(
                                visiting, caseId, none, none, new ByteArrayInputStream(new byte[1]))));
        all.put(
                "Documents.submit",
                new Way(Permission.DOCUMENTS, true, () -> documents.submit(visiting, caseId, none)));
        all.put(
                "Booking.requireReady",
                new Way(Permission.APPOINTMENTS, true, () -> booking.requireReady(visiting, caseId)));
        all.put("Booking.hold", new Way(Permission.APPOINTMENTS, true, () -> booking.hold(visiting, caseId, none)));
        all.put("Booking.active", new Way(deed, true, () -> booking.active(visiting, caseId)));
        all.put(
                "CaptureSessions.begin",
                new Way(Permission.BIOMETRICS, true, () -> captures.begin(visiting, caseId, null)));
        all.put(
                "SampleTaking.height",
                new Way(Permission.BIOMETRICS, true, () -> samples.height(visiting, caseId, 170)));
        all.put("CaptureSessions.seal", new Way(Permission.BIOMETRICS, true, () -> captures.seal(visiting, caseId)));
    }

    /** What a call was refused with; empty when it went through or failed for another reason than authority. */
    private static String refusal(Way way) {
        try {
            way.call().run();
            return "";
        } catch (NotAuthorised e) {
            return e.key().startsWith("authority.") || e.key().startsWith("error.") ? e.key() : "";
        } catch (DomainException e) {
            return "";
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest(name = "{0} off")
    @EnumSource(
            value = AuthorityRequirement.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SCOPE"})
    void whatRestsOnTheConditionIsRefusedNamingIt(AuthorityRequirement authorityRequirement) {
        check(authorityRequirement, switches().get(authorityRequirement), way -> way.rests(authorityRequirement));
    }

    @ParameterizedTest(name = "only {0} in the mandate")
    @EnumSource(Scope.class)
    void whatTheMandateDoesNotCoverIsRefusedNamingIt(Scope only) {
        Runnable back = switches().get(AuthorityRequirement.SCOPE).on();
        Runnable off = () -> jdbc.sql("update mandates_mandate set scopes = ? where id = ?")
                .params(only.name(), visiting.mandateId())
                .update();
        check(
                AuthorityRequirement.SCOPE,
                new Switch(off, back),
                way -> way.deed().scope() != null && way.deed().scope() != only);
    }

    private void check(AuthorityRequirement authorityRequirement, Switch one, Predicate<Way> rests) {
        Map<String, Way> ways = ways();
        var softly = new SoftAssertions();
        one.off().run();
        try {
            ways.forEach((name, way) -> {
                if (rests.test(way)) {
                    softly.assertThat(refusal(way)).as(name).isEqualTo(refusalKey(authorityRequirement));
                }
            });
        } finally {
            one.on().run();
        }
        softly.assertAll();
    }

    @Test
    void nothingIsRefusedWhileEverythingHolds() {
        List<String> refused = new ArrayList<>();
        ways().forEach((name, way) -> {
            String key = refusal(way);
            if (!key.isEmpty()) {
                refused.add(name + " " + key);
            }
        });
        assertThat(refused).isEmpty();
    }

    @Test
    void whatOnlyEndsSomethingNeedsNoShift() {
        presence.began(visiting, null);
        Switch shift = switches().get(AuthorityRequirement.SHIFT);
        shift.off().run();
        try {
            handovers.withdraw(visiting);
            presence.ended(visiting);
            mandates.endVisit(visiting, java.util.Objects.requireNonNull(visiting.mandateId()));
        } finally {
            shift.on().run();
        }
    }
}

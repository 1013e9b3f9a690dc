package pt.vez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import pt.vez.casework.AccountAnswer;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumbers;
import pt.vez.casework.Corrections;
import pt.vez.casework.Stage;
import pt.vez.casework.Worklist;
import pt.vez.documents.Documents;
import pt.vez.documents.RejectReason;
import pt.vez.identity.Accounts;
import pt.vez.invitations.Invitations;
import pt.vez.mandates.Consent;
import pt.vez.mandates.MandateWatch;
import pt.vez.mandates.Mandates;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.notifications.PushDevices;
import pt.vez.people.CorrectableData;
import pt.vez.people.CorrectedField;
import pt.vez.people.CorrectionProof;
import pt.vez.scheduling.Agenda;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CancelReason;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.HolidayCalendar;
import pt.vez.scheduling.Publications;
import pt.vez.scheduling.Publishing;
import pt.vez.scheduling.QuotaShare;
import pt.vez.scheduling.ServiceType;
import pt.vez.scheduling.Shift;
import pt.vez.scheduling.ShiftData;
import pt.vez.scheduling.ShiftException;
import pt.vez.scheduling.ShiftPlanning;
import pt.vez.shared.Actor;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.PageOf;
import pt.vez.shared.Role;
import pt.vez.visits.MandateHolders;

/** Who may open which address and call which service. A new one that is not listed here fails the build. */
class AccessMatrixTest extends VezTest {
    @Autowired
    private Documents documents;

    @Autowired
    private Booking booking;

    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Publications publications;

    @Autowired
    private ShiftPlanning planning;

    @Autowired
    private HolidayCalendar calendar;

    @Autowired
    private Agenda agenda;

    @Autowired
    private pt.vez.scheduling.BulkAppointments bulk;

    @Autowired
    private pt.vez.invitations.CallList calls;

    @Autowired
    private pt.vez.associations.ContactDirectory contacts;

    @Autowired
    private pt.vez.associations.Declarations declarations;

    @Autowired
    private pt.vez.mandates.ConsentTexts consentTexts;

    @Autowired
    private pt.vez.mandates.MandateNotices mandateNotices;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Worklist worklist;

    @Autowired
    private pt.vez.documents.ReviewQueue queue;

    @Autowired
    private pt.vez.casework.CaseNotes notes;

    @Autowired
    private pt.vez.audit.JournalSearch log;

    @Autowired
    private Assistance assistance;

    @Autowired
    private pt.vez.associations.Associations associations;

    @Autowired
    private Corrections corrections;

    @Autowired
    private MandateWatch watch;

    @Autowired
    private MandateHolders holders;

    @Autowired
    private CaseNumbers numbers;

    @Autowired
    private Mandates mandates;

    @Autowired
    private Invitations invitations;

    @Autowired
    private pt.vez.invitations.Disruptions disruptions;

    @Autowired
    private pt.vez.casework.StageChanges stages;

    @Autowired
    private pt.vez.casework.IdentityChecks identity;

    @Autowired
    private pt.vez.casework.RegisterNumbers register;

    @Autowired
    private PushDevices devices;

    private static final CorrectableData CORRECTABLE =
            new CorrectableData(null, "x@test.example", null, "lisboa", "pt-PT");

    private static final Map<String, String> ROUTES = new TreeMap<>(Map.ofEntries(
            Map.entry("more", "ADMINISTRATOR,MEDIATOR,OFFICER"),
            Map.entry("home", "everybody"),
            Map.entry("account", "everybody"),
            Map.entry("claim", "everybody"),
            Map.entry("new-case", "everybody"),
            Map.entry("case", "everybody"),
            Map.entry("case/correct", "everybody"),
            Map.entry("work/:case/correct", "OFFICER"),
            Map.entry("documents", "everybody"),
            Map.entry("documents/:item", "everybody"),
            Map.entry("appointment", "everybody"),
            Map.entry("appointment/choose", "everybody"),
            Map.entry("appointment/hold", "everybody"),
            Map.entry("appointment/place", "everybody"),
            Map.entry("appointment/earlier", "everybody"),
            Map.entry("passport-visit", "everybody"),
            Map.entry("queue", "ADMINISTRATOR,MEDIATOR,OFFICER"),
            Map.entry("policy", "ADMINISTRATOR"),
            Map.entry("waves", "ADMINISTRATOR"),
            Map.entry("signals", "ADMINISTRATOR"),
            Map.entry("disruptions", "ADMINISTRATOR"),
            Map.entry("disruptions/:plan", "ADMINISTRATOR"),
            Map.entry("calls-to-make/:plan?", "ADMINISTRATOR,OFFICER"),
            Map.entry("desk", "MEDIATOR"),
            Map.entry("intakes", "MEDIATOR"),
            Map.entry("intakes/:intake", "MEDIATOR"),
            Map.entry("intake-papers", "MEDIATOR"),
            Map.entry("rota", "MEDIATOR"),
            Map.entry("rota/times", "MEDIATOR"),
            Map.entry("rota/plan", "MEDIATOR"),
            Map.entry("rota/duty/:duty", "MEDIATOR"),
            Map.entry("cover", "ADMINISTRATOR,MEDIATOR"),
            Map.entry("desk/visit/:number", "MEDIATOR"),
            Map.entry("visit", "MEDIATOR"),
            Map.entry("visit/end", "MEDIATOR"),
            Map.entry("hiring", "MEDIATOR"),
            Map.entry("hiring/:call", "MEDIATOR"),
            Map.entry("hiring/:call/:application", "MEDIATOR"),
            Map.entry("work", "OFFICER"),
            Map.entry("review", "OFFICER"),
            Map.entry("work/:case", "OFFICER"),
            Map.entry("agenda", "ADMINISTRATOR,OFFICER"),
            Map.entry("check-in", "ADMINISTRATOR,MEDIATOR,OFFICER"),
            Map.entry("centres", "ADMINISTRATOR"),
            Map.entry("centres/:centre/:part?", "ADMINISTRATOR"),
            Map.entry("publishing/:publication?", "ADMINISTRATOR"),
            Map.entry("holidays", "ADMINISTRATOR"),
            Map.entry("services", "ADMINISTRATOR"),
            Map.entry("accounts", "ADMINISTRATOR"),
            Map.entry("journal", "ADMINISTRATOR"),
            Map.entry("declaration", "MEDIATOR"),
            Map.entry("watch", "ADMINISTRATOR,OFFICER"),
            Map.entry("declaration/text", "ADMINISTRATOR"),
            Map.entry("consent-texts", "ADMINISTRATOR"),
            Map.entry("partners/:partner", "ADMINISTRATOR"),
            Map.entry("training", "MEDIATOR"),
            Map.entry("training/test/:enrolment", "MEDIATOR"),
            Map.entry("courses", "ADMINISTRATOR"),
            Map.entry("courses/:course", "ADMINISTRATOR"),
            Map.entry("courses/:course/questions", "ADMINISTRATOR"),
            Map.entry("courses/:course/rules", "ADMINISTRATOR"),
            Map.entry("courses/session/:session", "ADMINISTRATOR"),
            Map.entry("courses/certificates", "ADMINISTRATOR"),
            Map.entry("partners", "ADMINISTRATOR"),
            Map.entry("association", "MEDIATOR"),
            Map.entry("biometrics/:step?", "MEDIATOR"),
            Map.entry("captures", "ADMINISTRATOR"),
            Map.entry("handovers", "ADMINISTRATOR")));

    @Test
    void everyScreenIsForTheRolesListedHere() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        Map<String, String> found = new TreeMap<>();
        for (var candidate : scanner.findCandidateComponents("pt.vez")) {
            Class<?> screen = Class.forName(candidate.getBeanClassName());
            RolesAllowed roles = screen.getAnnotation(RolesAllowed.class);
            String who = roles != null
                    ? String.join(
                            ",", java.util.Arrays.stream(roles.value()).sorted().toList())
                    : screen.isAnnotationPresent(PermitAll.class) ? "everybody" : "nobody";
            found.put(screen.getAnnotation(Route.class).value(), who);
        }
        assertThat(found).isEqualTo(ROUTES);
    }

    @ParameterizedTest
    @CsvSource({
        "/, 200",
        "/sign-in, 200",
        "/privacy, 200",
        "/signed-out, 200",
        "/offline, 200",
        "/manifest.webmanifest, 200",
        "/robots.txt, 200",
        "/where, 200",
        "/where/challenge, 200",
        "/hall.js, 200",
        "/intake, 200",
        "/help, 200",
        "/intake.js, 200",
        "/intake-waiting.js, 200",
        "/intake-phones.json, 200",
        "/intake/session, 302",
        "/intakes, 302",
        "/i/x, 404",
        "/i/x/done, 404",
        "/o/x, 404",
        "/o/x/vez.ics, 404",
        "/t/x, 404",
        "/hall/01890000-0000-7000-8000-000000000000, 404",
        "/certificates, 200",
        "/certificates/x, 404",
        "/papers/certificates/01890000-0000-7000-8000-000000000000, 302",
        "/calls, 200",
        "/calls/x, 404",
        "/calls/x?preview, 403",
        "/calls/x/apply, 404",
        "/applications/x, 404",
        "/hiring, 302",
        "/waves, 302",
        "/disruptions, 302",
        "/publishing, 302",
        "/holidays, 302",
        "/calls-to-make, 302",
        "/rota, 302",
        "/association, 302",
        "/cover, 302",
        "/papers/letters/01890000-0000-7000-8000-000000000000, 302",
        "/actuator/health, 200",
        "/home, 302",
        "/documents, 302",
        "/work, 302",
        "/review, 302",
        "/accounts, 302",
        "/journal, 302",
        "/papers/01890000-0000-7000-8000-000000000000/print, 302",
        "/papers/01890000-0000-7000-8000-000000000000/vez.ics, 302",
        "/papers/visit/print, 302",
        "/papers/mandates/01890000-0000-7000-8000-000000000000/letter, 302",
        "/actuator/env, 404",
        "/visit/standing, 302",
        "/visit/file?visit=x, 302",
        "/visit/ended, 200",
        "/live, 302",
        "/papers/mandates/01890000-0000-7000-8000-000000000000/01890000-0000-7000-8000-000000000000.pdf, 302",
        "/anything, 404",
        "/favicon.ico, 404",
        "/VAADIN/anything, 404",
        "/VAADIN/build/anything.js, 404",
        "/VAADIN/dynamic/resource/1/x/y, 404",
        "/images/x, 404",
        "/themes/x, 404",
        "/partners/x, 302",
        "/?v-r=init, 403",
        "/?v-r=anything, 403"
    })
    void withoutSignInOnlyTheLightPagesOpen(String path, int status) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(ADDRESS + path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("set-cookie").orElse(""))
                .as("no session before sign-in")
                .doesNotContain("vez=");
        if (status == 302) {
            assertThat(response.headers().firstValue("location").orElse("")).contains("/sign-in?to=");
        } else if (path.length() < 10 || path.equals("/signed-out")) {
            assertThat(response.headers().firstValue("content-security-policy").orElse(""))
                    .contains("default-src 'none'");
        }
    }

    @Test
    void aCaseAnswersItsOwnerAndRefusesEverybodyElse() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(owner);
        UUID document = documents
                .upload(owner, id, "passport", new ByteArrayInputStream(pt.vez.browser.Papers.pdf(1)))
                .id();
        CentreId centre = centres.all(owner).getFirst().id();
        for (Role role : Role.values()) {
            Actor stranger = actor(role);
            refused(owner, "review their own paper", () -> documents.accept(owner, id, document));
            Map<String, ThrowingCallable> acts = new LinkedHashMap<>();
            acts.put(
                    "upload",
                    () -> documents.upload(stranger, id, "passport", new ByteArrayInputStream(new byte[] {1})));
            acts.put("submit", () -> documents.submit(stranger, id, document));
            acts.put("removePage", () -> documents.removePage(stranger, id, document, document));
            acts.put("discardDraft", () -> documents.discardDraft(stranger, id, document));
            acts.put(
                    "retakePage",
                    () -> documents.retakePage(
                            stranger, id, document, document, new ByteArrayInputStream(new byte[] {1})));
            acts.put("requireReady", () -> booking.requireReady(stranger, id));
            acts.put("centres", () -> booking.centres(stranger, id, null));
            acts.put("days", () -> booking.days(stranger, id, centre));
            acts.put("times", () -> booking.times(stranger, id, centre, LocalDate.now()));
            acts.put("hold", () -> booking.hold(stranger, id, UUID.randomUUID()));
            acts.put("currentHold", () -> booking.currentHold(stranger, id));
            acts.put("release", () -> booking.release(stranger, id, UUID.randomUUID()));
            acts.put("confirm", () -> booking.confirm(stranger, id, UUID.randomUUID()));
            acts.put(
                    "cancel",
                    () -> booking.cancel(stranger, id, UUID.randomUUID(), CancelReason.OTHER, UUID.randomUUID()));
            acts.put("take a cancellation back", () -> booking.takeBack(stranger, id, UUID.randomUUID()));
            acts.put("sendCode", () -> corrections.sendCode(stranger, id, CorrectedField.EMAIL, "x@test.example"));
            acts.put("confirm contact", () -> corrections.confirm(stranger, id, UUID.randomUUID(), "123456"));
            acts.put("revokeMandate", () -> cases.revokeMandate(stranger, id, UUID.randomUUID()));
            if (role != Role.OFFICER) {
                acts.put("checklist", () -> documents.checklist(stranger, id));
                acts.put("open", () -> documents.open(stranger, id, document, null));
                acts.put("original", () -> documents.original(stranger, id, document));
                acts.put("accept", () -> documents.accept(stranger, id, document));
                acts.put("reject", () -> documents.reject(stranger, id, document, RejectReason.EXPIRED, ""));
                acts.put("read", () -> cases.read(stranger, id));
                acts.put("correctable", () -> corrections.of(stranger, id));
                acts.put(
                        "correct",
                        () -> corrections.correct(stranger, id, CORRECTABLE, CORRECTABLE, CorrectionProof.PASSPORT));
                acts.put("outline", () -> cases.outline(stranger, id));
                acts.put("identitySeen", () -> identityChecks.seen(stranger, id, AccountAnswer.notTheirs()));
                acts.put("journalOf", () -> cases.journalOf(stranger, id, 0, 10));
                acts.put("mandatesOf", () -> cases.mandatesOf(stranger, id));
                acts.put("active", () -> booking.active(stranger, id));
                acts.put("latest", () -> booking.latest(stranger, id));
                acts.put("worklist", () -> worklist.find(stranger, new Worklist.Query("", null, null, false), 0, 10));
                acts.put(
                        "worklist export",
                        () -> worklist.each(stranger, new Worklist.Query("", null, null, false), row -> {}));
                acts.put(
                        "set a stage",
                        () -> stages.move(stranger, id, Stage.DOCUMENTS, Stage.APPOINTMENT, "Motivo do teste"));
                acts.put("undo passport seen", () -> identity.undo(stranger, id));
                acts.put("may undo passport seen", () -> identity.mayUndo(stranger, id));
                acts.put("number in the register", () -> register.of(stranger, id));
                acts.put("set number in the register", () -> register.set(stranger, id, "", "P0001"));
                acts.put("worklist rows", () -> worklist.rows(stranger, List.of(id)));
                acts.put("undo a review", () -> documents.undoReview(stranger, id, document));
                acts.put("documents to review", () -> queue.page(stranger, null, 0, 10));
                acts.put("next to review", () -> queue.next(stranger, null));
                acts.put("officer's note", () -> notes.add(stranger, id, "Nota"));
            }
            acts.forEach((name, act) -> refused(stranger, name, act));
        }
        assertThat(documents.open(owner, id, document, null).bytes()).isNotEmpty();
    }

    @Test
    void aMediatorWithoutALiveMandateIsRefusedEverything() {
        Actor mediator = mediator();
        Actor owner = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(owner);
        UUID association = assistanceOf(mediator);
        var forged = new Actor.Acting(UUID.randomUUID(), id.value(), association, "X");
        Actor pretending = Actor.person(mediator.accountId(), mediator.name(), Set.of(Role.MEDIATOR), forged);
        refused(pretending, "read", () -> cases.read(pretending, id));
        refused(pretending, "book", () -> booking.requireReady(pretending, id));
        refused(pretending, "original", () -> documents.original(pretending, id, UUID.randomUUID()));
        var pending =
                assistance.requestMandate(mediator, id, Set.of(Scope.DOCUMENTS), Term.VISIT, Consent.CODE_EMAIL, null);
        var waiting = Actor.person(
                mediator.accountId(),
                mediator.name(),
                Set.of(Role.MEDIATOR),
                new Actor.Acting(pending.id(), id.value(), association, "X"));
        refused(waiting, "read before consent", () -> cases.read(waiting, id));
        refused(mediator, "begin before consent", () -> mandates.beginVisit(mediator, pending.id()));
        jdbc.sql(
                        "update mandates_mandate set state = 'ACTIVE', granted_at = now(6), expires_at = now(6) + interval 1 hour where id = ?")
                .param(pending.id())
                .update();
        assertThat(cases.read(waiting, id).applicant().name()).isEqualTo("Ana Silva");
        refused(waiting, "outside the scope", () -> booking.requireReady(waiting, id));
        refused(waiting, "another case", () -> cases.read(waiting, caseOf(owner).id()));
        jdbc.sql("update mandates_mandate set expires_at = now(6) - interval 1 second where id = ?")
                .param(pending.id())
                .update();
        refused(waiting, "after the term", () -> cases.read(waiting, id));
        jdbc.sql("update mandates_mandate set expires_at = now(6) + interval 1 hour where id = ?")
                .param(pending.id())
                .update();
        jdbc.sql("update associations_member set until_date = '2021-01-01' where account_id = ?")
                .param(mediator.accountId())
                .update();
        refused(waiting, "after leaving the association", () -> cases.read(waiting, id));
    }

    private UUID assistanceOf(Actor mediator) {
        return jdbc.sql("select partner_id from associations_member where account_id = ?")
                .param(mediator.accountId())
                .query(UUID.class)
                .single();
    }

    private static final ServiceType SERVICE = new ServiceType("XYZ", new LocalText("Um", "One"), 20, true, true);
    private static final Desk DESK = new Desk(UUID.randomUUID(), "X", Set.of("BIO"), true);
    private static final Shift SHIFT = new Shift(
            UUID.randomUUID(),
            new ShiftData(
                    DESK.id(),
                    "BIO",
                    DayOfWeek.MONDAY,
                    LocalTime.of(9, 0),
                    LocalTime.of(10, 0),
                    LocalDate.EPOCH,
                    LocalDate.EPOCH));

    @Test
    void onlyAdministratorsRunCentresAndAccounts() {
        CentreId centre = centres.all(actor(Role.APPLICANT)).getFirst().id();
        var known = centres.get(actor(Role.APPLICANT), centre).data();
        for (Role role : new Role[] {Role.APPLICANT, Role.MEDIATOR, Role.OFFICER}) {
            Actor other = actor(role);
            refused(other, "create", () -> centres.create(other, known));
            refused(other, "update", () -> centres.update(other, centre, known, known));
            refused(other, "get account", () -> accounts.get(other, other.accountId()));
            refused(other, "addDesk", () -> centres.addDesk(other, centre, "X", Set.of("BIO")));
            refused(other, "addShift", () -> centres.addShift(other, centre, SHIFT.data()));
            refused(other, "updateShift", () -> centres.updateShift(other, centre, SHIFT, SHIFT.data()));
            refused(other, "removeShift", () -> centres.removeShift(other, centre, SHIFT));
            refused(other, "updateDesk", () -> centres.updateDesk(other, DESK, DESK));
            refused(other, "shareOut", () -> centres.shareOut(other, centre, QuotaShare.NONE, QuotaShare.USUAL));
            refused(other, "createService", () -> centres.createService(other, SERVICE));
            refused(other, "updateService", () -> centres.updateService(other, SERVICE, SERVICE));
            refused(other, "preview", () -> publishing.preview(other, centre, LocalDate.now(), LocalDate.now()));
            refused(other, "partners", () -> associations.partners(other));
            refused(other, "publish", () -> publishing.publish(other, centre, LocalDate.now(), LocalDate.now()));
            var ids = List.of(centre);
            UUID any = UUID.randomUUID();
            LocalDate day = LocalDate.now();
            refused(other, "count publication", () -> publications.count(other, ids, day, day));
            refused(other, "publish now", () -> publications.publishNow(other, ids, day, day));
            refused(other, "publish counted", () -> publications.publish(other, any));
            refused(other, "retry publication", () -> publications.retry(other, any));
            refused(other, "stop publication", () -> publications.stop(other, any));
            refused(other, "publication", () -> publications.get(other, any));
            refused(other, "publications", () -> publications.latest(other));
            var pattern = new ShiftPlanning.Pattern(
                    List.of(any), "BIO", Set.of(DayOfWeek.MONDAY), LocalTime.NOON, LocalTime.MAX, day, day);
            refused(other, "pattern", () -> planning.propose(other, pattern));
            refused(other, "copy", () -> planning.propose(other, new ShiftPlanning.Copy(any, List.of(any))));
            refused(other, "effect of adding", () -> planning.effectOfAdding(other, List.of(SHIFT.data())));
            refused(other, "effect of change", () -> planning.effectOfChange(other, centre, SHIFT, null));
            var differs = new ShiftException(null, null, day, null, null, "x");
            refused(other, "effect of exception", () -> planning.effectOfException(other, centre, differs));
            refused(other, "exception", () -> centres.addException(other, centre, differs));
            refused(other, "remove exception", () -> centres.removeException(other, centre, any));
            refused(other, "add shifts", () -> planning.add(other, List.of(SHIFT.data())));
            refused(other, "calendar", () -> calendar.year(other, 2027, null));
            refused(other, "calendar day", () -> calendar.find(other, any));
            refused(other, "effect of holiday", () -> calendar.effect(other, null, null));
            refused(other, "save holiday", () -> calendar.save(other, null, null));
            refused(other, "accounts", () -> accounts.find(other, new Accounts.Query("", null, null), 0, 10));
            refused(
                    other,
                    "accounts export",
                    () -> accounts.each(other, new Accounts.Query("", null, null), row -> {}));
            refused(other, "names of accounts", () -> accounts.named(other, List.of(other.accountId())));
            var everything = new pt.vez.audit.JournalSearch.Query(null, null, null, null, null, null);
            refused(other, "journal", () -> log.page(other, everything, null, 10));
            refused(other, "journal export", () -> log.each(other, everything, line -> {}));
            refused(other, "kinds of entries", () -> log.actions(other));
            if (role != Role.OFFICER) {
                refused(other, "number of a case", () -> numbers.find(other, "0000"));
                refused(other, "numbers of cases", () -> numbers.of(other, List.of(UUID.randomUUID())));
            }
            refused(other, "close accounts", () -> accounts.setActive(other, List.of(other.accountId()), false));
            refused(
                    other,
                    "describe account",
                    () -> accounts.update(other, accounts.own(other), "X", Set.of(Role.ADMINISTRATOR), true));
            if (role != Role.OFFICER) {
                refused(other, "agenda", () -> agenda.day(other, centre, LocalDate.now()));
                refused(other, "check-in", () -> agenda.checkIn(other, "0000000"));
                refused(other, "find arrival", () -> agenda.find(other, "0000000"));
                refused(other, "check-in by id", () -> agenda.checkIn(other, UUID.randomUUID()));
                refused(other, "undo check-in", () -> agenda.undoCheckIn(other, UUID.randomUUID()));
                refused(other, "attended", () -> agenda.attended(other, UUID.randomUUID()));
                refused(other, "undo attended", () -> agenda.undoAttended(other, UUID.randomUUID()));
                var some = List.of(UUID.randomUUID());
                refused(
                        other,
                        "move many",
                        () -> bulk.move(other, some, centre, LocalDate.now(), "Motivo", done -> {}));
                refused(other, "cancel many", () -> bulk.cancel(other, some, "Motivo", UUID.randomUUID(), done -> {}));
                refused(other, "attended many", () -> bulk.attended(other, some, done -> {}));
                refused(
                        other,
                        "note many calls",
                        () -> calls.markAll(
                                other, UUID.randomUUID(), some, pt.vez.invitations.CallList.Mark.DONE, "", done -> {}));
            }
        }
        PageOf<?> page = accounts.find(actor(Role.ADMINISTRATOR), new Accounts.Query("", null, null), 0, 10);
        assertThat(page.total()).isGreaterThan(5);
    }

    @Test
    void onlyTheAgencyLooksAtFlaggedMandatesAndNumbers() {
        UUID none = UUID.randomUUID();
        for (Role role : new Role[] {Role.APPLICANT, Role.MEDIATOR}) {
            Actor other = actor(role);
            refused(other, "flagged", () -> watch.flagged(other, 0, 10));
            refused(other, "looked", () -> watch.looked(other, none, MandateWatch.Finding.IN_ORDER));
            refused(other, "look undone", () -> watch.lookUndone(other, none));
            refused(other, "letters to print", () -> mandateNotices.toPrint(other, 0, 10));
            refused(other, "print letter", () -> mandateNotices.print(other, none));
            refused(other, "numbers", () -> numbers.of(other, List.of(none)));
        }
        var held = new MandateHolders.Held(none, "7K4M2QXPC", Term.DAYS_30, java.time.Instant.EPOCH, none, "X");
        for (Role role : Role.values()) {
            Actor other = actor(role);
            refused(other, "held", () -> holders.ofAssociation(other, 0, 10));
            refused(other, "successors", () -> holders.successors(other, held));
            refused(other, "reassign", () -> holders.reassign(other, held, none));
        }
    }

    @Test
    void onlyAdministratorsSeeAndReleaseWaves() {
        for (Role role : new Role[] {Role.APPLICANT, Role.MEDIATOR, Role.OFFICER}) {
            Actor other = actor(role);
            var release = new Invitations.Release(
                    "BIO",
                    List.of(UUID.randomUUID()),
                    LocalDate.now(),
                    LocalDate.now().plusDays(1),
                    24,
                    72);
            refused(other, "release", () -> invitations.release(other, release));
            refused(other, "preview", () -> invitations.preview(other, release));
            refused(other, "rounds", () -> invitations.rounds(other));
            UUID none = UUID.randomUUID();
            var nobody = pt.vez.associations.Contact.NONE;
            refused(other, "contact of a partner", () -> contacts.of(other, none));
            refused(other, "change contact", () -> contacts.update(other, none, nobody, nobody));
            refused(other, "publish declaration", () -> declarations.publish(other, 1, "X", "X"));
            refused(other, "text of consent", () -> consentTexts.find(other, "uk"));
            refused(other, "waves", () -> invitations.waves(other, 0, 25));
            refused(other, "retry wave", () -> invitations.retry(other, UUID.randomUUID()));
            var scope = new pt.vez.invitations.Disruptions.Scope(
                    List.of(UUID.randomUUID()),
                    List.of(),
                    List.of(),
                    LocalDate.now().plusDays(1).atStartOfDay(),
                    LocalDate.now().plusDays(2).atStartOfDay(),
                    false,
                    LocalDate.now().plusDays(9));
            refused(other, "whom a closure concerns", () -> disruptions.concerned(other, scope, 0, 10));
            refused(
                    other,
                    "everybody of a closure",
                    () -> disruptions.eachAffected(other, UUID.randomUUID(), row -> {}));
            refused(other, "retry closure", () -> disruptions.retry(other, UUID.randomUUID()));
        }
    }

    @Test
    void aDeviceIsItsOwnersAndNobodySwitchesMessagesOnDuringAVisit() {
        Actor mediator = mediator();
        var visit = Actor.person(
                mediator.accountId(),
                mediator.name(),
                Set.of(Role.MEDIATOR),
                new Actor.Acting(UUID.randomUUID(), UUID.randomUUID(), assistanceOf(mediator), "X"));
        String endpoint = "https://push.example.com/device";
        refused(visit, "turnOn", () -> devices.turnOn(visit, new PushDevices.Subscription(endpoint, "x", "x")));
        refused(visit, "turnOff", () -> devices.turnOff(visit, endpoint));
        refused(visit, "isOn", () -> devices.isOn(visit, endpoint));
        assertThat(devices.isOn(mediator, endpoint)).isFalse();
    }

    @Test
    void theJournalRefusesToBeChanged() {
        caseOf(actor(Role.APPLICANT));
        assertThatThrownBy(() ->
                        jdbc.sql("update audit_entry set detail = 'x' limit 1").update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.sql("delete from audit_entry limit 1").update())
                .hasMessageContaining("never deleted");
    }

    private static void refused(Actor actor, String act, ThrowingCallable call) {
        assertThatThrownBy(call).as(act + " by " + actor.roles()).isInstanceOf(NotAuthorised.class);
    }
}

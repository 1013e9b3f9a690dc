package pt.vez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.associations.Agreement;
import pt.vez.associations.Agreement.Terms;
import pt.vez.associations.Agreements;
import pt.vez.associations.Contact;
import pt.vez.associations.ContactDirectory;
import pt.vez.associations.Declarations;
import pt.vez.associations.MediatorLanguage;
import pt.vez.casework.CaseCircumstances;
import pt.vez.casework.CaseCircumstances.Circumstances;
import pt.vez.casework.CaseId;
import pt.vez.casework.Vulnerability;
import pt.vez.hiring.CallData;
import pt.vez.hiring.Calls;
import pt.vez.hiring.Criterion;
import pt.vez.identity.AccountSummary;
import pt.vez.identity.Accounts;
import pt.vez.mandates.ConsentTexts;
import pt.vez.mandates.ConsentTexts.Kept;
import pt.vez.mandates.ConsentTexts.Wording;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.QuotaShare;
import pt.vez.scheduling.ServiceType;
import pt.vez.scheduling.Shift;
import pt.vez.scheduling.ShiftData;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;
import pt.vez.training.Course;
import pt.vez.training.Courses;
import pt.vez.training.SessionKind;
import pt.vez.training.TrainingSessions;
import pt.vez.training.TrainingSessions.Plan;

/** Of two writers who filled a form with the same state, one saves; the other learns that something changed. */
class LostUpdatesTest extends VezTest {
    @Autowired
    private Centres centres;

    @Autowired
    private pt.vez.invitations.WaitingRoom room;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Agreements agreements;

    @Autowired
    private ContactDirectory contacts;

    @Autowired
    private Declarations declarations;

    @Autowired
    private ConsentTexts texts;

    @Autowired
    private CaseCircumstances caseCircumstances;

    @Autowired
    private Courses courses;

    @Autowired
    private TrainingSessions sessions;

    @Autowired
    private Calls calls;

    private Actor administrator;
    private CentreId centre;

    @BeforeAll
    void someCentre() {
        administrator = actor(Role.ADMINISTRATOR);
        centre = centres.create(administrator, centreData("+351210000000", "1000-001"));
    }

    private static CentreData centreData(String phone, String postalCode) {
        return new CentreData(
                "Posto " + UUID.randomUUID(),
                "Rua Um, 1",
                postalCode,
                "lisboa",
                Zones.LISBON,
                new GeoPoint(38.7, -9.1),
                phone,
                new LocalText("", ""),
                true);
    }

    /** The first writer saves, the second is refused and nothing of the first is lost; both at once: one wins. */
    private void oneWins(Runnable first, Runnable second, Callable<?> stored, Object expected) throws Exception {
        first.run();
        assertThatThrownBy(second::run).isInstanceOf(ChangedMeanwhile.class);
        assertThat(stored.call()).isEqualTo(expected);
    }

    private static int winnersAmong(int writers, Callable<?> write) throws Exception {
        var start = new CountDownLatch(1);
        int winners = 0;
        try (var pool = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                all.add(pool.submit(() -> {
                    start.await();
                    return write.call();
                }));
            }
            start.countDown();
            for (Future<?> each : all) {
                try {
                    each.get();
                    winners++;
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(ChangedMeanwhile.class);
                }
            }
        }
        return winners;
    }

    @Test
    void theSecondWriterOfACentreIsToldAndNothingOfTheFirstIsLost() throws Exception {
        CentreData seen = centres.get(administrator, centre).data();
        CentreData phone = with(seen, "+351211111111", seen.postalCode());
        CentreData postal = with(seen, seen.phone(), "2000-002");
        oneWins(
                () -> centres.update(administrator, centre, seen, phone),
                () -> centres.update(administrator, centre, seen, postal),
                () -> centres.get(administrator, centre).data(),
                phone);
    }

    private static CentreData with(CentreData data, @Nullable String phone, String postal) {
        return new CentreData(
                data.name(),
                data.address(),
                postal,
                data.municipality(),
                data.zone(),
                data.place(),
                phone,
                data.access(),
                data.active());
    }

    @Test
    void ofManyWritersAtOnceExactlyOneSaves() throws Exception {
        CentreId busy = centres.create(administrator, centreData("+351212222222", "1000-001"));
        CentreData seen = centres.get(administrator, busy).data();
        assertThat(winnersAmong(12, () -> {
                    centres.update(administrator, busy, seen, with(seen, null, "3000-003"));
                    return seen;
                }))
                .isEqualTo(1);
        assertThat(winnersAmong(12, () -> {
                    centres.shareOut(administrator, busy, QuotaShare.NONE, QuotaShare.USUAL);
                    return busy;
                }))
                .isEqualTo(1);
        AccountSummary account = someAccount();
        assertThat(winnersAmong(12, () -> {
                    accounts.update(administrator, account, "Outro nome", Set.of(Role.OFFICER), true);
                    return account;
                }))
                .isEqualTo(1);
    }

    @Test
    void aRoleGivenMeanwhileSurvivesACorrectedName() throws Exception {
        AccountSummary seen = someAccount();
        Set<Role> more = Set.of(Role.APPLICANT, Role.MEDIATOR);
        accounts.update(administrator, seen, seen.name(), more, true);
        assertThatThrownBy(() -> accounts.update(administrator, seen, "Marta Corrigida", seen.roles(), true))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(accounts.get(administrator, seen.id()).roles()).isEqualTo(more);
        AccountSummary now = accounts.get(administrator, seen.id());
        accounts.update(administrator, now, "Marta Corrigida", now.roles(), true);
        assertThat(accounts.get(administrator, seen.id()))
                .extracting(AccountSummary::name, AccountSummary::roles)
                .containsExactly("Marta Corrigida", more);
    }

    private AccountSummary someAccount() {
        return accounts.get(administrator, actor(Role.APPLICANT).accountId());
    }

    @Test
    void aRoleTakenAwayMeanwhileDoesNotComeBack() {
        AccountSummary seen = accounts.get(administrator, actor(Role.OFFICER).accountId());
        accounts.update(administrator, seen, seen.name(), Set.of(Role.APPLICANT), true);
        assertThatThrownBy(() -> accounts.update(administrator, seen, "Nome", seen.roles(), true))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(accounts.get(administrator, seen.id()).roles()).containsExactly(Role.APPLICANT);
    }

    @Test
    void aNewServiceNeverOverwritesOneWithItsCode() throws Exception {
        ServiceType known = service("Q" + letters(), 25);
        centres.createService(administrator, known);
        assertThatThrownBy(() -> centres.createService(
                        administrator, new ServiceType(known.code(), new LocalText("Outro", "Other"), 45, true, false)))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.key()).isEqualTo("services.code.taken"));
        oneWins(
                () -> centres.updateService(administrator, known, service(known.code(), 30)),
                () -> centres.updateService(administrator, known, service(known.code(), 35)),
                () -> centres.services().stream()
                        .filter(each -> each.code().equals(known.code()))
                        .findFirst()
                        .orElseThrow()
                        .minutes(),
                30);
    }

    private static ServiceType service(String code, int minutes) {
        return new ServiceType(code, new LocalText("Nome", "Name"), minutes, true, true);
    }

    private static String letters() {
        return UUID.randomUUID().toString().replaceAll("[^0-9]", "").substring(0, 8);
    }

    @Test
    void deskShiftAndQuotaKeepWhatTheFirstWriterSaved() throws Exception {
        UUID desk = centres.addDesk(administrator, centre, "Balcão " + letters(), Set.of("REN", "BIO"));
        Desk seen = centres.desks(administrator, centre).stream()
                .filter(each -> each.id().equals(desk))
                .findFirst()
                .orElseThrow();
        Desk fewer = new Desk(desk, seen.label(), Set.of("REN"), true);
        oneWins(
                () -> centres.updateDesk(administrator, seen, fewer),
                () -> centres.updateDesk(administrator, seen, new Desk(desk, "Outro", seen.services(), true)),
                () -> centres.desks(administrator, centre).stream()
                        .filter(each -> each.id().equals(desk))
                        .findFirst()
                        .orElseThrow(),
                fewer);

        ShiftData data = shift(desk, 17);
        UUID id = centres.addShift(administrator, centre, data);
        Shift shift = new Shift(id, data);
        oneWins(
                () -> centres.updateShift(administrator, centre, shift, shift(desk, 18)),
                () -> centres.updateShift(administrator, centre, shift, shift(desk, 13)),
                () -> centres.shifts(administrator, centre).stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .data(),
                shift(desk, 18));
        assertThatThrownBy(() -> centres.removeShift(administrator, centre, shift))
                .as("nobody removes a shift another writer has just changed")
                .isInstanceOf(ChangedMeanwhile.class);

        QuotaShare before = centres.quota(centre);
        oneWins(
                () -> centres.shareOut(administrator, centre, before, new QuotaShare(20, 10)),
                () -> centres.shareOut(administrator, centre, before, new QuotaShare(5, 0)),
                () -> centres.quota(centre),
                new QuotaShare(20, 10));
    }

    private static ShiftData shift(UUID desk, int until) {
        LocalDate monday = LocalDate.of(2030, 1, 7);
        return new ShiftData(
                desk, "REN", DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(until, 0), monday, monday.plusDays(28));
    }

    @Test
    void twoShiftsOfOneDeskAddedAtOnceNeverOverlap() throws Exception {
        UUID desk = centres.addDesk(administrator, centre, "Balcão " + letters(), Set.of("REN"));
        var start = new CountDownLatch(1);
        int added = 0;
        try (var pool = Executors.newFixedThreadPool(8)) {
            List<Future<UUID>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(pool.submit(() -> {
                    start.await();
                    return centres.addShift(administrator, centre, shift(desk, 17));
                }));
            }
            start.countDown();
            for (Future<UUID> each : all) {
                try {
                    each.get();
                    added++;
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(InvalidInput.class);
                }
            }
        }
        assertThat(added).isEqualTo(1);
    }

    @Test
    void termsOfAnAgreementKeepWhatTheFirstWriterSaved() throws Exception {
        UUID partner = Partners.partner(jdbc, "Associação " + letters());
        Terms first = terms("A-" + letters(), 5);
        UUID id = agreements.conclude(administrator, partner, first);
        Terms ten = terms(first.reference(), 10);
        oneWins(
                () -> agreements.change(administrator, id, first, ten),
                () -> agreements.change(administrator, id, first, terms("Outro", 5)),
                () -> agreements.of(administrator, partner).stream()
                        .filter(each -> each.id().equals(id))
                        .map(Agreement::terms)
                        .findFirst()
                        .orElseThrow(),
                ten);
    }

    private Terms terms(String reference, int mediators) {
        return new Terms(
                reference,
                LocalDate.of(2040, 1, 1),
                LocalDate.of(2041, 1, 1),
                mediators,
                Set.of("REN"),
                Set.of(centre.value()),
                "");
    }

    @Test
    void circumstancesOfACaseKeepWhatTheFirstOfficerConfirmed() throws Exception {
        Actor officer = actor(Role.OFFICER);
        CaseId caseId = caseOf(actor(Role.APPLICANT)).id();
        var pregnant = new Circumstances(Vulnerability.PREGNANT, null, null, false);
        var stands = new Circumstances(null, null, null, true);
        oneWins(
                () -> caseCircumstances.confirm(officer, caseId, Circumstances.NONE, pregnant, false),
                () -> caseCircumstances.confirm(actor(Role.OFFICER), caseId, Circumstances.NONE, stands, false),
                () -> caseCircumstances.of(officer, caseId),
                pregnant);
    }

    @Test
    void coursesAndSessionsKeepWhatTheFirstWriterSaved() throws Exception {
        Course known = courses.get(administrator, Course.BIOMETRICS);
        Course renamed = new Course(
                known.code(), new LocalText("Novo nome", "New name"), known.summary(), known.active(), known.rules());
        try {
            oneWins(
                    () -> courses.update(administrator, known, renamed),
                    () -> courses.update(
                            administrator,
                            known,
                            new Course(known.code(), known.name(), renamed.name(), known.active(), known.rules())),
                    () -> courses.get(administrator, known.code()),
                    renamed);
        } finally {
            courses.update(administrator, courses.get(administrator, known.code()), known);
        }
        Plan plan = plan(10);
        UUID session = sessions.plan(administrator, known.code(), SessionKind.FULL, plan);
        oneWins(
                () -> sessions.change(administrator, session, plan, plan(12)),
                () -> sessions.change(administrator, session, plan, plan(8)),
                () -> sessions.get(administrator, session).places(),
                12);
        sessions.cancel(administrator, session);
    }

    private static Plan plan(int places) {
        return new Plan(
                LocalDate.now(Zones.LISBON).plusDays(40),
                LocalTime.of(9, 0),
                LocalTime.of(12, 0),
                false,
                "Lisboa",
                places);
    }

    @Test
    void aCallKeepsWhatTheFirstCoordinatorWrote() throws Exception {
        Actor mediator = mediator();
        jdbc.sql("update associations_member set coordinator = true where account_id = ?")
                .param(mediator.accountId())
                .update();
        CallData first = call("Um", 1);
        UUID id = calls.draft(mediator, first);
        oneWins(
                () -> calls.update(mediator, id, first, call("Dois", 1)),
                () -> calls.update(mediator, id, first, call("Um", 2)),
                () -> calls.get(mediator, id).data().title().pt(),
                "Dois");
        oneWins(
                () -> calls.measureBy(mediator, id, List.of(), List.of(criterion("Línguas"))),
                () -> calls.measureBy(mediator, id, List.of(), List.of(criterion("Experiência"))),
                () -> calls.get(mediator, id).criteria().getFirst().name(),
                "Línguas");
    }

    private static Criterion criterion(String name) {
        return new Criterion(new UUID(0, 0), name, 1);
    }

    private static CallData call(String title, int places) {
        return new CallData(
                new LocalText(title, title),
                new LocalText("Texto", "Text"),
                Set.of(MediatorLanguage.values()[0]),
                "lisboa",
                "Rua Um",
                places,
                LocalDate.now(Zones.LISBON).plusDays(30));
    }

    @Test
    void theOpeningOfTheWaitingRoomKeepsWhatTheFirstWriterSet() throws Exception {
        java.time.Instant before = room.opening(administrator).orElse(null);
        java.time.Instant first = java.time.Instant.parse("2035-05-02T08:00:00Z");
        oneWins(
                () -> room.setOpening(administrator, before, first),
                () -> room.setOpening(administrator, before, first.plusSeconds(3_600)),
                () -> room.opening(administrator).orElseThrow(),
                first);
        assertThatThrownBy(() -> room.setOpening(administrator, before, null))
                .as("nobody takes away an opening they have not seen")
                .isInstanceOf(ChangedMeanwhile.class);
        room.setOpening(administrator, first, null);
        assertThat(room.opening(administrator)).isEmpty();
    }

    @Test
    void howAPartnerIsReachedKeepsWhatTheFirstWriterSaved() throws Exception {
        UUID partner = Partners.partner(jdbc, "Associação " + letters());
        assertThat(winnersAmong(8, () -> {
                    contacts.update(administrator, partner, Contact.NONE, contact("Rua Um", null));
                    return partner;
                }))
                .as("the first contact is entered once")
                .isEqualTo(1);
        Contact seen = contacts.of(administrator, partner);
        Contact moved = contact("Rua Dois", null);
        oneWins(
                () -> contacts.update(administrator, partner, seen, moved),
                () -> contacts.update(administrator, partner, seen, contact("Rua Um", "+351213333333")),
                () -> contacts.of(administrator, partner),
                moved);
    }

    private static Contact contact(String address, @Nullable String phone) {
        return new Contact(address, phone, new LocalText("9h às 17h", "9 to 5"), "Português");
    }

    @Test
    void theDeclarationKeepsWhatTheFirstWriterPublished() throws Exception {
        int seen = declarations.current().version();
        try {
            assertThat(winnersAmong(
                            8,
                            () -> declarations.publish(administrator, seen, "Texto do primeiro", "Text of the first")))
                    .isEqualTo(1);
            assertThatThrownBy(() -> declarations.publish(administrator, seen, "Outro", "Other"))
                    .isInstanceOf(ChangedMeanwhile.class);
            assertThat(declarations.current())
                    .extracting(Declarations.Declaration::version, Declarations.Declaration::textPt)
                    .containsExactly(seen + 1, "Texto do primeiro");
        } finally {
            jdbc.sql("delete from associations_declaration where version > ?")
                    .param(seen)
                    .update();
            // The number in force is remembered for a second.
            Awaitility.await().until(() -> declarations.version() == seen);
        }
    }

    @Test
    void aTextOfConsentKeepsWhatTheFirstWriterPublishedOrTookBack() throws Exception {
        String language = "mi";
        try {
            assertThat(winnersAmong(8, () -> texts.publish(administrator, null, wording(language, "Um"))))
                    .as("the first version is entered once")
                    .isEqualTo(1);
            Kept first = texts.find(administrator, language).orElseThrow();
            assertThat(winnersAmong(8, () -> texts.publish(administrator, first, wording(language, "Dois"))))
                    .isEqualTo(1);
            assertThatThrownBy(() -> texts.withdraw(administrator, first))
                    .as("a version that was not seen is not taken back")
                    .isInstanceOf(ChangedMeanwhile.class);
            Kept second = texts.find(administrator, language).orElseThrow();
            texts.withdraw(administrator, second);
            assertThatThrownBy(() -> texts.publish(administrator, second, wording(language, "Três")))
                    .as("what was taken back does not come back unseen")
                    .isInstanceOf(ChangedMeanwhile.class);
            assertThat(texts.languages()).doesNotContain(language);
        } finally {
            jdbc.sql("delete from mandates_consent_text where language = ?")
                    .param(language)
                    .update();
        }
    }

    private static Wording wording(String language, String word) {
        Map<String, String> words = new HashMap<>();
        ConsentTexts.words().forEach(name -> words.put(name, word));
        return new Wording(language, String.join(" ", ConsentTexts.PLACEHOLDERS), words, "Tradutora de Teste");
    }
}

package pt.vez.biometrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.biometrics.AbsenceReason;
import pt.vez.biometrics.Capture;
import pt.vez.biometrics.Capture.FingerState;
import pt.vez.biometrics.CaptureFigures;
import pt.vez.biometrics.CaptureSessions;
import pt.vez.biometrics.CaptureState;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.Faces;
import pt.vez.biometrics.FieldMatch;
import pt.vez.biometrics.FingerPosition;
import pt.vez.biometrics.Fingers;
import pt.vez.biometrics.HandoverProblem;
import pt.vez.biometrics.Handovers;
import pt.vez.biometrics.KeepReason;
import pt.vez.biometrics.MismatchReason;
import pt.vez.biometrics.MrzField;
import pt.vez.biometrics.Quality;
import pt.vez.biometrics.SampleRefused;
import pt.vez.biometrics.Zones;
import pt.vez.casework.ApplicantData;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseId;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Mandates;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.platform.VezSettings;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.shared.Sha256;

/** A capture from the document to the erased package, and everything that must not pass on the way. */
class CaptureTest extends VezTest {
    private static final byte[] GOOD = Faces.jpeg(Faces.good());
    private static final byte[] BLURRED = Faces.jpeg(Faces.blurred());
    private static final byte[] RIGHT = Fingers.png(1);
    private static final byte[] LEFT = Fingers.png(2);
    private static final byte[] SIGNATURE = Faces.png(Faces.small());

    @Autowired
    private CaptureSessions sessions;

    @Autowired
    private Handovers handovers;

    @Autowired
    private CaptureFigures figures;

    @Autowired
    private Handing handing;

    @Autowired
    private SampleSafe safe;

    @Autowired
    private SessionStore store;

    @Autowired
    private AgencyKeys keys;

    @Autowired
    private Assistance assistance;

    @Autowired
    private Mandates mandates;

    @Autowired
    private VezSettings settings;

    private record Visit(Actor owner, Actor actor, CaseId caseId) {}

    private Visit visit(Scope... scopes) {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(owner);
        return new Visit(owner, visiting(mediator(), id, scopes), id);
    }

    private Actor visiting(Actor mediator, CaseId id, Scope... scopes) {
        Set<Scope> wanted = scopes.length == 0 ? Set.of(Scope.BIOMETRICS) : Set.of(scopes);
        var mandate = assistance.requestMandate(mediator, id, wanted, Term.VISIT, Consent.CODE_EMAIL, null);
        jdbc.sql(
                        "update mandates_mandate set state = 'ACTIVE', granted_at = now(6), expires_at = now(6) + interval 1 hour"
                                + " where id = ?")
                .param(mandate.id())
                .update();
        return new Actor(
                mediator.accountId(), mediator.name(), mediator.roles(), mandates.beginVisit(mediator, mandate.id()));
    }

    private String zone(Visit visit) {
        ApplicantData person = cases.read(visit.actor(), visit.caseId()).applicant();
        return Zones.passport(person.passportNumber(), "BRA", person.birthDate(), person.passportExpires());
    }

    private Visit begun() {
        Visit visit = visit();
        sessions.begin(visit.actor(), visit.caseId(), null);
        assertThat(sessions.identity(visit.actor(), visit.caseId(), zone(visit), null)
                        .recorded())
                .isTrue();
        return visit;
    }

    private Capture complete(Visit visit) {
        Actor actor = visit.actor();
        CaseId id = visit.caseId();
        assertThat(sessions.portrait(actor, id, GOOD).passes()).isTrue();
        sessions.signature(actor, id, SIGNATURE, Strokes.name());
        assertThat(sessions.finger(actor, id, FingerPosition.RIGHT_INDEX, RIGHT).passes())
                .isTrue();
        assertThat(sessions.finger(actor, id, FingerPosition.LEFT_INDEX, LEFT).passes())
                .isTrue();
        sessions.height(actor, id, 171);
        Capture capture = sessions.latest(actor, id).orElseThrow();
        assertThat(capture.isComplete()).isTrue();
        return capture;
    }

    private Path spool(UUID id, String suffix) {
        return settings.data().toAbsolutePath().resolve("agency").resolve(id + suffix);
    }

    private int count(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(Integer.class).single();
    }

    private int samples(UUID session) {
        return count("select count(*) from biometrics_sample where session_id = ?", session);
    }

    @Test
    void sealsForTheAgencyHandsOverAndErasesWithProof() throws Exception {
        Visit visit = begun();
        UUID id = complete(visit).id();
        assertThat(sessions.picture(visit.actor(), visit.caseId(), CaptureStep.PORTRAIT, null)
                        .bytes())
                .isNotEmpty();
        Capture sealed = sessions.seal(visit.actor(), visit.caseId());
        assertThat(sealed.state()).isEqualTo(CaptureState.SEALED);
        assertThat(sessions.seal(visit.actor(), visit.caseId()).packageHash()).isEqualTo(sealed.packageHash());
        // From here on there is nothing to look at.
        assertThat(samples(id)).isZero();
        assertThat(count("select count(*) from biometrics_session where id = ? and session_key is null", id))
                .isEqualTo(1);
        assertThatThrownBy(() -> sessions.picture(visit.actor(), visit.caseId(), CaptureStep.PORTRAIT, null))
                .isInstanceOf(SampleRefused.class);
        assertThatThrownBy(() -> sessions.begin(visit.actor(), visit.caseId(), null))
                .isInstanceOf(SampleRefused.class);
        handing.run();
        byte[] delivered = Files.readAllBytes(spool(id, ".vezb"));
        assertThat(Sha256.hex(delivered)).isEqualTo(sealed.packageHash());
        Map<String, byte[]> files = opened(id, delivered);
        assertThat(files)
                .containsKeys(
                        "manifest.json",
                        "portrait.jpg",
                        "signature.png",
                        "strokes.json",
                        "finger-right-index.png",
                        "finger-left-index.png");
        assertThat(files.get("finger-right-index.png")).isEqualTo(RIGHT);
        assertThat(new String(files.get("manifest.json"), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"heightCentimetres\":171")
                .contains(Sha256.hex(RIGHT))
                .startsWith("{\"beganAt\"");
        // Another hash is no acknowledgement.
        Files.writeString(spool(id, ".ack"), "00".repeat(32));
        handing.run();
        Capture waiting = sessions.latest(visit.actor(), visit.caseId()).orElseThrow();
        assertThat(waiting.state()).isEqualTo(CaptureState.HANDED_OVER);
        assertThat(waiting.problem()).isEqualTo(HandoverProblem.WRONG_HASH);
        assertThat(spool(id, ".ack.refused")).exists();
        assertThat(spool(id, ".vezb")).hasBinaryContent(delivered);
        assertThat(handovers.newest(actor(Role.ADMINISTRATOR), 500))
                .filteredOn(row -> row.packageId().equals(id))
                .singleElement()
                .satisfies(row -> assertThat(row.refusedAnswers()).isEqualTo(1));
        Files.writeString(spool(id, ".ack"), sealed.packageHash() + "\n");
        handing.run();
        Capture over = sessions.latest(visit.actor(), visit.caseId()).orElseThrow();
        assertThat(over.state()).isEqualTo(CaptureState.ACKNOWLEDGED);
        assertThat(over.problem()).isNull();
        assertThat(count("select count(*) from biometrics_session where id = ? and package is null and cleared", id))
                .isEqualTo(1);
        for (String suffix : List.of(".vezb", ".ack", ".ack.refused", ".vezb.part")) {
            assertThat(spool(id, suffix)).doesNotExist();
        }
        assertThat(jdbc.sql("select detail from audit_entry where case_id = ? and action = 'biometrics.erased'")
                        .param(visit.caseId().value())
                        .query(String.class)
                        .single())
                .isEqualTo("sha256 " + sealed.packageHash() + ", samples 7, bytes " + delivered.length);
        assertThat(jdbc.sql("select kind from casework_event where case_id = ? and kind like 'BIOMETRICS%' order by at")
                        .param(visit.caseId().value())
                        .query(String.class)
                        .list())
                .containsExactly("BIOMETRICS_COLLECTED", "BIOMETRICS_HANDED_OVER");
    }

    /** What the agency does with a package: verify, decrypt, unpack. */
    private Map<String, byte[]> opened(UUID id, byte[] delivered) throws Exception {
        var in = ByteBuffer.wrap(delivered);
        byte[] magic = new byte[5];
        in.get(magic);
        assertThat(magic).isEqualTo(new byte[] {'V', 'E', 'Z', 'B', 1});
        assertThat(new UUID(in.getLong(), in.getLong())).isEqualTo(id);
        byte[] encrypted = new byte[in.getInt()];
        in.get(encrypted);
        byte[] signature = new byte[in.remaining()];
        in.get(signature);
        TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(
                        Files.readString(spool(id, "").resolveSibling("vez-signing-key.json")))
                .getPrimitive(RegistryConfiguration.get(), PublicKeyVerify.class)
                .verify(signature, Arrays.copyOf(delivered, 25 + encrypted.length));
        String key = Files.readString(settings.data().toAbsolutePath().resolve(AgencyKeys.DEMONSTRATION_KEY));
        byte[] zip = TinkJsonProtoKeysetFormat.parseKeyset(key, InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
                .decrypt(encrypted, SealedPackage.context(id));
        var files = new TreeMap<String, byte[]>();
        try (var unzip = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = unzip.getNextEntry(); entry != null; entry = unzip.getNextEntry()) {
                files.put(entry.getName(), unzip.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void aRestartAnywhereGoesOnWhereItStopped() throws Exception {
        Visit visit = begun();
        UUID id = complete(visit).id();
        String hash = sessions.seal(visit.actor(), visit.caseId()).packageHash();
        // Killed while writing to the spool.
        Files.createDirectories(spool(id, "").getParent());
        Files.write(spool(id, ".vezb.part"), new byte[] {1, 2, 3});
        handing.run();
        assertThat(Sha256.hex(Files.readAllBytes(spool(id, ".vezb")))).isEqualTo(hash);
        // Killed after writing, before noting it.
        jdbc.sql(
                        "update biometrics_session set state = 'SEALED', handed_over_at = null, next_try_at = now(6) where id = ?")
                .param(id)
                .update();
        handing.run();
        assertThat(Sha256.hex(Files.readAllBytes(spool(id, ".vezb")))).isEqualTo(hash);
        Files.writeString(spool(id, ".ack"), hash);
        handing.run();
        // Killed after the erasure was committed, before the files were removed.
        Files.write(spool(id, ".vezb"), new byte[] {1});
        jdbc.sql("update biometrics_session set cleared = false where id = ?")
                .param(id)
                .update();
        handing.run();
        assertThat(spool(id, ".vezb")).doesNotExist();
        assertThat(count(
                        "select count(*) from audit_entry where case_id = ? and action = 'biometrics.erased'",
                        visit.caseId().value()))
                .isEqualTo(1);
    }

    @Autowired
    private org.springframework.context.ApplicationEventPublisher events;

    @Autowired
    private pt.vez.audit.Journal journal;

    @Autowired
    private pt.vez.platform.Transactions transactions;

    /** The spool is a file where a folder should be: nothing can be written there. */
    @Test
    void aSpoolThatDoesNotAnswerIsTriedAgainLater() throws Exception {
        Visit visit = begun();
        UUID id = complete(visit).id();
        sessions.seal(visit.actor(), visit.caseId());
        Path file = Files.createTempFile("spool", "");
        // Half a day ahead of the real job, which finds the package not due yet.
        jdbc.sql("update biometrics_session set state = 'SEALED', next_try_at = now(6) + interval 12 hour where id = ?")
                .param(id)
                .update();
        var ahead = java.time.Clock.offset(java.time.Clock.systemUTC(), java.time.Duration.ofHours(13));
        new Handing(jdbc, new SpoolFolder(file, keys), safe, store, journal, events, transactions, ahead).run();
        Capture capture = sessions.latest(visit.actor(), visit.caseId()).orElseThrow();
        assertThat(capture.state()).isEqualTo(CaptureState.SEALED);
        assertThat(capture.problem()).isEqualTo(HandoverProblem.UNREACHABLE);
        jdbc.sql("update biometrics_session set next_try_at = now(6) where id = ?")
                .param(id)
                .update();
        handing.run();
        capture = sessions.latest(visit.actor(), visit.caseId()).orElseThrow();
        assertThat(capture.state()).isEqualTo(CaptureState.HANDED_OVER);
        assertThat(capture.problem()).isNull();
    }

    @Test
    void refusesEveryStepOnceTheMandateIsRevoked() {
        Visit visit = begun();
        Actor actor = visit.actor();
        CaseId id = visit.caseId();
        UUID session = sessions.latest(actor, id).orElseThrow().id();
        sessions.portrait(actor, id, GOOD);
        int before = samples(session);
        String zone = zone(visit);
        jdbc.sql("update mandates_mandate set state = 'REVOKED' where id = ?")
                .param(actor.mandateId())
                .update();
        everyStep(actor, id, zone)
                .forEach((name, step) -> assertThatThrownBy(step)
                        .as(name)
                        .isInstanceOfSatisfying(
                                NotAuthorised.class, e -> assertThat(e.key()).isEqualTo("authority.MANDATE")));
        assertThat(samples(session)).isEqualTo(before);
    }

    private Map<String, ThrowingCallable> everyStep(Actor actor, CaseId id, String zone) {
        var steps = new LinkedHashMap<String, ThrowingCallable>();
        steps.put("latest", () -> sessions.latest(actor, id));
        steps.put("begin", () -> sessions.begin(actor, id, null));
        steps.put("identity", () -> sessions.identity(actor, id, zone, null));
        steps.put("portrait", () -> sessions.portrait(actor, id, GOOD));
        steps.put("signature", () -> sessions.signature(actor, id, SIGNATURE, Strokes.name()));
        steps.put("finger", () -> sessions.finger(actor, id, FingerPosition.RIGHT_INDEX, RIGHT));
        steps.put("absent", () -> sessions.absent(actor, id, FingerPosition.LEFT_INDEX, AbsenceReason.MISSING));
        steps.put("keep", () -> sessions.keep(actor, id, null, KeepReason.HEALTH));
        steps.put("height", () -> sessions.height(actor, id, 170));
        steps.put("picture", () -> sessions.picture(actor, id, CaptureStep.PORTRAIT, null));
        steps.put("seal", () -> sessions.seal(actor, id));
        steps.put("abandon", () -> sessions.abandon(actor, id));
        return steps;
    }

    @Test
    void onlyAMediatorInAVisitOfThisPersonWithThisScopeTakesSamples() {
        Visit visit = begun();
        String zone = zone(visit);
        var without = new Actor(visit.actor().accountId(), "X", Set.of(Role.MEDIATOR), null);
        Visit elsewhere = visit();
        Actor otherScope = visiting(mediator(), visit.caseId(), Scope.DOCUMENTS, Scope.APPOINTMENTS);
        for (Actor stranger : List.of(
                visit.owner(),
                actor(Role.OFFICER),
                actor(Role.ADMINISTRATOR),
                without,
                elsewhere.actor(),
                otherScope)) {
            everyStep(stranger, visit.caseId(), zone)
                    .forEach((name, step) -> assertThatThrownBy(step)
                            .as(name + " by " + stranger.roles())
                            .isInstanceOf(NotAuthorised.class));
        }
        for (Role role : List.of(Role.APPLICANT, Role.MEDIATOR, Role.OFFICER)) {
            assertThatThrownBy(() -> handovers.newest(actor(role), 10)).isInstanceOf(NotAuthorised.class);
        }
        for (Role role : List.of(Role.APPLICANT, Role.OFFICER)) {
            assertThatThrownBy(() -> figures.bySteps(actor(role), LocalDate.now(), LocalDate.now()))
                    .isInstanceOf(NotAuthorised.class);
        }
    }

    @Test
    void aDifferenceBetweenDocumentAndRegisterWaitsForADecision() {
        Visit visit = visit();
        sessions.begin(visit.actor(), visit.caseId(), UUID.randomUUID());
        assertThatThrownBy(() -> sessions.portrait(visit.actor(), visit.caseId(), GOOD))
                .isInstanceOfSatisfying(
                        SampleRefused.class, e -> assertThat(e.key()).isEqualTo("biometrics.identityFirst"));
        String other = Zones.passport(
                "ZZ999999", "BRA", LocalDate.of(1990, 5, 17), LocalDate.now().minusDays(3));
        var check = sessions.identity(visit.actor(), visit.caseId(), other, null);
        assertThat(check.recorded()).isFalse();
        assertThat(check.fields())
                .containsEntry(MrzField.NUMBER, FieldMatch.DIFFERENT)
                .containsEntry(MrzField.BIRTH, FieldMatch.SAME)
                .containsEntry(MrzField.EXPIRY, FieldMatch.EXPIRED);
        assertThat(sessions.latest(visit.actor(), visit.caseId()).orElseThrow().next())
                .isEqualTo(CaptureStep.IDENTITY);
        assertThat(sessions.identity(visit.actor(), visit.caseId(), other, MismatchReason.NEW_DOCUMENT)
                        .recorded())
                .isTrue();
        assertThat(jdbc.sql("select detail from audit_entry where case_id = ? and action = 'biometrics.identity'")
                        .param(visit.caseId().value())
                        .query(String.class)
                        .single())
                .isEqualTo("NEW_DOCUMENT");
        assertThatThrownBy(() -> sessions.identity(visit.actor(), visit.caseId(), "12345", null))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aPortraitThatFailsThreeTimesIsKeptOnlyBySomebodysSecondLook() {
        Visit visit = begun();
        Actor actor = visit.actor();
        CaseId id = visit.caseId();
        Quality quality = sessions.portrait(actor, id, BLURRED);
        assertThat(quality.failed()).isEqualTo(1);
        assertThatThrownBy(() -> sessions.keep(actor, id, null, KeepReason.BEST_POSSIBLE))
                .isInstanceOfSatisfying(
                        SampleRefused.class, e -> assertThat(e.key()).isEqualTo("biometrics.keep.early"));
        sessions.portrait(actor, id, BLURRED);
        assertThat(sessions.portrait(actor, id, BLURRED).mayBeKept()).isTrue();
        assertThat(sessions.latest(actor, id).orElseThrow().waiting()).containsExactly(CaptureStep.PORTRAIT);
        Actor colleague = visiting(mediator(), id);
        sessions.keep(colleague, id, null, KeepReason.BEST_POSSIBLE);
        assertThat(sessions.latest(actor, id).orElseThrow().done()).contains(CaptureStep.PORTRAIT);
        assertThat(count(
                        "select count(*) from biometrics_figure where kept_by = ? and second_person and failed = 3",
                        colleague.accountId()))
                .isEqualTo(1);
        assertThatThrownBy(() -> sessions.keep(actor, id, null, KeepReason.BEST_POSSIBLE))
                .isInstanceOfSatisfying(
                        SampleRefused.class, e -> assertThat(e.key()).isEqualTo("biometrics.keep.none"));
    }

    @Test
    void theSameFingerTwiceIsRefusedAndAMissingOneNeedsAReason() {
        Visit visit = begun();
        Actor actor = visit.actor();
        CaseId id = visit.caseId();
        sessions.finger(actor, id, FingerPosition.RIGHT_INDEX, RIGHT);
        assertThatThrownBy(
                        () -> sessions.finger(actor, id, FingerPosition.LEFT_INDEX, Faces.png(Fingers.image(1, 10, 6))))
                .isInstanceOfSatisfying(
                        SampleRefused.class, e -> assertThat(e.key()).isEqualTo("biometrics.finger.same"));
        assertThatThrownBy(() -> sessions.finger(actor, id, FingerPosition.LEFT_INDEX, Fingers.record(8, 5, 8, LEFT)))
                .isInstanceOfSatisfying(
                        SampleRefused.class, e -> assertThat(e.key()).isEqualTo("biometrics.finger.other"));
        sessions.absent(actor, id, FingerPosition.LEFT_INDEX, AbsenceReason.BANDAGED);
        Capture half = sessions.latest(actor, id).orElseThrow();
        assertThat(half.fingers()).containsEntry(FingerPosition.LEFT_INDEX, FingerState.ABSENT);
        assertThat(half.done()).doesNotContain(CaptureStep.FINGERPRINTS);
        sessions.finger(actor, id, FingerPosition.LEFT_THUMB, Fingers.record(6, 5, 8, LEFT));
        assertThat(sessions.latest(actor, id).orElseThrow().done()).contains(CaptureStep.FINGERPRINTS);
    }

    @Test
    void aHandWithoutAnyPrintHasAReasonForAllFive() {
        Map<FingerPosition, FingerState> fingers = new java.util.EnumMap<>(FingerPosition.class);
        fingers.put(FingerPosition.RIGHT_INDEX, FingerState.TAKEN);
        for (FingerPosition left : FingerPosition.LEFT_INDEX.hand()) {
            assertThat(CaptureReader.areFingersDone(fingers)).isFalse();
            fingers.put(left, FingerState.ABSENT);
        }
        assertThat(CaptureReader.areFingersDone(fingers)).isTrue();
    }

    @Test
    void whatIsDamagedOrNoSignatureStoresNothing() {
        Visit visit = begun();
        Actor actor = visit.actor();
        CaseId id = visit.caseId();
        UUID session = sessions.latest(actor, id).orElseThrow().id();
        int before = samples(session);
        byte[] wsq = Arrays.copyOf(Wsq.encoded(256, 320), 200);
        List<ThrowingCallable> attempts = new ArrayList<>();
        attempts.add(() -> sessions.finger(actor, id, FingerPosition.RIGHT_INDEX, wsq));
        attempts.add(() -> sessions.portrait(actor, id, new byte[] {(byte) 0xFF, (byte) 0xD8, 1, 2}));
        attempts.add(() -> sessions.signature(actor, id, SIGNATURE, "[[[50,50,0,0.5]]]"));
        attempts.forEach(attempt -> assertThatThrownBy(attempt).isInstanceOf(SampleRefused.class));
        for (int height : new int[] {0, 39, 251}) {
            assertThatThrownBy(() -> sessions.height(actor, id, height)).isInstanceOf(InvalidInput.class);
        }
        assertThatThrownBy(() -> sessions.seal(actor, id))
                .isInstanceOfSatisfying(
                        SampleRefused.class, e -> assertThat(e.key()).isEqualTo("biometrics.seal.missing"));
        assertThat(samples(session)).isEqualTo(before);
    }

    @Test
    void samplesAtRestOpenOnlyInTheirOwnPlace() {
        Visit visit = begun();
        sessions.finger(visit.actor(), visit.caseId(), FingerPosition.RIGHT_INDEX, RIGHT);
        OpenSession session = store.open(visit.caseId());
        byte[] body = jdbc.sql("select body from biometrics_sample where session_id = ? and kind = 'FINGER'")
                .param(session.id())
                .query(byte[].class)
                .single();
        assertThat(new String(body, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("PNG", "IHDR");
        assertThat(safe.open(session, SampleKind.FINGER, "RIGHT_INDEX")).hasValue(RIGHT);
        jdbc.sql("update biometrics_sample set item = 'LEFT_INDEX' where session_id = ? and kind = 'FINGER'")
                .param(session.id())
                .update();
        assertThatThrownBy(() -> safe.open(session, SampleKind.FINGER, "LEFT_INDEX"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(session.toString()).doesNotContain("key");
    }

    @Test
    void aSessionLeftOpenOrGivenUpIsErased() {
        Visit left = begun();
        UUID id = sessions.latest(left.actor(), left.caseId()).orElseThrow().id();
        jdbc.sql("update biometrics_session set began_at = now(6) - interval 25 hour where id = ?")
                .param(id)
                .update();
        handing.run();
        assertThat(samples(id)).isZero();
        assertThat(sessions.latest(left.actor(), left.caseId()).orElseThrow().state())
                .isEqualTo(CaptureState.ABANDONED);
        Visit givenUp = begun();
        UUID other =
                sessions.latest(givenUp.actor(), givenUp.caseId()).orElseThrow().id();
        sessions.abandon(givenUp.actor(), givenUp.caseId());
        assertThat(samples(other)).isZero();
        // A new one begins from the first step.
        assertThat(sessions.begin(givenUp.actor(), givenUp.caseId(), null).done())
                .isEmpty();
    }

    @Test
    void twoScreensThatBeginAtOnceShareOneSession() throws Exception {
        Visit visit = visit();
        try (var pool = Executors.newFixedThreadPool(12)) {
            List<Callable<UUID>> calls = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                calls.add(() ->
                        sessions.begin(visit.actor(), visit.caseId(), null).id());
            }
            var ids = new java.util.HashSet<UUID>();
            for (var answer : pool.invokeAll(calls)) {
                ids.add(answer.get());
            }
            assertThat(ids).hasSize(1);
        }
        assertThat(count(
                        "select count(*) from biometrics_session where case_id = ?",
                        visit.caseId().value()))
                .isEqualTo(1);
    }

    @Test
    void figuresTellTimesAndQualityAndNothingElse() {
        Visit visit = begun();
        sessions.portrait(visit.actor(), visit.caseId(), BLURRED);
        complete(visit);
        sessions.seal(visit.actor(), visit.caseId());
        LocalDate today = LocalDate.now();
        var own = figures.bySteps(visit.actor(), today.minusDays(1), today.plusDays(1));
        assertThat(own)
                .filteredOn(step -> step.step() == CaptureStep.PORTRAIT)
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.taken()).isEqualTo(1);
                    assertThat(step.failures()).isEqualTo(1);
                    assertThat(step.quality()).isEqualTo(100);
                });
        assertThat(own)
                .filteredOn(step -> step.step() == CaptureStep.FINGERPRINTS)
                .singleElement()
                .satisfies(step -> assertThat(step.taken()).isEqualTo(2));
        assertThat(figures.bySteps(mediator(), today, today)).isEmpty();
        assertThat(figures.bySteps(actor(Role.ADMINISTRATOR), today.minusDays(1), today.plusDays(1)))
                .isNotEmpty();
        assertThat(figures.typicalSession()).isLessThan(java.time.Duration.ofMinutes(30));
    }
}

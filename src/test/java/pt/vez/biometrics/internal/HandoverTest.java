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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.biometrics.Capture;
import pt.vez.biometrics.CaptureState;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.Faces;
import pt.vez.biometrics.HandoverProblem;
import pt.vez.biometrics.Quality;
import pt.vez.biometrics.SampleRefused;
import pt.vez.shared.Role;
import pt.vez.shared.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the complete capture to the erased package, whatever fails on the way. */
class HandoverTest extends CaptureTests {
    private Path spool(UUID id, String suffix) {
        return settings.data().toAbsolutePath().resolve("agency").resolve(id + suffix);
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
        assertThat(stored(id)).isZero();
        assertThat(count("select count(*) from biometrics_session where id = ? and session_key is null", id))
                .isEqualTo(1);
        assertThatThrownBy(() -> sessions.picture(visit.actor(), visit.caseId(), CaptureStep.PORTRAIT, null))
                .isInstanceOf(SampleRefused.class);
        assertThatThrownBy(() -> sessions.begin(visit.actor(), visit.caseId(), null))
                .isInstanceOf(SampleRefused.class);
        packageDelivery.run();
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
        packageDelivery.run();
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
        packageDelivery.run();
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

    @Test
    void thePackageTellsEveryMeasureAndThatAPortraitWasAPhotographOfAPhotograph() throws Exception {
        Visit visit = begun();
        UUID id = complete(visit).id();
        taking.discard(visit.actor(), visit.caseId(), null);
        Quality screen = taking.portrait(visit.actor(), visit.caseId(), Faces.png(Faces.ofAScreen()));
        assertThat(screen.passes()).isTrue();
        sessions.seal(visit.actor(), visit.caseId());
        packageDelivery.run();
        JsonNode manifest = JsonMapper.builder()
                .build()
                .readTree(opened(id, Files.readAllBytes(spool(id, ".vezb"))).get("manifest.json"));
        JsonNode portrait = sample(manifest, "PORTRAIT");
        for (var measure : screen.measures()) {
            JsonNode written = portrait.path("measures").path(measure.check().name());
            assertThat(written.path("verdict").asString())
                    .isEqualTo(measure.verdict().name());
            assertThat(written.path("value").asInt()).isEqualTo(measure.value());
        }
        assertThat(portrait.path("measures").path("SCREEN").path("verdict").asString())
                .isEqualTo("WARN");
        assertThat(sample(manifest, "FINGER")
                        .path("measures")
                        .path("MINUTIAE")
                        .path("verdict")
                        .asString())
                .isEqualTo("PASS");
        assertThat(sample(manifest, "SIGNATURE").has("measures")).isFalse();
    }

    private static JsonNode sample(JsonNode manifest, String kind) {
        for (JsonNode sample : manifest.path("samples")) {
            if (sample.path("kind").asString().equals(kind)) {
                return sample;
            }
        }
        throw new AssertionError(kind);
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
        packageDelivery.run();
        assertThat(Sha256.hex(Files.readAllBytes(spool(id, ".vezb")))).isEqualTo(hash);
        // Killed after writing, before noting it.
        jdbc.sql(
                        "update biometrics_session set state = 'SEALED', handed_over_at = null, next_try_at = now(6) where id = ?")
                .param(id)
                .update();
        packageDelivery.run();
        assertThat(Sha256.hex(Files.readAllBytes(spool(id, ".vezb")))).isEqualTo(hash);
        Files.writeString(spool(id, ".ack"), hash);
        packageDelivery.run();
        // Killed after the erasure was committed, before the files were removed.
        Files.write(spool(id, ".vezb"), new byte[] {1});
        jdbc.sql("update biometrics_session set cleared = false where id = ?")
                .param(id)
                .update();
        packageDelivery.run();
        assertThat(spool(id, ".vezb")).doesNotExist();
        assertThat(count(
                        "select count(*) from audit_entry where case_id = ? and action = 'biometrics.erased'",
                        visit.caseId().value()))
                .isEqualTo(1);
    }

    @Autowired
    private PackageRepository packages;

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
        new PackageDelivery(packages, new SpoolFolder(file, keys), safe, store, journal, events, transactions, ahead)
                .run();
        Capture capture = sessions.latest(visit.actor(), visit.caseId()).orElseThrow();
        assertThat(capture.state()).isEqualTo(CaptureState.SEALED);
        assertThat(capture.problem()).isEqualTo(HandoverProblem.UNREACHABLE);
        jdbc.sql("update biometrics_session set next_try_at = now(6) where id = ?")
                .param(id)
                .update();
        packageDelivery.run();
        capture = sessions.latest(visit.actor(), visit.caseId()).orElseThrow();
        assertThat(capture.state()).isEqualTo(CaptureState.HANDED_OVER);
        assertThat(capture.problem()).isNull();
    }
}

package pt.vez.biometrics.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.biometrics.BiometricsEvents.BiometricsSealed;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.SampleRefused;
import pt.vez.casework.CaseRef;
import pt.vez.shared.Actor;
import pt.vez.shared.Sha256;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the one package of a session, and in the same transaction destroys the samples and their key: from the commit on
 * only the agency can open what was taken.
 */
@Component
class PackageSealer {
    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final SampleSafe safe;
    private final AgencyKeys keys;
    private final Journal journal;
    private final PackageRepository packages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PackageSealer(
            SampleSafe safe,
            AgencyKeys keys,
            Journal journal,
            PackageRepository packages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.safe = safe;
        this.keys = keys;
        this.journal = journal;
        this.packages = packages;
        this.events = events;
        this.clock = clock;
    }

    /** @throws SampleRefused while a step is not done or a sample waits for a second look */
    @Transactional(propagation = Propagation.MANDATORY)
    void seal(Actor actor, CaseRef ref, OpenSession session) {
        List<SampleSafe.Label> labels = safe.labels(session.id());
        for (CaptureStep step : CaptureStep.values()) {
            if (step != CaptureStep.REVIEW && !CaptureReader.done(labels).contains(step)) {
                throw new SampleRefused("biometrics.seal.missing");
            }
        }
        if (labels.stream().anyMatch(label -> !label.accepted())) {
            throw new SampleRefused("biometrics.seal.waiting");
        }
        Instant now = clock.instant();
        byte[] zip = SealedPackage.zip(files(ref, session, labels, now));
        byte[] encrypted = keys.encrypted(zip, SealedPackage.context(session.id()));
        byte[] signed = SealedPackage.signedPart(session.id(), encrypted);
        byte[] whole = SealedPackage.whole(signed, keys.signature(signed));
        String hash = Sha256.hex(whole);
        int samples = safe.destroy(session.id());
        packages.seal(session.id(), whole, hash, samples, now);
        journal.record(
                actor,
                "biometrics.sealed",
                ref.applicantId(),
                ref.id().value(),
                "sha256 " + hash + ", samples " + samples + ", bytes " + whole.length);
        events.publishEvent(new BiometricsSealed(ref.id(), session.id()));
    }

    private TreeMap<String, byte[]> files(
            CaseRef ref, OpenSession session, List<SampleSafe.Label> labels, Instant now) {
        var files = new TreeMap<String, byte[]>();
        var samples = new ArrayList<Map<String, Object>>();
        var exceptions = new TreeMap<String, Object>();
        var exempt = new TreeMap<String, Object>();
        var manifest = new TreeMap<String, Object>();
        for (var label : labels) {
            byte[] content = safe.open(session, label.kind(), label.item()).orElseThrow();
            switch (label.kind()) {
                case HEIGHT -> manifest.put("heightCentimetres", Integer.valueOf(text(content)));
                case IDENTITY -> manifest.put("document", new TreeMap<>(JSON.readValue(content, Map.class)));
                case EXEMPT -> exempt.put(label.item(), text(content));
                case ABSENT -> exceptions.put(label.item(), text(content));
                case PORTRAIT, SIGNATURE, STROKES, FINGER -> {
                    String name = name(label, content);
                    files.put(name, content);
                    samples.add(sample(session, label, name, content));
                }
            }
        }
        manifest.put("version", VERSION);
        manifest.put("package", session.id().toString());
        manifest.put("case", ref.number());
        manifest.put("beganAt", session.beganAt().toString());
        manifest.put("sealedAt", now.toString());
        manifest.put("samples", samples);
        manifest.put("fingersAbsent", exceptions);
        manifest.put("exempt", exempt);
        // Sorted keys, no blanks: the same content is the same bytes.
        files.put("manifest.json", JSON.writeValueAsBytes(manifest));
        return files;
    }

    private Map<String, Object> sample(OpenSession session, SampleSafe.Label label, String name, byte[] content) {
        var sample = new TreeMap<String, Object>();
        sample.put("file", name);
        sample.put("kind", label.kind().name());
        sample.put("position", label.item());
        sample.put("sha256", Sha256.hex(content));
        sample.put("bytes", content.length);
        var quality = label.quality();
        if (quality != null) {
            sample.put("quality", quality);
        }
        String measures = label.measures();
        if (measures != null) {
            sample.put("measures", JSON.readTree(measures));
        }
        CaptureStep step = label.kind() == SampleKind.FINGER ? CaptureStep.FINGERPRINTS : CaptureStep.PORTRAIT;
        packages.keptReason(session.id(), step, label.item())
                .filter(reason -> label.kind() == SampleKind.FINGER || label.kind() == SampleKind.PORTRAIT)
                .ifPresent(reason -> sample.put("keptBecause", reason));
        return sample;
    }

    private static String name(SampleSafe.Label label, byte[] content) {
        String suffix = switch (label.kind()) {
            case PORTRAIT -> ".jpg";
            case STROKES -> ".json";
            case FINGER ->
                FingerPicture.begins(content, 0xFF, 0xA0)
                        ? ".wsq"
                        : FingerPicture.begins(content, 'F', 'I', 'R', 0) ? ".fir" : ".png";
            default -> ".png";
        };
        String item = label.item().isEmpty() ? "" : "-" + label.item();
        return (label.kind() + item).toLowerCase(Locale.ROOT).replace('_', '-') + suffix;
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}

package pt.vez.biometrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.machinezoo.fingerprintio.TemplateFormat;
import com.machinezoo.sourceafis.FingerprintCompatibility;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pt.vez.biometrics.Faces;
import pt.vez.biometrics.FingerCheck;
import pt.vez.biometrics.FingerPosition;
import pt.vez.biometrics.Fingers;
import pt.vez.biometrics.Quality.Verdict;
import pt.vez.biometrics.SampleRefused;

class FingerMeterTest {
    private static void refused(byte[] file, String key) {
        assertThatThrownBy(() -> FingerPicture.read(file))
                .isInstanceOfSatisfying(
                        SampleRefused.class, e -> assertThat(e.key()).isEqualTo(key));
    }

    @Test
    void aClearPrintPassesAndASmearDoesNot() {
        var good = FingerMeter.measure(FingerPicture.read(Fingers.png(1)));
        assertThat(good.quality().passes()).as(good.quality().toString()).isTrue();
        assertThat(good.quality().score()).isGreaterThan(80);
        var smear = FingerMeter.measure(FingerPicture.read(Fingers.smear()));
        assertThat(smear.quality().measures())
                .filteredOn(measure -> measure.verdict() == Verdict.FAIL)
                .extracting(measure -> measure.check())
                .contains(FingerCheck.CONTRAST, FingerCheck.MINUTIAE);
    }

    @Test
    void theSameFingerIsKnownWhereverItLiesAndAnotherIsNot() {
        var first = FingerMeter.measure(FingerPicture.read(Fingers.png(1))).template();
        var again = FingerMeter.measure(FingerPicture.read(Faces.png(Fingers.image(1, 12, -9))))
                .template();
        var other = FingerMeter.measure(FingerPicture.read(Fingers.png(2))).template();
        assertThat(FingerMeter.isSameFinger(first, again)).isTrue();
        assertThat(FingerMeter.isSameFinger(first, other)).isFalse();
    }

    @Test
    void readsTheHeaderOfAFingerImageRecord() {
        FingerPicture wrapped = FingerPicture.read(Fingers.record(7, 5, 8, Fingers.png(3)));
        assertThat(wrapped.position()).isEqualTo(FingerPosition.LEFT_INDEX);
        assertThat(wrapped.dpi()).isEqualTo(500);
        assertThat(wrapped.grey()).isEqualTo(FingerPicture.read(Fingers.png(3)).grey());
        FingerPicture plain = FingerPicture.read(Fingers.record(2, 0, 8, wrapped.grey()));
        assertThat(plain.grey()).isEqualTo(wrapped.grey());
        refused(Fingers.record(13, 5, 8, Fingers.png(3)), "biometrics.finger.one");
        refused(Fingers.record(2, 0, 8, new byte[10]), "biometrics.finger.damaged");
        refused(Arrays.copyOf(Fingers.record(2, 5, 8, Fingers.png(3)), 300), "biometrics.finger.damaged");
    }

    @Test
    void minutiaeWithoutAPictureAreNamedForWhatTheyAre() {
        byte[] template = FingerprintCompatibility.exportTemplates(
                TemplateFormat.ISO_19794_2_2005, FingerMeter.template(FingerPicture.read(Fingers.png(1))));
        refused(template, "biometrics.finger.minutiae");
        refused(Arrays.copyOf(template, 20), "biometrics.finger.damaged");
    }

    @Test
    void readsAValidWsq() {
        FingerPicture picture = FingerPicture.read(Wsq.encoded(256, 320));
        assertThat(picture.width()).isEqualTo(256);
        assertThat(picture.height()).isEqualTo(320);
        assertThat(picture.dpi()).isEqualTo(500);
        // It decodes; what it shows is a slow shade and no finger, and the measures say so.
        assertThat(FingerMeter.measure(picture).quality().passes()).isFalse();
    }

    @Test
    void everyDamagedWsqIsRefusedWithinItsBounds() {
        byte[] whole = Wsq.encoded(256, 320);
        var random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] broken = whole.clone();
            int damage = 1 + random.nextInt(12);
            for (int k = 0; k < damage; k++) {
                broken[2 + random.nextInt(broken.length - 2)] = (byte) random.nextInt(256);
            }
            try {
                FingerPicture picture = FingerPicture.read(broken);
                assertThat(picture.grey()).hasSize(picture.width() * picture.height());
            } catch (SampleRefused e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
        for (int length = 0; length < whole.length - 1; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> FingerPicture.read(cut)).isInstanceOf(SampleRefused.class);
        }
        byte[] huge = Wsq.encoded(256, 320);
        int frame = Wsq.frameAt(huge);
        huge[frame + 6] = (byte) 0xFF;
        refused(huge, "biometrics.finger.damaged");
    }

    @Test
    void otherFilesAreRefusedByTheirContentNotTheirName() {
        refused(Faces.jpeg(Faces.small()), "biometrics.finger.type");
        refused(new byte[0], "biometrics.finger.type");
        refused(new byte[FingerPicture.MAX_BYTES + 1], "biometrics.finger.large");
        byte[] broken = Fingers.png(1);
        Arrays.fill(broken, 60, 400, (byte) 7);
        refused(broken, "biometrics.finger.damaged");
    }
}

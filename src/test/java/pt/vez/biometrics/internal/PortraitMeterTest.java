package pt.vez.biometrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pt.vez.biometrics.Faces;
import pt.vez.biometrics.PortraitCheck;
import pt.vez.biometrics.Quality;
import pt.vez.biometrics.Quality.Verdict;
import pt.vez.biometrics.SampleRefused;

class PortraitMeterTest {
    private static final Color WALL = new Color(226, 228, 230);

    private static Verdict verdict(BufferedImage picture, PortraitCheck check) {
        return PortraitMeter.measure(picture).measures().stream()
                .filter(measure -> measure.check() == check)
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    @Test
    void aGoodPortraitPassesEverything() {
        Quality quality = PortraitMeter.measure(Faces.good());
        assertThat(quality.measures())
                .allSatisfy(measure ->
                        assertThat(measure.verdict()).as(measure.toString()).isEqualTo(Verdict.PASS));
        assertThat(quality.score()).isEqualTo(100);
    }

    @Test
    void aHeadATouchAskewStillPasses() {
        assertThat(PortraitMeter.measure(Faces.drawn(3, 20, 1, WALL)).passes()).isTrue();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("blurred", Faces.blurred(), PortraitCheck.SHARPNESS),
                Arguments.of("dark", Faces.dark(), PortraitCheck.EXPOSURE),
                Arguments.of("glare", Faces.glare(), PortraitCheck.GLARE),
                Arguments.of("shadow on the wall", Faces.unevenBackground(), PortraitCheck.BACKGROUND),
                Arguments.of("dark wall", Faces.drawn(0, 0, 1, new Color(60, 70, 80)), PortraitCheck.BACKGROUND),
                Arguments.of("few pixels", Faces.small(), PortraitCheck.SIZE),
                Arguments.of("tilted head", Faces.drawn(14, 0, 1, WALL), PortraitCheck.HEAD),
                Arguments.of("head aside", Faces.drawn(0, 140, 1, WALL), PortraitCheck.HEAD),
                Arguments.of("far away", Faces.drawn(0, 0, 0.5, WALL), PortraitCheck.HEAD),
                Arguments.of("nobody", new BufferedImage(600, 800, BufferedImage.TYPE_INT_RGB), PortraitCheck.HEAD),
                Arguments.of("across", Faces.good().getSubimage(0, 100, 750, 560), PortraitCheck.ASPECT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void everyFaultIsNamed(String name, BufferedImage picture, PortraitCheck check) {
        assertThat(verdict(picture, check)).isEqualTo(Verdict.FAIL);
        assertThat(PortraitMeter.measure(picture).passes()).isFalse();
    }

    @Test
    void aPhotographOfAScreenIsWarnedOfButNotRefusedForThatAlone() {
        assertThat(verdict(Faces.ofAScreen(), PortraitCheck.SCREEN)).isEqualTo(Verdict.WARN);
        assertThat(PortraitMeter.measure(Faces.ofAScreen()).passes()).isTrue();
        assertThat(verdict(Faces.withRim(), PortraitCheck.SCREEN)).isEqualTo(Verdict.WARN);
    }

    @Test
    void compressionIsNotTakenForAScreen() {
        BufferedImage compressed =
                Pixels.read(Pixels.jpeg(Faces.good(), 0.4f), Set.of("jpeg"), 2000, "biometrics.portrait.damaged");
        assertThat(verdict(compressed, PortraitCheck.SCREEN)).isEqualTo(Verdict.PASS);
    }

    @Test
    void whatIsNoPictureOrTooLargeIsRefusedBeforeItIsDecoded() {
        assertThatThrownBy(() -> Pixels.read(new byte[] {1, 2, 3}, Set.of("jpeg"), 2000, "biometrics.portrait.damaged"))
                .isInstanceOf(SampleRefused.class);
        assertThatThrownBy(() -> Pixels.read(
                        Faces.png(Faces.good()), Set.of("jpeg", "jpg"), 2000, "biometrics.portrait.damaged"))
                .isInstanceOf(SampleRefused.class);
        assertThatThrownBy(
                        () -> Pixels.read(Faces.png(Faces.good()), Set.of("png"), 900, "biometrics.portrait.damaged"))
                .isInstanceOfSatisfying(
                        SampleRefused.class, e -> assertThat(e.key()).isEqualTo("biometrics.picture.huge"));
    }
}

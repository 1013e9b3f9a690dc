package pt.vez.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pt.vez.platform.PictureRefused.Reason;

class PictureDecoderTest {
    private static final int LONG_SIDE = 2400;
    private static final BufferedImage PAGE = Pictures.page(900, 1200);

    private static Reason refused(byte[] content) {
        return catchThrowableOfType(PictureRefused.class, () -> PictureDecoder.decode(content, LONG_SIDE))
                .reason();
    }

    static Stream<byte[]> whole() {
        return Stream.of(Pictures.jpeg(PAGE, false, 0.8f), Pictures.jpeg(PAGE, true, 0.8f), Pictures.png(PAGE));
    }

    @ParameterizedTest
    @MethodSource("whole")
    void aPictureCutAnywhereIsRefused(byte[] whole) {
        assertThat(PictureDecoder.decode(whole, LONG_SIDE).getHeight()).isEqualTo(1200);
        for (int percent = 5; percent < 100; percent++) {
            byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
            assertThat(refused(cut)).as("cut at %d %%", percent).isIn(Reason.INCOMPLETE, Reason.DAMAGED);
        }
    }

    @ParameterizedTest
    @MethodSource("whole")
    void aPictureCutAndClosedWithAnEndMarkerIsRefused(byte[] whole) {
        for (int percent = 10; percent < 95; percent += 5) {
            byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
            byte[] end = JpegStructure.isJpeg(whole)
                    ? new byte[] {0, (byte) 0xFF, (byte) 0xD9}
                    : Arrays.copyOfRange(whole, whole.length - 12, whole.length);
            byte[] closed = Pictures.inserted(cut, cut.length, end);
            if (JpegStructure.isJpeg(whole) && JpegStructure.of(closed).scans() > 1) {
                continue;
            }
            assertThat(refused(closed)).as("cut at %d %%", percent).isIn(Reason.INCOMPLETE, Reason.DAMAGED);
        }
    }

    @Test
    void aHeaderThatPromisesMoreThanThereIsIsRefused() {
        byte[] whole = Pictures.jpeg(PAGE, false, 0.8f);
        assertThat(refused(Pictures.withSize(whole, 900, 2400))).isEqualTo(Reason.INCOMPLETE);
        assertThat(refused(Pictures.withSize(whole, 1800, 1200))).isEqualTo(Reason.INCOMPLETE);
    }

    @Test
    void thePicturesThatFailedOnceAreToldApart() throws IOException {
        assertThat(refused(paper("cut-at-45-percent.jpg"))).isEqualTo(Reason.INCOMPLETE);
        assertThat(PictureDecoder.decode(paper("broken-icc.jpg"), LONG_SIDE).getWidth())
                .isPositive();
    }

    @Test
    void aBrokenColourProfileIsLeftOutAndThePictureKept() {
        BufferedImage image =
                PictureDecoder.decode(Pictures.withBrokenProfile(Pictures.jpeg(PAGE, false, 0.8f)), LONG_SIDE);
        assertThat(new Color(image.getRGB(3, 3)).getBlue()).isBetween(0xE0, 0xF0);
    }

    @Test
    void fourInksBecomeTheirColours() throws IOException {
        Color red = new Color(PictureDecoder.decode(Pictures.cmyk(64, 64, 0, 255, 255, 0), LONG_SIDE)
                .getRGB(32, 32));
        assertThat(red.getRed()).isGreaterThan(180);
        assertThat(red.getGreen()).isLessThan(90);
        Color white = new Color(PictureDecoder.decode(Pictures.cmyk(64, 64, 0, 0, 0, 0), LONG_SIDE)
                .getRGB(32, 32));
        assertThat(white.getGreen()).isGreaterThan(240);
    }

    @Test
    void moreScansThanAPhotographHasAreRefusedBeforeDecoding() {
        byte[] progressive = Pictures.jpeg(PAGE, true, 0.8f);
        assertThat(JpegStructure.of(progressive).scans()).isBetween(2, PictureDecoder.MAX_SCANS);
        byte[] many = Pictures.withScans(progressive, 900);
        assertThat(refused(many)).isEqualTo(Reason.TOO_COSTLY);
        assertThatThrownBy(() -> PictureDecoder.inspect(many)).isInstanceOf(PictureRefused.class);
    }

    @Test
    void decodingEndsWhenItsTimeIsOver() {
        byte[] progressive = Pictures.jpeg(PAGE, true, 0.8f);
        assertThatThrownBy(() -> PictureDecoder.decode(progressive, LONG_SIDE, java.time.Duration.ZERO))
                .isInstanceOf(PictureRefused.class)
                .extracting("reason")
                .isEqualTo(Reason.TOO_COSTLY);
        assertThat(PictureDecoder.decode(progressive, LONG_SIDE).getWidth()).isPositive();
    }

    @Test
    void pixelsAreBoundedByTheHeaderAndByTheBytesBehindIt() {
        byte[] small = Pictures.jpeg(PAGE, true, 0.8f);
        assertThat(refused(Pictures.withSize(small, 20_000, 4_000))).isEqualTo(Reason.TOO_LARGE);
        assertThat(refused(Pictures.withSize(small, 6_000, 6_000))).isEqualTo(Reason.TOO_LARGE);
        byte[] flat = Pictures.jpeg(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), false, 0.5f);
        assertThat(refused(Pictures.withSize(flat, 7_000, 7_000))).isEqualTo(Reason.INCOMPLETE);
        assertThat(refused(Pictures.withSize(flat, 65_500, 65_500))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void aLargePhotographIsThinnedOutWhileItIsRead() {
        byte[] large = Pictures.jpeg(Pictures.page(4000, 6000), false, 0.7f);
        BufferedImage image = PictureDecoder.decode(large, LONG_SIDE);
        assertThat(image.getHeight()).isBetween(LONG_SIDE, 2 * LONG_SIDE);
    }

    @Test
    void nothingOfAPictureTouchesTheTemporaryFolder() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        byte[] photograph = Pictures.jpeg(Pictures.page(1600, 2000), false, 0.9f);
        try (var watch = FileSystems.getDefault().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            PictureDecoder.decode(photograph, LONG_SIDE);
            var key = watch.poll();
            if (key != null) {
                assertThat(key.pollEvents())
                        .noneMatch(event -> String.valueOf(event.context()).startsWith("imageio"));
            }
        }
    }

    private static byte[] paper(String name) throws IOException {
        try (var in = PictureDecoderTest.class.getResourceAsStream("/papers/" + name)) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        }
    }
}

package pt.vez.biometrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pt.vez.biometrics.Faces;
import pt.vez.biometrics.SampleRefused;

class SignatureMeterTest {
    private static final byte[] PNG = Faces.png(Faces.small());

    @Test
    void aLineOfANameIsKeptWithItsTimesAndPressures() {
        String points = Strokes.name();
        assertThat(SignatureMeter.accepted(PNG, points)).startsWith("[[[").contains("0.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | biometrics.signature.missing",
                "[[]] | biometrics.signature.missing",
                "[[[50,50,0,0.5]]] | biometrics.signature.dot",
                "[[[50,50,0,0.5],[51,50,9,0.5],[52,51,18,0.5],[50,52,27,0.5],[51,51,36,0.5],[50,50,45,0.5],[52,50,50,0.5],[51,52,60,0.5],[50,51,70,0.5]]] | biometrics.signature.dot",
                "[[[10,50,0,0.5],[60,50,9,0.5]]] | biometrics.signature.short",
                "{} | biometrics.signature.damaged",
                "[[[1,2]]] | biometrics.signature.damaged",
                "[[[1,2,\"x\",1]]] | biometrics.signature.damaged",
                "nonsense | biometrics.signature.damaged"
            })
    void aDotOrASlipIsNoSignature(String strokes, String key) {
        assertThatThrownBy(() -> SignatureMeter.accepted(PNG, strokes))
                .isInstanceOfSatisfying(
                        SampleRefused.class, e -> assertThat(e.key()).isEqualTo(key));
    }

    @Test
    void strokesWithoutTheirPictureAreRefused() {
        assertThatThrownBy(() -> SignatureMeter.accepted(new byte[] {1}, Strokes.name()))
                .isInstanceOf(SampleRefused.class);
    }
}

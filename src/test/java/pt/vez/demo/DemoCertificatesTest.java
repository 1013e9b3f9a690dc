package pt.vez.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pt.vez.VezTest;
import pt.vez.shared.Base32;
import pt.vez.training.Certificate;

/** Certificates of the demonstration carry numbers their public page accepts. */
class DemoCertificatesTest extends VezTest {
    @Test
    void everyCertificateOfTheDemonstrationCanBeVerified() {
        List<String> numbers = jdbc.sql("select c.number from training_certificate c join identity_account a"
                        + " on a.id = c.account_id where a.email like '%@vez.example'")
                .query(String.class)
                .list();
        assertThat(numbers)
                .isNotEmpty()
                .allSatisfy(number -> assertThat(number.length() == Certificate.BODY + 1 && Base32.isValid(number))
                        .isTrue());
    }
}

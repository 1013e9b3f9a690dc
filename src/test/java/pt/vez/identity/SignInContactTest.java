package pt.vez.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pt.vez.shared.DomainException;

class SignInContactTest {
    @ParameterizedTest
    @CsvSource({
        "912 345 678, +351912345678",
        "+351 912-345-678, +351912345678",
        "00351912345678, +351912345678",
        "\u202d912345678\u202c, +351912345678",
        "\uff19\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18, +351912345678",
        "+880 1712-345678, +8801712345678",
        "+\u09ee\u09ee\u09e6 \u09e7\u09ed\u09e7\u09e8 \u09e9\u09ea\u09eb\u09ec\u09ed\u09ee, +8801712345678",
        "Ana@Example.com, ana@example.com",
        "+351912345678@example.com, +351912345678@example.com"
    })
    void isOneTextForOneMailboxOrTelephone(String typed, String canonical) {
        SignInContact contact = SignInContact.of(typed);
        assertThat(contact.value()).isEqualTo(canonical);
        assertThat(SignInContact.of(contact.display())).isEqualTo(contact);
        assertThat(contact.isPhone()).isEqualTo(!canonical.contains("@"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', signin.contact.missing",
        "'\u200b ', signin.contact.missing",
        "ana, signin.contact.invalid",
        "12, signin.contact.invalid",
        "ana 912345678, signin.contact.invalid",
        "212 345 678, signin.landline",
        "+44 20 7946 0018, signin.landline",
        "912 345, field.phone.invalid",
        "ana@, field.email.invalid"
    })
    void saysWhatIsWrong(String typed, String key) {
        assertThatThrownBy(() -> SignInContact.of(typed))
                .isInstanceOf(DomainException.class)
                .extracting("key")
                .isEqualTo(key);
    }
}

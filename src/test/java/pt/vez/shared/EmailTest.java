package pt.vez.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.InternetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {
    @ParameterizedTest
    @CsvSource({
        "Ana.Silva@Example.COM, ana.silva@example.com",
        "\u200eofficer2@vez.example, officer2@vez.example",
        "officer2\u200b@vez.example, officer2@vez.example",
        "'\u00a0ana@example.com\u202f', ana@example.com",
        "\u202aana@example.com\u202c, ana@example.com",
        "ana\uff20example.com, ana@example.com",
        "rui@b\u00fccher.example, rui@xn--bcher-kva.example",
        "rui@BU\u0308CHER.example, rui@xn--bcher-kva.example",
        "rui@xn--bcher-kva.example, rui@xn--bcher-kva.example",
        "rui@XN--BCHER-KVA.example, rui@xn--bcher-kva.example",
        "rui@bucher.example, rui@bucher.example",
        "rui@stra\u00dfe.example, rui@xn--strae-oqa.example",
        "rui@strasse.example, rui@strasse.example",
        "admin@v\u00e9z.example, admin@xn--vz-bja.example",
        "ana@\u0989\u09a6\u09be\u09b9\u09b0\u09a3.\u09ac\u09be\u0982\u09b2\u09be, ana@xn--d5b6ci4b4b3a.xn--54b7fta0cc",
        "ana@xn--e1afmkfd.xn--p1ai, ana@xn--e1afmkfd.xn--p1ai",
        "ana@\u4f8b\u5b50\u3002\u6d4b\u8bd5, ana@xn--fsqu00a.xn--0zwm56d",
        "ana+vez@example.com, ana+vez@example.com",
        "a@b.co, a@b.co",
        "o'neil_99@mail-1.example.org, o'neil_99@mail-1.example.org",
        "ana@ab--cd.example, ana@ab--cd.example"
    })
    void bringsOneMailboxToOneText(String typed, String canonical) {
        Email email = Email.of(typed);
        assertThat(email.value()).isEqualTo(canonical);
        assertThat(Email.of(email.value())).isEqualTo(email);
        assertThat(Email.of(email.display())).isEqualTo(email);
        assertThat(email.value()).as("what goes over the wire").matches("\\p{ASCII}+");
        assertThatCode(() -> new InternetAddress(email.value(), true).validate())
                .as("the mailer takes what the field takes")
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u1d48min@vez.example", // a superscript letter is another letter
                "\u00e1dmin@vez.example",
                "\u1d52fficer@vez.example",
                "\uff41dmin@vez.example",
                "\u0430dmin@vez.example", // Cyrillic
                "\u00e7\u00e3o@mail.example",
                "x\u4e3e\u0e20@vez.example",
                "admin@g\u1d50ail.com",
                "admin@\u2460.example",
                "\u212aarl@vez.example", // the sign of the kelvin
                "ana\u0301@vez.example",
                "ana@xn--\u00e9.example",
                "ana@xn--zzzzzz99999.example"
            })
    void refusesLettersNoMailCanBeSentTo(String typed) {
        assertThatThrownBy(() -> Email.of(typed))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo("field.email.letters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana..silva@docomo.example", "ana.@docomo.example", ".ana@docomo.example"})
    void refusesDotsTheMailerRefuses(String typed) {
        assertThatThrownBy(() -> Email.of(typed))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo("field.email.dots");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ana",
                "ana@",
                "@example.com",
                "ana@example",
                "ana@.example",
                "ana@example..com",
                "ana@-example.com",
                "ana@exa_mple.com",
                "ana@[192.0.2.1]",
                "ana@192.0.2.1",
                "ana silva@example.com",
                "ana@exam ple.com",
                "ana@b@example.com",
                "\"ana\"@example.com",
                "ana<x@example.com",
                "ana,rui@example.com",
                "ana@example.c",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com"
            })
    void refusesWhatIsNotComplete(String typed) {
        assertThatThrownBy(() -> Email.of(typed)).isInstanceOf(InvalidInput.class);
        assertThat(Email.isValid(typed)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ana@example.com", " ana@example.com", "rui@b\u00fccher.example"})
    void isBuiltOfTheCanonicalFormOnly(String text) {
        assertThatThrownBy(() -> new Email(text)).isInstanceOf(InvalidInput.class);
    }
}

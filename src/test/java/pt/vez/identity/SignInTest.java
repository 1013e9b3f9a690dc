package pt.vez.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.demo.MailCatcher.Caught;
import pt.vez.platform.Limits.TooManyAttempts;
import pt.vez.shared.DomainException;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;

class SignInTest extends VezTest {
    @Autowired
    private SignIn signIn;

    private Email fresh() {
        return new Email("n" + UUID.randomUUID().toString().replace("-", "") + "@test.example");
    }

    private UUID request(Email email) {
        return signIn.request(email, "pt-PT", "/home", "test");
    }

    private Caught mailTo(Email email) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(
                        () -> mails.caught().stream()
                                .filter(mail -> mail.to().equals(email.value()))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void aCodeOpensTheDoorOnce() {
        Email email = fresh();
        UUID id = request(email);
        String code = mailTo(email).code();
        assertThat(signIn.byCode(id, code).accountId()).isNotNull();
        assertThatThrownBy(() -> signIn.byCode(id, code)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void theLinkIsNotUsedUpByLooking() {
        Email email = fresh();
        request(email);
        String token = mailTo(email).link().replace("/sign-in/link/", "");
        assertThat(signIn.isOpen(token)).isTrue();
        assertThat(signIn.isOpen(token)).isTrue();
        assertThat(signIn.byLink(token).returnTo()).isEqualTo("/home");
        assertThat(signIn.isOpen(token)).isFalse();
        assertThatThrownBy(() -> signIn.byLink(token)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void fiveWrongCodesEndIt() {
        Email email = fresh();
        UUID id = request(email);
        String code = mailTo(email).code();
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < SignIn.ATTEMPTS; i++) {
            assertThatThrownBy(() -> signIn.byCode(id, wrong)).isInstanceOf(InvalidInput.class);
        }
        assertThatThrownBy(() -> signIn.byCode(id, code))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo("signin.code.spent");
    }

    @Test
    void anExpiredCodeSaysSo() {
        Email email = fresh();
        UUID id = request(email);
        String code = mailTo(email).code();
        jdbc.sql("update identity_sign_in set expires_at = now(6) - interval 1 second where id = ?")
                .param(id)
                .update();
        assertThatThrownBy(() -> signIn.byCode(id, code))
                .isInstanceOf(DomainException.class)
                .extracting("key")
                .isEqualTo("signin.code.expired");
    }

    @Test
    void anAddressIsNotFloodedWithCodes() {
        Email email = fresh();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 20; i++) {
                        request(email);
                    }
                })
                .isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void theCodeIsNotStoredReadably() {
        Email email = fresh();
        request(email);
        mailTo(email);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(jdbc.sql(
                                        "select count(*) from notifications_outbox where kind = 'sign-in' and state = 'SENT' and message is not null")
                                .query(Integer.class)
                                .single())
                        .isZero());
    }

    @Test
    void aClosedAccountGetsNoCodeAndTheSameAnswer() {
        Email email = fresh();
        UUID first = request(email);
        UUID account = signIn.byCode(first, mailTo(email).code()).accountId();
        jdbc.sql("update identity_account set active = false where id = ?")
                .param(account)
                .update();
        long before = mails.caught().stream()
                .filter(mail -> mail.to().equals(email.value()))
                .count();
        assertThat(request(email)).isNotNull();
        Email other = fresh();
        request(other);
        mailTo(other);
        assertThat(mails.caught().stream().filter(mail -> mail.to().equals(email.value())))
                .hasSize((int) before);
    }
}

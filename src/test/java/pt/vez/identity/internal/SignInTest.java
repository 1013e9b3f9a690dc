package pt.vez.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.demo.MailCatcher.Caught;
import pt.vez.identity.Accounts;
import pt.vez.identity.SignIn;
import pt.vez.identity.SignIn.Asking;
import pt.vez.identity.SignIn.SignedInAs;
import pt.vez.identity.SignInContact;
import pt.vez.shared.DomainException;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

class SignInTest extends VezTest {
    @Autowired
    private SignIn signIn;

    @Autowired
    private PendingSignInRepository pending;

    @Autowired
    private Accounts accounts;

    private static SignInContact fresh() {
        return new SignInContact("n" + UUID.randomUUID().toString().replace("-", "") + "@test.example");
    }

    private static SignInContact telephone() {
        return new SignInContact("+3519" + ThreadLocalRandom.current().nextInt(10_000_000, 39_999_999));
    }

    private String request(SignInContact contact) {
        String browser = signIn.newBrowser();
        request(contact, browser);
        return browser;
    }

    private void request(SignInContact contact, String browser) {
        signIn.request(new Asking(contact, "pt-PT", "/home", "net" + contact.value(), browser, "", false));
    }

    private SignedInAs byCode(String browser, String code) {
        return signIn.byCode(browser, code, "");
    }

    private static String mailbox(SignInContact contact) {
        return contact.isPhone() ? contact.value().substring(1) + "@sms.vez.example" : contact.value();
    }

    private List<Caught> mails(SignInContact contact, int atLeast) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> mails.caughtFor(mailbox(contact)), list -> list.size() >= atLeast);
    }

    private Caught mailTo(SignInContact contact) {
        return mails(contact, 1).getFirst();
    }

    private static String other(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private String keyOf(Runnable refused) {
        try {
            refused.run();
        } catch (DomainException e) {
            return e.key();
        }
        return "";
    }

    @Test
    void aCodeOpensTheDoorOnce() {
        SignInContact email = fresh();
        String browser = request(email);
        String code = mailTo(email).code();
        assertThat(byCode(browser, code).accountId()).isNotNull();
        assertThatThrownBy(() -> byCode(browser, code)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aCodeIsReadInDigitsOfAnyScript() {
        SignInContact email = fresh();
        String browser = request(email);
        String bengali = mailTo(email)
                .code()
                .chars()
                .mapToObj(digit -> Character.toString(digit - '0' + 0x09E6))
                .collect(java.util.stream.Collectors.joining("\u200b"));
        assertThat(byCode(browser, "\u200e" + bengali).accountId()).isNotNull();
    }

    @Test
    void theLinkIsNotUsedUpByLooking() {
        SignInContact email = fresh();
        request(email);
        String token = mailTo(email).link().replace("/sign-in/link/", "");
        assertThat(signIn.isOpen(token)).isTrue();
        assertThat(signIn.isOpen(token)).isTrue();
        assertThat(signIn.byLink(token, "").returnTo()).isEqualTo("/home");
        assertThat(signIn.isOpen(token)).isFalse();
        assertThatThrownBy(() -> signIn.byLink(token, "")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void fiveWrongCodesEndItButNotTheLink() {
        SignInContact email = fresh();
        String browser = request(email);
        Caught mail = mailTo(email);
        for (int i = 0; i < SignIn.ATTEMPTS; i++) {
            assertThatThrownBy(() -> byCode(browser, other(mail.code()))).isInstanceOf(InvalidInput.class);
        }
        assertThat(keyOf(() -> byCode(browser, mail.code()))).isEqualTo("signin.code.spent");
        assertThat(signIn.byLink(mail.link().replace("/sign-in/link/", ""), "").accountId())
                .isNotNull();
    }

    @Test
    void anExpiredCodeSaysSo() {
        SignInContact email = fresh();
        String browser = request(email);
        Caught mail = mailTo(email);
        String token = mail.link().replace("/sign-in/link/", "");
        clock.forward(SignIn.TERM.minusMinutes(1));
        assertThat(signIn.isOpen(token)).isTrue();
        clock.forward(Duration.ofMinutes(1));
        assertThat(keyOf(() -> byCode(browser, mail.code()))).isEqualTo("signin.code.expired");
        assertThat(signIn.isOpen(token)).isFalse();
    }

    @Test
    void everyCodeThatIsAliveWorksForTheBrowserThatAsked() {
        SignInContact email = fresh();
        String browser = request(email);
        String first = mailTo(email).code();
        request(email, browser);
        mails(email, 2);
        assertThat(byCode(browser, first).accountId()).isNotNull();
    }

    @Test
    void aCodeIsGuessedOnlyAgainstTheAddressThatItWasAskedForLast() {
        SignInContact victim = fresh();
        String browser = request(victim);
        String code = mailTo(victim).code();
        request(fresh(), browser);
        assertThat(keyOf(() -> byCode(browser, code)))
                .as("neither signs in nor tells that it is the code of another address")
                .isEqualTo("signin.code.wrong");
        request(victim, browser);
        assertThat(byCode(browser, code).accountId()).isNotNull();
    }

    @Test
    void aCodeThatWasReallySentCostsNoAttempt() {
        SignInContact email = fresh();
        String browser = request(email);
        String old = mailTo(email).code();
        jdbc.sql("update identity_sign_in set expires_at = now(6) - interval 1 second where contact = ?")
                .param(email.value())
                .update();
        request(email, browser);
        String code = mails(email, 2).getFirst().code();
        for (int i = 0; i < 2 * SignIn.ATTEMPTS; i++) {
            assertThat(keyOf(() -> byCode(browser, old))).isEqualTo("signin.code.old");
        }
        assertThat(byCode(browser, code).accountId()).isNotNull();
    }

    @Test
    void anEmptyOrShortCodeCostsNoAttempt() {
        SignInContact email = fresh();
        String browser = request(email);
        String code = mailTo(email).code();
        for (int i = 0; i < SignIn.ATTEMPTS; i++) {
            assertThat(keyOf(() -> byCode(browser, " \u200b"))).isEqualTo("signin.code.missing");
            assertThat(keyOf(() -> byCode(browser, "12"))).isEqualTo("signin.code.length");
        }
        assertThat(byCode(browser, code).accountId()).isNotNull();
    }

    @Test
    void aCodeIsOfTheBrowserThatAskedForIt() {
        SignInContact email = fresh();
        request(email);
        String code = mailTo(email).code();
        String stranger = request(fresh());
        assertThatThrownBy(() -> byCode(stranger, code)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void theCodeIsNotStoredReadably() {
        SignInContact email = fresh();
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
        SignInContact email = fresh();
        UUID account = byCode(request(email), mailTo(email).code()).accountId();
        jdbc.sql("update identity_account set active = false where id = ?")
                .param(account)
                .update();
        int before = mails(email, 1).size();
        assertThat(signIn.contactOf(request(email))).contains(email);
        SignInContact other = fresh();
        request(other);
        mailTo(other);
        assertThat(mails(email, 1)).hasSize(before);
    }

    @Test
    void aPersonWithoutMailSignsInWithTheirTelephone() {
        SignInContact phone = telephone();
        String browser = request(phone);
        Caught message = mailTo(phone);
        assertThat(message.link()).startsWith("/sign-in/link/");
        UUID account = byCode(browser, message.code()).accountId();
        assertThat(accounts.contact(account)).hasValueSatisfying(contact -> {
            assertThat(contact.phone()).isEqualTo(phone.value());
            assertThat(contact.email()).isNull();
        });
        assertThat(accounts.own(accounts.actor(account, null).orElseThrow()).contact())
                .isEqualTo(phone.display());
        request(phone, browser);
        assertThat(byCode(browser, mails(phone, 2).getFirst().code()).accountId())
                .isEqualTo(account);
    }

    @Test
    void anAccountWithoutMailStaysAnApplicants() {
        SignInContact phone = telephone();
        UUID account = byCode(request(phone), mailTo(phone).code()).accountId();
        assertThatThrownBy(() -> jdbc.sql("update identity_account set phone = null where id = ?")
                        .param(account)
                        .update())
                .as("an account is always somebody's")
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
        assertThat(accounts.actor(account, null).orElseThrow().roles()).containsExactly(Role.APPLICANT);
    }

    @Test
    void aSignInFromANewBrowserIsToldToTheOwnerButNeverTheFirst() {
        SignInContact email = fresh();
        SignedInAs first = byCode(request(email), mailTo(email).code());
        String browser = request(email);
        SignedInAs again = signIn.byCode(browser, mails(email, 2).getFirst().code(), first.device());
        assertThat(again.device()).isEqualTo(first.device());
        String elsewhere = request(email);
        signIn.byCode(elsewhere, mails(email, 3).getFirst().code(), "made-up");
        Caught told = mails(email, 4).getFirst();
        assertThat(told.code() + told.link()).isEmpty();
        assertThat(journal(first.accountId()))
                .containsExactly("account.newDevice", "account.signedIn", "account.signedIn", "account.signedIn");
    }

    @Test
    void refusedSignInsAreInTheJournal() {
        SignInContact email = fresh();
        UUID account = byCode(request(email), mailTo(email).code()).accountId();
        String browser = request(email);
        String code = mails(email, 2).getFirst().code();
        assertThatThrownBy(() -> byCode(browser, other(code))).isInstanceOf(InvalidInput.class);
        assertThat(journal(account)).containsExactly("account.signInRefused", "account.signedIn");
    }

    private List<String> journal(UUID account) {
        return jdbc.sql("select action from audit_entry where actor_id = ? order by action")
                .param(account)
                .query(String.class)
                .list();
    }

    @Test
    void requestsAreForgottenADayAfterTheyEnded() {
        SignInContact email = fresh();
        request(email);
        jdbc.sql("update identity_sign_in set expires_at = now(6) - interval 25 hour where contact = ?")
                .param(email.value())
                .update();
        assertThat(pending.sweep()).isPositive();
        assertThat(jdbc.sql("select count(*) from identity_sign_in where contact = ?")
                        .param(email.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anAccountTakesItsNameFromItsOwnCase() {
        SignInContact email = fresh();
        UUID account = byCode(request(email), mailTo(email).code()).accountId();
        accounts.learnName(account, "Prakash Thapa");
        accounts.learnName(account, "Maya Thapa");
        assertThat(accounts.actor(account, null).orElseThrow().name()).isEqualTo("Prakash Thapa");
    }
}

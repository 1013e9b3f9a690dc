package pt.vez.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.audit.Journal;
import pt.vez.demo.MailCatcher.Caught;
import pt.vez.identity.SignIn;
import pt.vez.identity.SignIn.Asking;
import pt.vez.identity.SignInContact;
import pt.vez.identity.SignInSettings;
import pt.vez.identity.WorkNeeded;
import pt.vez.platform.Limits;
import pt.vez.platform.Limits.TooManyAttempts;
import pt.vez.shared.InvalidInput;

class SignInLimitsTest extends VezTest {
    @Autowired
    private SignIn signIn;

    @Autowired
    private Limits limits;

    @Autowired
    private Journal journal;

    private static SignInContact fresh() {
        return new SignInContact("v" + UUID.randomUUID().toString().replace("-", "") + "@test.example");
    }

    private static String network() {
        return UUID.randomUUID().toString();
    }

    private static Asking asking(SignInContact contact, String network, String browser, String device, boolean worked) {
        return new Asking(contact, "pt-PT", "/home", network, browser, device, worked);
    }

    private List<Caught> mailsTo(SignInContact contact, int atLeast) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> mails.caughtFor(contact.value()), list -> list.size() >= atLeast);
    }

    /** The one mail that came after the {@code earlier} ones; several senders deliver in no order. */
    private Caught mailAfter(List<Caught> earlier, SignInContact contact) {
        return mailsTo(contact, earlier.size() + 1).stream()
                .filter(mail -> earlier.stream().noneMatch(each -> each.link().equals(mail.link())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void strangersWhoAskForCodesDoNotKeepTheOwnerOut() {
        SignInContact victim = fresh();
        for (int i = 0; i < 11; i++) {
            signIn.request(asking(victim, network(), signIn.newBrowser(), "", true));
        }
        List<Caught> earlier = mailsTo(victim, 11);
        for (int i = 11; i < 20; i++) {
            signIn.request(asking(victim, network(), signIn.newBrowser(), "", true));
        }
        String owner = signIn.newBrowser();
        signIn.request(asking(victim, network(), owner, "", true));
        // Beyond the loose limit the code that is on its way is the owner's too.
        Caught newest = mailAfter(earlier, victim);
        assertThat(signIn.byCode(owner, newest.code(), "").accountId()).isNotNull();
    }

    @Test
    void strangersWhoTypeWrongCodesDoNotKeepTheOwnerOut() {
        SignInContact victim = fresh();
        for (int i = 0; i < 9; i++) {
            String stranger = signIn.newBrowser();
            signIn.request(asking(victim, network(), stranger, "", true));
            for (int wrong = 0; wrong < SignIn.ATTEMPTS; wrong++) {
                try {
                    signIn.byCode(stranger, "%06d".formatted(wrong), "");
                } catch (InvalidInput e) {
                    assertThat(e.key()).startsWith("signin.code.");
                }
            }
        }
        List<Caught> earlier = mailsTo(victim, 9);
        String owner = signIn.newBrowser();
        signIn.request(asking(victim, network(), owner, "", true));
        Caught newest = mailAfter(earlier, victim);
        assertThatThrownBy(() -> signIn.byCode(owner, newest.code(), ""))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo("signin.code.link");
        assertThat(signIn.byLink(newest.link().replace("/sign-in/link/", ""), "")
                        .accountId())
                .isNotNull();
    }

    private void ask(String number) {
        signIn.request(asking(new SignInContact(number), network(), signIn.newBrowser(), "", true));
    }

    /** Gibraltar, which no other test writes to. */
    @Test
    void textMessagesToNumbersNobodyHasAreBoundedByCountryAndNeverForWhoHasAnAccount() {
        String known =
                "+35057" + java.util.concurrent.ThreadLocalRandom.current().nextInt(100_000, 999_999);
        UUID account = pt.vez.shared.Ids.next();
        jdbc.sql("insert into identity_account values (?, null, 'Gib', ?, 'pt-PT', true, true, now(6), null, 0)")
                .params(account, known)
                .update();
        Set<String> before = sent();
        for (int i = 0; i < 60; i++) {
            ask("+35056" + (100_000 + i));
        }
        assertThat(newSince(before)).hasSize(40);
        ask(known);
        assertThat(newSince(before)).as("the owner of an account is written to").hasSize(41);
        ask("+35193" + java.util.concurrent.ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999));
        assertThat(newSince(before)).as("Portugal has a bound of its own").hasSize(42);
        assertThat(jdbc.sql("select count(*) from audit_security_event where detail = 'sms.country'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    private Set<String> sent() {
        return new HashSet<>(jdbc.sql("select dedupe from notifications_outbox where dedupe like 'sign-in/%'")
                .query(String.class)
                .list());
    }

    private Set<String> newSince(Set<String> before) {
        Set<String> now = sent();
        now.removeAll(before);
        return now;
    }

    @Test
    void oneNetworkAsksForOneAddressOnlySoOften() {
        SignInContact email = fresh();
        String network = network();
        for (int i = 0; i < 6; i++) {
            signIn.request(asking(email, network, signIn.newBrowser(), "", true));
        }
        assertThatThrownBy(() -> signIn.request(asking(email, network, signIn.newBrowser(), "", true)))
                .isInstanceOf(TooManyAttempts.class);
        signIn.request(asking(email, network(), signIn.newBrowser(), "", true));
    }

    @Test
    void spellingsOfOneAddressCountTogether() {
        String name = "s" + UUID.randomUUID().toString().replace("-", "");
        String network = network();
        String[] spellings = {"%s@b\u00fccher.example", "%s@xn--bcher-kva.example", "\u200e%s@B\u00dcCHER.example"};
        for (int i = 0; i < 6; i++) {
            SignInContact contact = SignInContact.of(spellings[i % 3].formatted(name));
            signIn.request(asking(contact, network, signIn.newBrowser(), "", true));
        }
        assertThatThrownBy(() -> signIn.request(asking(
                        SignInContact.of(name.toUpperCase(java.util.Locale.ROOT) + "@b\u00fccher.example"),
                        network,
                        signIn.newBrowser(),
                        "",
                        true)))
                .isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void theFourthRequestOfANetworkBringsAProofOfWork() {
        var strict = new SignInLimits(limits, new SignInSettings(5, 3), journal);
        String network = network();
        for (int i = 0; i < 3; i++) {
            assertThat(strict.isWorkNeeded(network)).isFalse();
            strict.admit(asking(fresh(), network, "b", "", false), false);
        }
        assertThat(strict.isWorkNeeded(network)).isTrue();
        assertThatThrownBy(() -> strict.admit(asking(fresh(), network, "b", "", false), false))
                .isInstanceOf(WorkNeeded.class);
        strict.admit(asking(fresh(), network, "b", "", true), false);
        strict.admit(asking(fresh(), network, "b", "known", false), true);
        assertThatThrownBy(() -> strict.admit(asking(fresh(), network, "b", "", true), false))
                .isInstanceOf(TooManyAttempts.class);
    }
}

package pt.vez.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.identity.SignIn;
import pt.vez.identity.SignInContact;
import pt.vez.shared.Email;

class OutboxTest extends VezTest {
    @Autowired
    private SignIn signIn;

    @Test
    void whatCouldNotBeSentGoesOutWhenTheServerIsBack() {
        Email email = new Email("late" + UUID.randomUUID().toString().substring(0, 8) + "@test.example");
        mails.stop();
        try {
            signIn.request(new SignIn.Asking(
                    new SignInContact(email.value()), "en-GB", "/home", "test", signIn.newBrowser(), "", false));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertThat(jdbc.sql(
                                            "select count(*) from notifications_outbox where state = 'DUE' and last_error is not null and attempts > 0")
                                    .query(Integer.class)
                                    .single())
                            .isPositive());
        } finally {
            mails.start();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(mails.caughtFor(email.value())).hasSize(1));
    }
}

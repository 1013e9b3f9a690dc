package pt.vez.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import pt.vez.TestSettings;

/** Another secret: what was signed is accepted while the former one is named, what is stored stays comparable for good. */
public class SecretChangeTest {
    public static final String FORMER = "the-secret-from-before-the-change";
    public static final String NEW = "the-secret-from-the-change-on-....";

    /** As a node started with these settings. */
    public static Secrets secrets(String secret, String former, String pepper) {
        return new Secrets(TestSettings.secret(secret), new SecretChange(former, pepper));
    }

    public static Secrets before() {
        return secrets(FORMER, "", "");
    }

    public static Secrets changing() {
        return secrets(NEW, FORMER, FORMER);
    }

    public static Secrets after() {
        return secrets(NEW, "", FORMER);
    }

    @Test
    void whatIsStoredIsHashedAlikeBeforeAndAfter() {
        byte[] stored = before().hash("person", "Ana");
        assertThat(changing().hash("person", "Ana")).isEqualTo(stored);
        assertThat(after().matches("person", "Ana", stored)).isTrue();
    }

    @Test
    void theNewSecretSignsAndBothAreAcceptedUntilTheFormerIsTakenAway() {
        byte[] old = before().sign("link", "one");
        byte[] now = changing().sign("link", "one");
        assertThat(now).isNotEqualTo(old).isEqualTo(after().sign("link", "one"));
        assertThat(changing().signatures("link", "one")).containsExactly(now, old);
        assertThat(after().signatures("link", "one")).containsExactly(now);
    }

    @Test
    void aCodeThatWasSentBeforeTheChangeIsTypedAfterIt() {
        String code = before().sixDigits("sign-in.code", "key");
        assertThat(changing().isSixDigits("sign-in.code", "key", code)).isTrue();
        assertThat(changing().isSixDigits("sign-in.code", "key", changing().sixDigits("sign-in.code", "key")))
                .isTrue();
        assertThat(changing().isSixDigits("sign-in.code", "other", code)).isFalse();
        assertThat(after().isSixDigits("sign-in.code", "key", code)).isFalse();
    }

    @Test
    void aFormerSecretWithoutAPepperDoesNotStart() {
        assertThatThrownBy(() -> secrets(NEW, FORMER, ""))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("VEZ_PEPPER");
        assertThatThrownBy(() -> secrets(NEW, "short", FORMER))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("VEZ_SECRET_FORMER");
        assertThatThrownBy(() -> secrets(NEW, FORMER, "short"))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("VEZ_PEPPER");
    }
}

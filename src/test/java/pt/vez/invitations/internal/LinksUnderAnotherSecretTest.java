package pt.vez.invitations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pt.vez.platform.SecretChangeTest.after;
import static pt.vez.platform.SecretChangeTest.before;
import static pt.vez.platform.SecretChangeTest.changing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.calendar.Municipalities;
import pt.vez.invitations.Link;
import pt.vez.platform.Secrets;
import pt.vez.scheduling.Centres;
import pt.vez.shared.NotFound;

/** Addresses that are in people's mail when the secret changes. */
class LinksUnderAnotherSecretTest extends VezTest {
    @Autowired
    private Municipalities municipalities;

    @Autowired
    private Centres centres;

    private final Link link = new Link(
            Link.Kind.INVITATION,
            UUID.randomUUID(),
            Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS),
            "",
            "");

    private Links links(Secrets secrets) {
        return new Links(secrets, municipalities, centres, Clock.systemUTC());
    }

    @Test
    void anAddressFromBeforeOpensUntilTheFormerSecretIsTakenAway() {
        String address = links(before()).write(link);
        assertThat(links(changing()).read(address)).isEqualTo(link);
        assertThatThrownBy(() -> links(after()).read(address)).isInstanceOf(NotFound.class);
    }

    @Test
    void anAddressOfNowIsSignedWithTheNewSecret() {
        String address = links(changing()).write(link);
        assertThat(links(after()).read(address)).isEqualTo(link);
        assertThatThrownBy(() -> links(before()).read(address)).isInstanceOf(NotFound.class);
    }
}

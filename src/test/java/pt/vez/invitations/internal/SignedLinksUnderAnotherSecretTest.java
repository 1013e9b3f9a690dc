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
import pt.vez.invitations.InvitationLink;
import pt.vez.platform.Secrets;
import pt.vez.scheduling.Centres;
import pt.vez.shared.NotFound;

/** Addresses that are in people's mail when the secret changes. */
class SignedLinksUnderAnotherSecretTest extends VezTest {
    @Autowired
    private Municipalities municipalities;

    @Autowired
    private Centres centres;

    private final InvitationLink invitationLink = new InvitationLink(
            InvitationLink.Kind.INVITATION,
            UUID.randomUUID(),
            Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS),
            "",
            "");

    private SignedLinkCodec links(Secrets secrets) {
        return new SignedLinkCodec(secrets, municipalities, centres, Clock.systemUTC());
    }

    @Test
    void anAddressFromBeforeOpensUntilTheFormerSecretIsTakenAway() {
        String address = links(before()).write(invitationLink);
        assertThat(links(changing()).read(address)).isEqualTo(invitationLink);
        assertThatThrownBy(() -> links(after()).read(address)).isInstanceOf(NotFound.class);
    }

    @Test
    void anAddressOfNowIsSignedWithTheNewSecret() {
        String address = links(changing()).write(invitationLink);
        assertThat(links(after()).read(address)).isEqualTo(invitationLink);
        assertThatThrownBy(() -> links(before()).read(address)).isInstanceOf(NotFound.class);
    }
}

package pt.vez.invitations.internal.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static pt.vez.platform.SecretChangeTest.after;
import static pt.vez.platform.SecretChangeTest.before;
import static pt.vez.platform.SecretChangeTest.changing;

import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import javax.sql.DataSource;
import org.altcha.altcha.Altcha;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import pt.vez.VezTest;
import pt.vez.invitations.ProofOfWork;
import pt.vez.platform.Secrets;

/** People who wait when the secret changes keep their place, and what their browsers have worked for. */
class WaitingUnderAnotherSecretTest extends VezTest {
    private static final String NETWORK = "198.51.100.9";

    @Autowired
    @Qualifier("beside")
    private DataSource beside;

    @Test
    void aPlaceInTheWaitingRoomIsKept() {
        Instant now = Instant.now();
        String place = new QueueTokens(before()).place("ana", true, 7, 12, now.plusSeconds(600));
        QueueTokens.Kept kept = new QueueTokens(changing()).read("ana", place, now);
        assertThat(kept).isEqualTo(new QueueTokens.Kept(false, true, 7, 12));
        assertThat(new QueueTokens(changing()).read("rui", place, now)).isNull();
        assertThat(new QueueTokens(after()).read("ana", place, now)).isNull();
    }

    private ProofOfWork proof(Secrets secrets) {
        return new AltchaProofOfWork(secrets, Clock.systemUTC(), new UsedProofRepository(beside));
    }

    private static String solved(Altcha.Challenge challenge) throws Exception {
        var solution = Altcha.solveChallenge(
                challenge.challenge, challenge.salt, Altcha.Algorithm.SHA256, challenge.maxnumber, 0);
        String json = "{\"algorithm\":\"%s\",\"challenge\":\"%s\",\"number\":%d,\"salt\":\"%s\",\"signature\":\"%s\"}"
                .formatted(
                        challenge.algorithm, challenge.challenge, solution.number, challenge.salt, challenge.signature);
        return Base64.getEncoder().encodeToString(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void workThatWasDoneCounts() throws Exception {
        String work = solved(proof(before()).challenge(NETWORK));
        assertThat(proof(after()).isDone(work, NETWORK)).isFalse();
        assertThat(proof(changing()).isDone(work, NETWORK)).isTrue();
        assertThat(proof(changing()).isDone(work, NETWORK)).isFalse();
        String ticket = proof(before()).slowTicket("about", NETWORK);
        assertThat(proof(changing()).secondsLeft(ticket, "about", NETWORK)).isPositive();
        assertThat(proof(after()).secondsLeft(ticket, "about", NETWORK)).isNegative();
    }
}

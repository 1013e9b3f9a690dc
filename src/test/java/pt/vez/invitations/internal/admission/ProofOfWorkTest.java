package pt.vez.invitations.internal.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.altcha.altcha.Altcha;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.invitations.ProofOfWork;

class ProofOfWorkTest extends VezTest {
    private static final String NETWORK = "198.51.100.7";

    @Autowired
    private ProofOfWork proof;

    private static String solved(Altcha.Challenge challenge) throws Exception {
        var solution = Altcha.solveChallenge(
                challenge.challenge, challenge.salt, Altcha.Algorithm.SHA256, challenge.maxnumber, 0);
        return "{\"algorithm\":\"%s\",\"challenge\":\"%s\",\"number\":%d,\"salt\":\"%s\",\"signature\":\"%s\"}"
                .formatted(
                        challenge.algorithm, challenge.challenge, solution.number, challenge.salt, challenge.signature);
    }

    private static String encoded(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aProofIsGoodOnceHoweverItIsWritten() throws Exception {
        String json = solved(proof.challenge(NETWORK));
        assertThat(proof.isDone(encoded(json), NETWORK)).isTrue();
        for (String again : List.of(
                json,
                json + " ",
                json + "\n\n",
                " " + json,
                json.replace("\",\"", "\" , \""),
                json.replace("\"algorithm\":\"SHA-256\",", "").replace("}", ",\"algorithm\":\"SHA-256\"}"),
                json.replace("}", ",\"more\":1}"),
                json.replace("\"number\":", "\"number\":0").replace("\"number\":00", "\"number\":0"))) {
            assertThat(proof.isDone(encoded(again), NETWORK)).as(again).isFalse();
        }
        assertThat(proof.isDone(encoded(json) + "\n", NETWORK)).isFalse();
    }

    @Test
    void ofManyAtOnceOneCounts() throws Exception {
        String json = solved(proof.challenge(NETWORK));
        try (var threads = Executors.newFixedThreadPool(16)) {
            List<Callable<Boolean>> tries = IntStream.range(0, 32)
                    .<Callable<Boolean>>mapToObj(i -> () -> proof.isDone(encoded(json + " ".repeat(i)), NETWORK))
                    .toList();
            int good = 0;
            for (var each : threads.invokeAll(tries)) {
                good += each.get() ? 1 : 0;
            }
            assertThat(good).isEqualTo(1);
        }
    }

    @Test
    void theWorkOfOneNetworkIsNotGoodForAnother() throws Exception {
        String json = solved(proof.challenge(NETWORK));
        assertThat(proof.isDone(encoded(json), "198.51.100.8")).isFalse();
        assertThat(proof.isDone(encoded(json), NETWORK)).isTrue();
        String ticket = proof.slowTicket("number/1990", NETWORK);
        assertThat(proof.secondsLeft(ticket, "number/1990", "198.51.100.8")).isNegative();
        assertThat(proof.secondsLeft(ticket, "number/1991", NETWORK)).isNegative();
        assertThat(proof.secondsLeft(ticket, "number/1990", NETWORK)).isPositive();
    }

    /** Digits of the number moved to the end of the salt give the same challenge, and a later end. */
    @Test
    void aChallengeCannotBeStretched() throws Exception {
        Altcha.Challenge challenge = proof.challenge(NETWORK);
        String json = solved(challenge);
        String number = json.replaceAll(".*\"number\":(\\d+).*", "$1");
        for (int moved = 1; moved < number.length(); moved++) {
            String other = json.replace(challenge.salt, challenge.salt + number.substring(0, moved))
                    .replace("\"number\":" + number, "\"number\":" + number.substring(moved));
            assertThat(proof.isDone(encoded(other), NETWORK)).as(other).isFalse();
        }
        assertThat(proof.isDone(encoded(json), NETWORK)).isTrue();
    }

    @Test
    void workIsGoodForTenMinutes() throws Exception {
        String inTime = solved(proof.challenge(NETWORK));
        String late = solved(proof.challenge(NETWORK));
        clock.forward(Duration.ofMinutes(10).minusSeconds(30));
        assertThat(proof.isDone(encoded(inTime), NETWORK)).isTrue();
        clock.forward(Duration.ofSeconds(31));
        assertThat(proof.isDone(encoded(late), NETWORK)).isFalse();
    }

    @Test
    void theSlowerLaneTakesItsTimeAndOpensOnce() {
        clock.set(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        String ticket = proof.slowTicket("number/1990", NETWORK);
        String left = proof.slowTicket("number/1990", NETWORK);
        assertThat(proof.secondsLeft(ticket, "number/1990", NETWORK)).isBetween(1L, ProofOfWork.SLOW.toSeconds());
        clock.forward(ProofOfWork.SLOW);
        assertThat(proof.secondsLeft(ticket, "number/1990", NETWORK)).isZero();
        assertThat(proof.secondsLeft(ticket, "number/1990", NETWORK))
                .as("used up")
                .isNegative();
        clock.forward(Duration.ofMinutes(11));
        assertThat(proof.secondsLeft(left, "number/1990", NETWORK))
                .as("too old")
                .isNegative();
    }
}

package pt.vez.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Authority.Question;
import pt.vez.mandates.AuthorityRequirement;
import pt.vez.mandates.Permission;

/**
 * What the one question of authority costs against one look-up by primary key over the same connection, with few rows and
 * with many, and how soon a withdrawal is seen.
 */
final class AuthorityBench {
    private static final int ROUNDS = 5;
    private static final int QUESTIONS = 4_000;
    private static final double TARGET = 4;
    private static final double FLAT = 1.2;
    private static final double SEEN_SECONDS = 2;

    private record Case(UUID mediator, UUID mandate, UUID applicant) {}

    private final BenchFixture benchFixture;
    private final Authority authority;
    private final TransactionTemplate transaction;

    private AuthorityBench(BenchFixture benchFixture) {
        this.benchFixture = benchFixture;
        this.authority = benchFixture.bean(Authority.class);
        this.transaction = benchFixture.bean(TransactionTemplate.class);
    }

    static boolean authority(BenchFixture benchFixture) {
        return new AuthorityBench(benchFixture).run();
    }

    private boolean run() {
        double[] small = measured(4_000, 20, 1_000);
        double[] large = measured(400_000, 2_000, 100_000);
        double growth = large[0] / small[0];
        double seen = withdrawals();
        Bench.note(
                "%.1f µs a question at a hundredth, %.1f µs with 400,000 cases, 2,000 mediators, 100,000 mandates: %.2f times"
                        + " (at most %.1f); a look-up by key %.1f µs",
                small[0], large[0], growth, FLAT, large[1]);
        Bench.note("a withdrawal is seen after at most %.3f s (at most %.0f)", seen, SEEN_SECONDS);
        benchFixture.empty();
        return Bench.verdict("authority", large[0] / large[1], TARGET, false) && growth <= FLAT && seen <= SEEN_SECONDS;
    }

    /** @return microseconds of a question and of a look-up, medians of rounds that alternate */
    private double[] measured(int cases, int mediators, int mandates) {
        benchFixture.empty();
        benchFixture.cases(cases);
        benchFixture.mediators(mediators, mandates);
        List<Case> known = benchFixture.jdbc.query(
                "select mediator_id, id, applicant_id from mandates_mandate order by id limit 50000",
                (row, n) -> new Case(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class)));
        ask(known, QUESTIONS);
        look(known, QUESTIONS);
        double[] asked = new double[ROUNDS];
        double[] looked = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            looked[i] = look(known, QUESTIONS);
            asked[i] = ask(known, QUESTIONS);
            ratios[i] = asked[i] / looked[i];
        }
        double ratio = Load.median(ratios);
        double lookUp = Load.median(looked);
        return new double[] {ratio * lookUp, lookUp};
    }

    private static Case any(List<Case> known) {
        return known.get(ThreadLocalRandom.current().nextInt(known.size()));
    }

    private double ask(List<Case> known, int times) {
        return micros(times, () -> {
            Case one = any(known);
            Optional<AuthorityRequirement> missing = authority.missing(
                    new Question(one.mediator(), Permission.BIOMETRICS, one.mandate(), one.applicant(), "AR-88", null));
            if (missing.isPresent()) {
                throw new IllegalStateException("refused: " + missing.get());
            }
        });
    }

    private double look(List<Case> known, int times) {
        var jdbc = new org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate(benchFixture.jdbc);
        return micros(
                times,
                () -> jdbc.query(
                        "select active from identity_account where id = :id",
                        Map.of("id", any(known).mediator()),
                        row -> row.next() && row.getBoolean(1)));
    }

    /** All of them over one connection. */
    private double micros(int times, Runnable one) {
        return transaction.execute(status -> {
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                one.run();
            }
            return (System.nanoTime() - start) / 1e3 / times;
        });
    }

    /** Withdraws one thing after the other and asks until it is seen. @return the longest that took, in seconds */
    private double withdrawals() {
        Case one = benchFixture.jdbc.queryForObject(
                "select mediator_id, id, applicant_id from mandates_mandate limit 1",
                (row, n) -> new Case(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class)));
        var question =
                new Question(one.mediator(), Permission.BIOMETRICS, one.mandate(), one.applicant(), "AR-88", null);
        double longest = 0;
        for (String[] change : new String[][] {
            {"update mandates_mandate set state = 'REVOKED' where id = ?", "mandate"},
            {"update training_certificate set revoked_at = now(6) where account_id = ?", "mediator"},
            {"update rota_duty set state = 'ABSENT' where account_id = ?", "mediator"},
            {"delete from associations_acceptance where account_id = ?", "mediator"},
            {"update identity_account set active = false where id = ?", "mediator"}
        }) {
            Optional<AuthorityRequirement> before = authority.missing(question);
            benchFixture.jdbc.update(change[0], change[1].equals("mandate") ? one.mandate() : one.mediator());
            long start = System.nanoTime();
            while (authority.missing(question).equals(before)) {
                if (System.nanoTime() - start > 10_000_000_000L) {
                    throw new IllegalStateException("never seen: " + change[0]);
                }
            }
            longest = Math.max(longest, (System.nanoTime() - start) / 1e9);
        }
        return longest;
    }
}

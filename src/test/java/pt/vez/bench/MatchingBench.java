package pt.vez.bench;

import com.ibm.icu.text.Transliterator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.people.People;
import pt.vez.people.PersonMatching;
import pt.vez.people.PersonMatching.PersonQuery;
import pt.vez.shared.Ids;

/**
 * What finding one person among many costs against one look-up by primary key over the same connection: by document, and
 * by a name in another script with the birth date; with few people and with four hundred thousand.
 */
final class MatchingBench {
    private static final int FEW = 4_000;
    private static final int MANY = 400_000;
    private static final int ROUNDS = 5;
    private static final int LOOKS = 300;
    private static final double BY_DOCUMENT = 6;
    private static final double BY_NAME = 60;
    private static final double FOUND = 0.98;
    private static final Transliterator CYRILLIC = Transliterator.getInstance("Latin-Cyrillic");

    /** Syllables of names; the first are the most frequent, as surnames are. */
    private static final String[] BEGIN = {"Ma", "Jo", "Ka", "Ra", "Sa", "Be", "Gi", "Lu", "Ni", "To", "Vi", "Da", "Mo"
    };

    private static final String[] MIDDLE = {"ri", "ra", "li", "na", "mi", "so", "te", "ka", "du", "ve", "lo", "ni", "ma"
    };
    private static final String[] END = {"a", "o", "dze", "va", "no", "ria", "mir", "s", "shvili", "ra", "dor", "lin"};

    private record Person(UUID id, String name, LocalDate birth, String document) {}

    private final BenchFixture benchFixture;
    private final PersonMatching matching;
    private final TransactionTemplate transaction;
    private final Random random = new Random(20261124);

    private MatchingBench(BenchFixture benchFixture) {
        this.benchFixture = benchFixture;
        this.matching = benchFixture.bean(PersonMatching.class);
        this.transaction = benchFixture.bean(TransactionTemplate.class);
    }

    static boolean matching(BenchFixture benchFixture) {
        return new MatchingBench(benchFixture).run();
    }

    /** Microseconds of a look-up by key, by document, by name; the share found by name. */
    private record Costs(double key, double document, double name, double found) {}

    private boolean run() {
        Costs few = measured(FEW);
        Costs many = measured(MANY);
        Bench.note(
                "by document %.0f µs among %,d people, %.0f µs among %,d; a look-up by key %.0f µs",
                few.document(), FEW, many.document(), MANY, many.key());
        Bench.note(
                "by name in another script and birth date %.0f µs, %.0f µs; %.1f%% found (at least %.0f%%)",
                few.name(), many.name(), many.found() * 100, FOUND * 100);
        benchFixture.empty();
        boolean document = Bench.verdict("matching by document", many.document() / many.key(), BY_DOCUMENT, false);
        return Bench.verdict("matching", many.name() / many.key(), BY_NAME, false) && document && many.found() >= FOUND;
    }

    private Costs measured(int count) {
        benchFixture.empty();
        List<Person> people = people(count);
        double[] keys = new double[ROUNDS];
        double[] documents = new double[ROUNDS];
        double[] names = new double[ROUNDS];
        int[] found = {0};
        look(people);
        byDocument(people);
        byName(people, new int[1]);
        for (int i = 0; i < ROUNDS; i++) {
            keys[i] = look(people);
            documents[i] = byDocument(people);
            names[i] = byName(people, found);
        }
        return new Costs(
                Load.median(keys), Load.median(documents), Load.median(names), (double) found[0] / (ROUNDS * LOOKS));
    }

    private String word() {
        String middle = random.nextInt(3) == 0 ? "" : often(MIDDLE);
        return often(BEGIN) + middle + often(MIDDLE) + often(END);
    }

    /** Some far more often than others. */
    private String often(String[] among) {
        double chance = random.nextDouble();
        return among[(int) (chance * chance * among.length)];
    }

    /** Written as the register writes them, and their keys filled in. */
    private List<Person> people(int count) {
        List<Person> people = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            people.add(new Person(
                    Ids.next(),
                    word() + " " + word(),
                    LocalDate.of(1950, 1, 2).plusDays(random.nextInt(55 * 365)),
                    "P" + (10_000_000 + i)));
        }
        for (int from = 0; from < count; from += 1_000) {
            benchFixture.jdbc.batchUpdate(
                    "insert into people_applicant (id, name, birth_date, nationality, passport_number, municipality,"
                            + " language, version) values (?, ?, ?, 'GE', ?, 'lisboa', 'pt-PT', 0)",
                    people.subList(from, Math.min(count, from + 1_000)).stream()
                            .map(one -> new Object[] {one.id(), one.name(), one.birth(), one.document()})
                            .toList());
        }
        benchFixture.bean(People.class).indexAll();
        benchFixture.jdbc.execute("analyze table people_key, people_applicant");
        return people;
    }

    private double look(List<Person> people) {
        var jdbc = new NamedParameterJdbcTemplate(benchFixture.jdbc);
        return micros(
                people,
                one -> jdbc.query(
                        "select name from people_applicant where id = :id",
                        Map.of("id", one.id()),
                        row -> row.next() && row.getString(1).equals(one.name())));
    }

    private double byDocument(List<Person> people) {
        return micros(people, one -> {
            if (!finds(one, PersonQuery.ofDocument(one.document()))) {
                throw new IllegalStateException("not found by document");
            }
        });
    }

    private double byName(List<Person> people, int[] found) {
        return micros(people, one -> {
            String typed = CYRILLIC.transliterate(one.name());
            found[0] += finds(one, PersonQuery.ofName(typed, one.birth())) ? 1 : 0;
        });
    }

    private boolean finds(Person one, PersonQuery query) {
        return matching.candidates(query).stream()
                .anyMatch(each -> each.applicantId().equals(one.id()));
    }

    private interface Look {
        void at(Person one);
    }

    /** All of them over one connection. */
    private double micros(List<Person> people, Look look) {
        return transaction.execute(status -> {
            long start = System.nanoTime();
            for (int i = 0; i < LOOKS; i++) {
                look.at(people.get(random.nextInt(people.size())));
            }
            return (System.nanoTime() - start) / 1e3 / LOOKS;
        });
    }
}

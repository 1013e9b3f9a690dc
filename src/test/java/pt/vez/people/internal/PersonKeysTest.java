package pt.vez.people.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.people.internal.PersonKeys.KeyKind;
import pt.vez.people.internal.PersonKeys.Traits;
import pt.vez.shared.Ids;

/** The index people are found by: whole, whoever wrote them, and read without touching the people themselves. */
class PersonKeysTest extends VezTest {
    @Autowired
    private PersonKeys keys;

    @Autowired
    private PersonKeyFill fill;

    private UUID written(String name, String document) {
        UUID id = Ids.next();
        jdbc.sql("insert into people_applicant (id, name, birth_date, nationality, passport_number, language, version)"
                        + " values (?, ?, '1971-02-03', 'GE', ?, 'pt-PT', 0)")
                .params(id, name, document)
                .update();
        return id;
    }

    private static Traits document(String number) {
        return new Traits(null, null, null, number, null, null, null, null);
    }

    @Test
    void whoeverWasWrittenByOtherMeansIsFilledIn() {
        UUID id = written("Nino Beridze", "QX771001");
        assertThat(keys.sharing(document("QX771001"))).isEmpty();
        fill.fill();
        assertThat(keys.sharing(document("qx-771 001"))).containsExactly(id);
        long before = count();
        fill.startAgain();
        fill.fill();
        assertThat(count()).as("filling in twice adds nothing").isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from people_applicant a where not exists"
                                + " (select 1 from people_key k where k.applicant_id = a.id)")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void thousandsWrittenAtOnceAreFilledInByOnePass() {
        int many = 2 * PersonKeyFill.BATCH + 100;
        for (int i = 0; i < many; i++) {
            written("Tamar Gelashvili", "QY" + (100_000 + i));
        }
        fill.fill();
        assertThat(keys.sharing(document("QY" + (100_000 + many - 1)))).hasSize(1);
        assertThat(jdbc.sql("select count(*) from people_applicant a where a.passport_number like 'QY1%' and not exists"
                                + " (select 1 from people_key k where k.applicant_id = a.id)")
                        .query(Integer.class)
                        .single())
                .isZero();
        jdbc.sql("delete k from people_key k join people_applicant a on a.id = k.applicant_id"
                        + " where a.passport_number like 'QY1%'")
                .update();
        jdbc.sql("delete from people_applicant where passport_number like 'QY1%'")
                .update();
    }

    private long count() {
        return jdbc.sql("select count(*) from people_key").query(Long.class).single();
    }

    @Test
    void keysCannotBeReadBack() {
        long value = keys.value(KeyKind.DOCUMENT, "QX771002");
        assertThat(value).isNotEqualTo(keys.value(KeyKind.TAX, "QX771002"));
        assertThat(value).isEqualTo(keys.value(KeyKind.DOCUMENT, "QX771002"));
    }

    @Test
    void lookUpsReadTheirRangeOfTheIndexAndNothingElse() {
        fill.fill();
        String sound = PersonKeyRepository.SOUND.replace(
                ":sounds",
                keys.value(KeyKind.SOUND, "1971:NN") + ", " + keys.value(KeyKind.SOUND, "1971:BRDZ") + ", "
                        + keys.value(KeyKind.SOUND, "1971:SLV"));
        String exact = PersonKeyRepository.EXACT.replace(":kind", "'DOCUMENT'").replace(":value", "42");
        for (String query : List.of(sound, exact)) {
            Map<String, Object> plan = jdbc.sql("explain " + query).query().singleRow();
            assertThat(plan.get("key")).as(query).isEqualTo("PRIMARY");
            assertThat((String) plan.get("type")).as(query).isIn("range", "ref");
            assertThat(Long.parseLong(String.valueOf(plan.get("rows"))))
                    .as("only the rows of these values, of " + count())
                    .isLessThan(count() / 4);
        }
    }

    @Test
    void aPlaceholderDateIsNoDateToBeFoundBy() {
        assertThat(PersonKeys.placeholder(LocalDate.of(1980, 1, 1))).isTrue();
        assertThat(PersonKeys.swapped(LocalDate.of(1980, 3, 12))).contains(LocalDate.of(1980, 12, 3));
        assertThat(PersonKeys.swapped(LocalDate.of(1980, 3, 13))).isEmpty();
        assertThat(PersonKeys.swapped(LocalDate.of(1980, 3, 3))).isEmpty();
    }
}

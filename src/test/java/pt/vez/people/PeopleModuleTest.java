package pt.vez.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.Scenario;
import org.springframework.transaction.IllegalTransactionStateException;
import pt.vez.ModuleTest;
import pt.vez.associations.NoCoverage;
import pt.vez.people.PersonMatching.Candidate;
import pt.vez.people.PersonMatching.PersonQuery;

/** The register of people by itself. */
@Import({PeopleModuleTest.SeenWithDocuments.class, NoCoverage.class})
@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        webEnvironment = WebEnvironment.NONE,
        verifyAutomatically = false)
class PeopleModuleTest extends ModuleTest {
    /** What the module of cases tells this one: here nobody is only described. */
    static class SeenWithDocuments {
        @Bean
        DescribedPeople describedPeople() {
            return people -> Set.of();
        }
    }

    @Autowired
    private People people;

    @Autowired
    private PersonMatching matching;

    private static ApplicantData data(String name, String passport) {
        return new ApplicantData(
                name,
                null,
                LocalDate.of(1984, 2, 29),
                "GE",
                null,
                null,
                passport,
                LocalDate.of(2040, 1, 1),
                null,
                null,
                "lisboa",
                null,
                "pt-PT");
    }

    private static String passport() {
        return "M" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    }

    @Test
    void whoIsEnteredIsFoundFromThatTransactionOnHoweverTheDocumentIsWritten(Scenario scenario) {
        String passport = passport();
        String typed = passport.substring(0, 3).toLowerCase() + "-" + passport.substring(3);
        assertThat(matching.candidates(PersonQuery.ofDocument(typed))).isEmpty();
        scenario.stimulate(transaction -> transaction.execute(status -> people.enter(data("Nino Beridze", passport))))
                .andWaitForStateChange(
                        () -> matching.candidates(PersonQuery.ofDocument(typed)), found -> !found.isEmpty())
                .andVerify((found, id) -> {
                    assertThat(found).extracting(Candidate::applicantId).containsExactly(id);
                    assertThat(found.getFirst().reasons()).contains(MatchReason.SAME_DOCUMENT);
                    assertThat(found.getFirst().document())
                            .as("all but its end is masked")
                            .endsWith(passport.substring(passport.length() - 3))
                            .doesNotContain(passport.substring(0, 5));
                });
    }

    @Test
    void anotherPersonsDocumentFindsNobodyElse(Scenario scenario) {
        String passport = passport();
        scenario.stimulate(transaction -> transaction.execute(status -> people.enter(data("Lado Kiknadze", passport))))
                .andWaitForStateChange(
                        () -> matching.candidates(PersonQuery.ofDocument(passport)), found -> !found.isEmpty())
                .andVerify(found -> assertThat(matching.candidates(PersonQuery.ofDocument(passport())))
                        .isEmpty());
    }

    @Test
    void writersJoinTheCallersTransaction() {
        assertThatThrownBy(() -> people.enter(data("Ana Fora", passport())))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThat(people.find(UUID.randomUUID())).isEmpty();
    }
}

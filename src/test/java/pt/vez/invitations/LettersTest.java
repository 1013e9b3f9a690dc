package pt.vez.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.VezTest;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.Recipients;
import pt.vez.invitations.Invitations.Letters;
import pt.vez.invitations.internal.Tokens;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;

/** Invitations on paper: everybody of the wave whom no message reaches is in the print list, once. */
class LettersTest extends VezTest {
    @Autowired
    private ApplicationContext application;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Recipients recipients;

    @Autowired
    private TransactionTemplate transaction;

    private final List<UUID> reached = new ArrayList<>();
    private final List<UUID> unreached = new ArrayList<>();

    @Test
    void everyPersonWithoutMailAndTelephoneIsPrintedHoweverLargeTheWave() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID wave = Ids.next();
        UUID centre = Ids.next();
        reached.addAll(people(1_700, "x@test.example"));
        unreached.addAll(people(1_201, null));
        transaction.executeWithoutResult(status -> Tokens.invite(application, wave, "BIO", centre, reached));
        transaction.executeWithoutResult(status -> Tokens.invite(application, wave, "BIO", centre, unreached));
        Set<UUID> printed = new HashSet<>();
        UUID after = null;
        long expected = 1;
        do {
            Letters part = invitations.toPrint(administrator, wave, after);
            assertThat(part.total()).isEqualTo(unreached.size());
            assertThat(part.first()).isEqualTo(expected);
            expected += part.letters().size();
            for (Invitations.Letter letter : part.letters()) {
                assertThat(printed.add(letter.caseId().value()))
                        .as("printed once")
                        .isTrue();
                assertThat(letter.expires())
                        .as("time for the post")
                        .isAfter(Instant.now().plus(Duration.ofDays(18)));
            }
            after = part.next();
        } while (after != null);
        assertThat(printed).containsExactlyInAnyOrderElementsOf(unreached);
        var some = recipients.of(
                administrator,
                "letter.printed",
                List.of(new CaseId(unreached.getFirst()), new CaseId(unreached.getLast())));
        assertThat(some)
                .allMatch(each ->
                        each.language().equals("en") && each.caseNumber().length() > 6);
        assertThat(jdbc.sql("select count(*) from audit_entry where case_id = ? and action = 'letter.printed'")
                        .param(unreached.getLast())
                        .query(Integer.class)
                        .single())
                .as("the person can see that somebody looked")
                .isEqualTo(1);
    }

    @AfterAll
    void leave() {
        for (List<UUID> each : List.of(reached, unreached)) {
            transaction.executeWithoutResult(status -> each.forEach(id -> {
                jdbc.sql("delete from scheduling_right where case_id = ?")
                        .param(id)
                        .update();
                jdbc.sql("delete from casework_case where id = ?").param(id).update();
            }));
        }
    }

    /** Written as the import of a register writes them: many at once. */
    private List<UUID> people(int count, String email) {
        List<UUID> cases = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < count; i++) {
                UUID applicant = Ids.next();
                UUID id = Ids.next();
                cases.add(id);
                jdbc.sql(
                                "insert into people_applicant (id, name, birth_date, nationality, email, municipality, address,"
                                        + " language, version) values (?, 'Ana Silva', '1990-05-17', 'BR', ?, 'lisboa', 'Rua 1', 'en', 0)")
                        .params(applicant, email)
                        .update();
                jdbc.sql(
                                "insert into casework_case (id, number, applicant_id, procedure_code, stage, stage_since, opened_at,"
                                        + " origin, claim, version) values (?, ?, ?, 'CPLP', 'DOCUMENTS', now(6), now(6), 'APPLICANT',"
                                        + " 'NONE', 0)")
                        .params(id, CaseNumber.random().value(), applicant)
                        .update();
            }
        });
        return cases;
    }
}

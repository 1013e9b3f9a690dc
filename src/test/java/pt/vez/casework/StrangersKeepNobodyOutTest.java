package pt.vez.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.platform.Limits.TooManyAttempts;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

/** However often strangers ask for a case, the limits are theirs: its owner looks it up and claims it. */
class StrangersKeepNobodyOutTest extends VezTest {
    private static final LocalDate BIRTH = LocalDate.of(1985, 4, 2);

    @Autowired
    private Claiming claiming;

    @Autowired
    private CaseLookup lookup;

    private CaseNumber registered(String email) {
        var applicant = Ids.next();
        CaseNumber number = CaseNumber.random();
        jdbc.sql("insert into people_applicant (id, name, birth_date, nationality, language, email, version)"
                        + " values (?, 'Rosa Neto', ?, 'AO', 'pt-PT', ?, 0)")
                .params(applicant, BIRTH, email)
                .update();
        jdbc.sql("insert into casework_case (id, number, applicant_id, procedure_code, stage, stage_since, opened_at,"
                        + " origin, claim, version) values (?, ?, ?, 'AR-88', 'DOCUMENTS', now(6), now(6), 'REGISTER',"
                        + " 'NONE', 0)")
                .params(Ids.next(), number.value(), applicant)
                .update();
        return number;
    }

    @Test
    void whereIsMyCaseAnswersTheOwnerAfterThousandsOfWrongDates() {
        CaseNumber number = registered(null);
        for (int network = 0; network < 35; network++) {
            String address = "198.51.100." + network + "-" + number.value();
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> lookup.find(number.value(), BIRTH.plusDays(1), address))
                        .isInstanceOf(InvalidInput.class);
            }
            assertThatThrownBy(() -> lookup.find(number.value(), BIRTH, address))
                    .as("the eleventh of one network")
                    .isInstanceOf(TooManyAttempts.class);
        }
        assertThat(lookup.find(number.value(), BIRTH, "203.0.113.7-" + number.value())
                        .stage())
                .isEqualTo(Stage.DOCUMENTS);
    }

    @Test
    void wrongDatesOfStrangersKeepNobodyFromClaiming() {
        CaseNumber number = registered(null);
        for (int stranger = 0; stranger < 6; stranger++) {
            Actor account = actor(Role.APPLICANT);
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> claiming.start(account, number, BIRTH.plusDays(1)))
                        .isInstanceOf(InvalidInput.class);
            }
            assertThatThrownBy(() -> claiming.start(account, number, BIRTH)).isInstanceOf(TooManyAttempts.class);
        }
        assertThat(claiming.start(actor(Role.APPLICANT), number, BIRTH)).isInstanceOf(Claiming.Outcome.Claimed.class);
    }

    @Test
    void codesStrangersAskForAreFewMessagesAndTheOwnerStillClaims() {
        String email = "crowded" + Ids.next() + "@test.example";
        CaseNumber number = registered(email);
        for (int stranger = 0; stranger < 30; stranger++) {
            claiming.start(actor(Role.APPLICANT), number, BIRTH);
        }
        Actor owner = actor(Role.APPLICANT);
        var sent = (Claiming.Outcome.CodeSent) claiming.start(owner, number, BIRTH);
        String code = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> mails.caughtFor(email).stream()
                                .map(mail -> longCode(mail.text()))
                                .filter(found -> !found.isEmpty())
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
        assertThat(mails.caughtFor(email))
                .as("ten of their own, and one for all the others")
                .hasSizeLessThan(14);
        assertThatThrownBy(() -> claiming.confirm(owner, sent.claimId(), "123456"))
                .extracting("key")
                .isEqualTo("claim.code.wrong");
        assertThat(claiming.confirm(owner, sent.claimId(), code).claim()).isEqualTo(Claim.VERIFIED);
    }

    private static String longCode(String text) {
        var matcher = java.util.regex.Pattern.compile(
                        "(?<!\\d)\\d{3}[ \\u00A0]?\\d{3}[ \\u00A0]?\\d{4}(?!\\d)|(?<!\\d)\\d{10}(?!\\d)")
                .matcher(text);
        return matcher.find() ? matcher.group().replaceAll("\\D", "") : "";
    }

    @Test
    void oneAccountAsksForTenCodesOfACase() {
        String email = "asker" + Ids.next() + "@test.example";
        CaseNumber number = registered(email);
        Actor asker = actor(Role.APPLICANT);
        var last = (Claiming.Outcome.CodeSent) claiming.start(asker, number, BIRTH);
        for (int i = 1; i < 10; i++) {
            last = claiming.sendAgain(asker, last.claimId(), false);
        }
        var claim = last.claimId();
        assertThatThrownBy(() -> claiming.sendAgain(asker, claim, false)).isInstanceOf(TooManyAttempts.class);
    }
}

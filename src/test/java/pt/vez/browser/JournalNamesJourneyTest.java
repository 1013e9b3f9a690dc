package pt.vez.browser;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.casework.CaseOutline;
import pt.vez.identity.Accounts;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** Who read a file: to the person, and to administrators who look for what somebody did. */
class JournalNamesJourneyTest extends BrowserTest {
    @Autowired
    private Accounts accounts;

    @ParameterizedTest
    @CsvSource({"pt-PT, 360, false", "en-GB, 1280, true"})
    void aPersonSeesWhoReadTheFileAlsoWhenTheAccountIsClosed(String language, int width, boolean dark) {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Actor owner = actor(Role.APPLICANT);
        Actor officer = actor(Role.OFFICER, "Leitora " + UUID.randomUUID());
        CaseOutline read = caseOf(owner);
        cases.read(officer, read.id());
        accounts.setActive(administrator, List.of(officer.accountId()), false);
        Visitor ana = visitor(language, width, 800, dark).signIn(owner.accountId() + "@test.example");
        ana.open("/case")
                .sees(ana.t("journal.closed", officer.name()) + " (" + ana.t("enum.Role.OFFICER") + ")")
                .accessible();
    }

    @ParameterizedTest
    @CsvSource({"en-GB, 360, false", "pt-PT, 1280, true"})
    void anAdministratorFindsWhatSomebodyDidByTheNameOfNow(String language, int width, boolean dark) {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Actor officer = actor(Role.OFFICER, "Antes " + UUID.randomUUID());
        CaseOutline read = caseOf(actor(Role.APPLICANT));
        cases.read(officer, read.id());
        String name = "Depois " + UUID.randomUUID();
        accounts.update(
                administrator,
                accounts.get(administrator, officer.accountId()),
                name,
                java.util.Set.of(Role.OFFICER),
                false);
        Visitor ines = visitor(language, width, 800, dark).signIn(administrator.accountId() + "@test.example");
        ines.open("/journal").pick(ines.t("log.who"), name);
        ines.sees(read.number().display()).sees(ines.t("journal.closed", name)).accessible();
    }
}

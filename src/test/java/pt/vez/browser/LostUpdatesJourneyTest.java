package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.identity.AccountSummary;
import pt.vez.identity.Accounts;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.Centres;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** Two administrators with the same form open: the slower one sees what the other changed and keeps what they typed. */
class LostUpdatesJourneyTest extends BrowserTest {
    @Autowired
    private Accounts accounts;

    @Autowired
    private Centres centres;

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void theSlowerAdministratorSeesTheRoleTheOtherGaveAndKeepsTheNameTheyTyped(String language) {
        Actor administrator = actor(Role.ADMINISTRATOR);
        AccountSummary marta = accounts.get(
                administrator, actor(Role.APPLICANT, "Marta Erada " + language).accountId());
        Visitor ines = visitor(language, 1280, 800, false).signIn(administrator());
        ines.open("/accounts").fill(ines.t("table.search"), marta.name()).sees(marta.email());
        ines.press(ines.t("table.change") + ": " + marta.name()).at(marta.name());
        ines.fill(ines.t("account.name"), "Marta Certa");
        accounts.update(administrator, marta, marta.name(), Set.of(Role.APPLICANT, Role.OFFICER), true);

        ines.press(ines.t("form.save")).sees(ines.t("error.changedMeanwhile"));
        ines.accessible();
        assertThat(ines.field(ines.t("account.name")).inputValue()).isEqualTo("Marta Certa");
        assertThat(accounts.get(administrator, marta.id()).name()).isEqualTo(marta.name());

        ines.press(ines.t("form.save")).sees(ines.t("accounts.saved", "Marta Certa"));
        assertThat(accounts.get(administrator, marta.id()))
                .extracting(AccountSummary::name, AccountSummary::roles)
                .containsExactly("Marta Certa", Set.of(Role.APPLICANT, Role.OFFICER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void whatOneLeftHalfTypedDoesNotBringBackWhatAnotherChanged(String language) {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Centre centre = centres.all(administrator).getFirst();
        var data = centre.data();
        Visitor ines = visitor(language, 1280, 800, false).signIn(administrator());
        String details = "/centres/" + centre.id().value() + "/details";
        ines.open(details).fill(ines.t("person.phone"), "+351210000111").answered();
        ines.open("/centres");
        var moved = new CentreData(
                data.name(),
                "Rua Nova de Outra Pessoa 5",
                data.postalCode(),
                data.municipality(),
                data.zone(),
                data.place(),
                data.phone(),
                data.access(),
                data.active());
        centres.update(administrator, centre.id(), data, moved);
        try {
            ines.open(details);
            assertThat(ines.field(ines.t("centres.street")).inputValue()).isEqualTo(moved.address());
            assertThat(ines.field(ines.t("person.phone")).inputValue()).contains("111");
            ines.press(ines.t("form.save")).sees(ines.t("centres.saved", data.name()));
            assertThat(centres.get(administrator, centre.id()).data().address()).isEqualTo(moved.address());
        } finally {
            centres.update(
                    administrator,
                    centre.id(),
                    centres.get(administrator, centre.id()).data(),
                    data);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void aNewServiceWithTheCodeOfAnotherIsRefusedAndNothingTypedIsLost(String language) {
        Visitor ines = visitor(language, 1280, 800, false).signIn(administrator());
        ines.open("/services").press(ines.t("services.new"));
        ines.fill(ines.t("services.code"), "REN");
        ines.fill(ines.t("services.name.pt"), "Outra coisa").fill(ines.t("services.name.en"), "Something else");
        ines.press(ines.t("form.save"))
                .sees(ines.t("services.code.taken", "REN"))
                .accessible();
        assertThat(ines.field(ines.t("services.name.pt")).inputValue()).isEqualTo("Outra coisa");
    }
}

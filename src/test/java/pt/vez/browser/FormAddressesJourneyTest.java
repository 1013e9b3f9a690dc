package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.associations.Contact;
import pt.vez.associations.ContactDirectory;
import pt.vez.shared.Actor;
import pt.vez.shared.LocalText;
import pt.vez.shared.Role;

/** A form that was opened has an address: reloading shows it again, the way back leads to the list. */
class FormAddressesJourneyTest extends BrowserTest {
    @Autowired
    private ContactDirectory contacts;

    private void keeps(Visitor ines, String form, String list) {
        ines.at(form);
        assertThat(ines.page.url()).contains("open=");
        ines.page.reload();
        ines.at(form);
        ines.page.goBack();
        ines.at(list);
        assertThat(ines.page.url()).doesNotContain("open=");
    }

    @Test
    void formsOfTheAdministratorKeepTheirAddress() {
        Actor account = actor(Role.OFFICER, "Nome Com Morada " + UUID.randomUUID());
        String partner = "Parceiro com morada " + UUID.randomUUID();
        UUID id = Partners.partner(jdbc, partner);
        Visitor ines = visitor("pt-PT", 1280, 800, false).signIn(administrator());
        ines.open("/accounts").press(ines.t("accounts.new"));
        keeps(ines, ines.t("accounts.new"), ines.t("accounts.title"));
        ines.fill(ines.t("table.search"), account.name());
        ines.press(ines.t("table.change") + ": " + account.name());
        keeps(ines, account.name(), ines.t("accounts.title"));
        ines.open("/services").press(ines.t("services.new"));
        keeps(ines, ines.t("services.new"), ines.t("services.title"));
        ines.open("/waves").press(ines.t("waves.release"));
        keeps(ines, ines.t("waves.release"), ines.t("waves.title"));
        ines.open("/disruptions").press(ines.t("disruption.new"));
        keeps(ines, ines.t("disruption.new"), ines.t("disruption.title"));
        ines.open("/partners").press(ines.t("partners.new"));
        keeps(ines, ines.t("partners.new"), ines.t("partners.title"));
        ines.open("/partners/" + id).press(ines.t("contact.edit"));
        keeps(ines, ines.t("contact.edit"), partner);

        // Two administrators with the contact of one partner: the slower one keeps what they typed and sees the other.
        ines.press(ines.t("contact.edit")).at(ines.t("contact.edit"));
        ines.fill(ines.t("contact.address"), "Rua Escrita, 1");
        contacts.update(
                actor(Role.ADMINISTRATOR),
                id,
                Contact.NONE,
                new Contact("Rua Outra, 2", "+351213456789", new LocalText("9h", "9"), "Português"));
        ines.press(ines.t("form.save")).sees(ines.t("error.changedMeanwhile")).accessible();
        assertThat(ines.field(ines.t("contact.address")).inputValue()).isEqualTo("Rua Escrita, 1");
        assertThat(ines.field(ines.t("person.phone")).inputValue()).isEqualTo("+351213456789");
        ines.press(ines.t("form.save"))
                .sees(ines.t("contact.saved").replace("{0}", partner))
                .at(partner);
        assertThat(contacts.of(actor(Role.ADMINISTRATOR), id).address()).isEqualTo("Rua Escrita, 1");
    }
}

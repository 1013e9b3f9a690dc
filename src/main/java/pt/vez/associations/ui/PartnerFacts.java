package pt.vez.associations.ui;

import com.vaadin.flow.component.Composite;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pt.vez.associations.Contact;
import pt.vez.associations.PartnerRecord;
import pt.vez.shell.Card;
import pt.vez.shell.LabelledValues;

/** The record of a partner body and how the public reaches it; what is missing says so. */
public class PartnerFacts extends Composite<Card> {
    public PartnerFacts(PartnerRecord record, Contact contact, Locale language) {
        var facts = new LabelledValues()
                .fact(getTranslation("partners.tax"), known(record.taxNumber()))
                .fact(getTranslation("partners.responsible"), known(record.responsible()))
                .fact(getTranslation("partners.email"), known(record.email()))
                .fact(getTranslation("partners.phone"), known(record.phone()))
                .fact(getTranslation("contact.address"), known(contact.address()))
                .fact(getTranslation("contact.phone"), known(contact.phone()))
                .fact(getTranslation("contact.hours"), known(contact.hours().in(language)))
                .fact(getTranslation("contact.languages"), known(contact.languages()));
        getContent().add(facts);
    }

    private String known(@Nullable String value) {
        return value == null || value.isBlank() ? getTranslation("partners.unknown") : value;
    }
}

package pt.vez.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pt.vez.associations.Contact;
import pt.vez.shared.LocalText;
import pt.vez.shared.Phone;

/** What the public page says about a partner body. */
class ContactForm extends Div {
    private final TextField address;
    private final TextField phone;
    private final TextField hoursPt;
    private final TextField hoursEn;
    private final TextField languages;

    ContactForm(@Nullable Contact known, UnaryOperator<String> words) {
        address = field(words.apply("contact.address"), known == null ? "" : known.address());
        phone = field(words.apply("person.phone"), known == null || known.phone() == null ? "" : known.phone());
        hoursPt = field(
                words.apply("contact.hours.pt"),
                known == null ? "" : known.hours().pt());
        hoursEn = field(
                words.apply("contact.hours.en"),
                known == null ? "" : known.hours().en());
        languages = field(words.apply("contact.languages"), known == null ? "" : known.languages());
        addClassName("form");
        add(address, phone, hoursPt, hoursEn, languages);
    }

    private static TextField field(String label, String value) {
        var field = new TextField(label);
        field.setMaxLength(200);
        field.setWidthFull();
        field.setValue(value);
        return field;
    }

    /** @throws pt.vez.shared.InvalidInput for a number that is no telephone number */
    Contact read() {
        return new Contact(
                address.getValue(),
                phone.isEmpty() ? null : Phone.of(phone.getValue()).value(),
                new LocalText(hoursPt.getValue(), hoursEn.getValue()),
                languages.getValue());
    }
}

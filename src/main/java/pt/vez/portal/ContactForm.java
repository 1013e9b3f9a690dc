package pt.vez.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Objects;
import java.util.function.UnaryOperator;
import pt.vez.associations.Contact;
import pt.vez.shared.LocalText;
import pt.vez.shared.Phone;
import pt.vez.shell.FormMerge;

/** What the public page says about a partner body. */
class ContactForm extends Div {
    private final TextField address;
    private final TextField phone;
    private final TextField hoursPt;
    private final TextField hoursEn;
    private final TextField languages;
    private final FormMerge<Contact> merge;

    ContactForm(Contact known, UnaryOperator<String> words) {
        address = field(words.apply("contact.address"));
        phone = field(words.apply("person.phone"));
        hoursPt = field(words.apply("contact.hours.pt"));
        hoursEn = field(words.apply("contact.hours.en"));
        languages = field(words.apply("contact.languages"));
        merge = new FormMerge<>(known)
                .text(address.getLabel(), address, Contact::address)
                .text(phone.getLabel(), phone, contact -> Objects.requireNonNullElse(contact.phone(), ""))
                .text(hoursPt.getLabel(), hoursPt, contact -> contact.hours().pt())
                .text(hoursEn.getLabel(), hoursEn, contact -> contact.hours().en())
                .text(languages.getLabel(), languages, Contact::languages)
                .fill();
        addClassName("form");
        add(address, phone, hoursPt, hoursEn, languages);
    }

    private static TextField field(String label) {
        var field = new TextField(label);
        field.setMaxLength(200);
        field.setWidthFull();
        return field;
    }

    FormMerge<Contact> merge() {
        return merge;
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

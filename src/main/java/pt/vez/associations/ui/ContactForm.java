package pt.vez.associations.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pt.vez.associations.Contact;
import pt.vez.shared.LocalText;
import pt.vez.shared.Phone;
import pt.vez.shell.DraftForm;
import pt.vez.shell.FormErrors;
import pt.vez.shell.FormMerge;

/** What the public page says about a partner body. */
class ContactForm extends Div {
    private final TextField address;
    private final TextField phone;
    private final TextField hoursPt;
    private final TextField hoursEn;
    private final TextField languages;
    private final FormErrors errors = new FormErrors();
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
        add(errors, address, phone, hoursPt, hoursEn, languages);
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

    /** What was typed; null when something is wrong, which is then shown at its field and in the summary. */
    @Nullable
    Contact read() {
        errors.start();
        String street = errors.check(address, () -> DraftForm.required(address.getValue(), "contact.address.missing"));
        String number = errors.check(
                phone,
                () -> phone.getValue().isBlank()
                        ? ""
                        : Phone.of(phone.getValue()).value());
        if (!errors.isClean() || street == null || number == null) {
            return null;
        }
        return new Contact(
                street,
                number.isEmpty() ? null : number,
                new LocalText(hoursPt.getValue().strip(), hoursEn.getValue().strip()),
                languages.getValue().strip());
    }
}

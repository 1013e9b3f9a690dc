package pt.vez.associations.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;
import pt.vez.associations.Associations.Kind;
import pt.vez.associations.PartnerRecord;
import pt.vez.shared.Email;
import pt.vez.shared.Nipc;
import pt.vez.shared.Phone;
import pt.vez.shell.DraftForm;
import pt.vez.shell.FormErrors;
import pt.vez.shell.FormMerge;

/** The record of a partner body. */
class PartnerForm extends Div {
    private final TextField name;
    private final Select<Kind> kind = new Select<>();
    private final TextField city;
    private final TextField taxNumber;
    private final TextField responsible;
    private final EmailField email = new EmailField();
    private final TextField phone;
    private final FormErrors errors = new FormErrors();
    private final FormMerge<PartnerRecord> merge;

    /** @param known null for a new partner */
    PartnerForm(@Nullable PartnerRecord known) {
        addClassName("form");
        name = line("centres.name", PartnerRecord.LONGEST_NAME);
        kind.setLabel(getTranslation("partners.kind"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(each -> getTranslation("enum.Kind." + each.name()));
        city = line("partners.city", PartnerRecord.LONGEST_CITY);
        taxNumber = line("partners.tax", 20);
        taxNumber.setHelperText(getTranslation("partners.optional"));
        responsible = line("partners.responsible", PartnerRecord.LONGEST_NAME);
        responsible.setHelperText(getTranslation("partners.responsible.help"));
        email.setLabel(getTranslation("partners.email"));
        email.setManualValidation(true);
        email.setHelperText(getTranslation("partners.contact.help"));
        phone = line("partners.phone", 30);
        phone.setHelperText(getTranslation("partners.optional"));
        merge = new FormMerge<>(known == null ? PartnerRecord.of("", Kind.ASSOCIATION, "") : known)
                .text(name.getLabel(), name, PartnerRecord::name)
                .field(kind.getLabel(), kind, PartnerRecord::kind, each -> getTranslation("enum.Kind." + each.name()))
                .text(city.getLabel(), city, PartnerRecord::city)
                .text(taxNumber.getLabel(), taxNumber, seen -> text(seen.taxNumber()))
                .text(responsible.getLabel(), responsible, PartnerRecord::responsible)
                .text(email.getLabel(), email, seen -> text(seen.email()))
                .text(phone.getLabel(), phone, seen -> text(seen.phone()))
                .fill();
        errors.at(name, "field.name.missing", "partners.name.taken")
                .at(city, "partners.city.missing")
                .at(taxNumber, "partners.tax.taken");
        add(errors, name, kind, city, taxNumber, responsible, email, phone);
    }

    private TextField line(String label, int most) {
        var field = new TextField(getTranslation(label));
        field.setMaxLength(most);
        return field;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** What the form was filled with, and how it is merged when another writer was faster. */
    FormMerge<PartnerRecord> merge() {
        return merge;
    }

    /** What was typed; null when something is wrong, which is then shown at its field and in the summary. */
    @Nullable
    PartnerRecord read() {
        errors.start();
        String named = errors.check(name, () -> DraftForm.required(name.getValue(), "field.name.missing"));
        String place = errors.check(city, () -> DraftForm.required(city.getValue(), "partners.city.missing"));
        String number = errors.check(
                taxNumber,
                () -> taxNumber.getValue().isBlank()
                        ? ""
                        : Nipc.of(taxNumber.getValue()).value());
        String address = errors.check(
                email,
                () -> email.getValue().isBlank()
                        ? ""
                        : Email.of(email.getValue()).value());
        String call = errors.check(
                phone,
                () -> phone.getValue().isBlank()
                        ? ""
                        : Phone.of(phone.getValue()).value());
        if (!errors.isClean() || named == null || place == null) {
            return null;
        }
        return new PartnerRecord(
                named,
                kind.getValue(),
                place,
                optional(number),
                responsible.getValue().strip(),
                optional(address),
                optional(call));
    }

    private static @Nullable String optional(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }

    /**
     * Sends what was typed; what is refused because of a field is shown at it.
     *
     * @return whether it went through
     */
    boolean passes(Runnable command) {
        return errors.passes(command);
    }
}

package pt.vez.casework.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.people.CorrectableData;
import pt.vez.people.CorrectionProof;
import pt.vez.platform.Languages;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Phone;
import pt.vez.shell.DraftForm;
import pt.vez.shell.FormMerge;

/** The fields that may be corrected; a mediator or an officer says which document they saw. */
class CorrectionForm extends DraftForm {
    private final TextField phone = new TextField();
    private final EmailField email = new EmailField();
    private final TextField address = new TextField();
    private final ComboBox<Municipality> municipality = new ComboBox<>();
    private final Select<Locale> language = new Select<>();
    private final RadioButtonGroup<CorrectionProof> proof = new RadioButtonGroup<>();
    private final List<Municipality> places;
    private final CorrectableData stored;
    private final boolean own;

    CorrectionForm(CorrectionScreen.Source source, String draft, CorrectableData stored, boolean own) {
        super(source.drafts(), source.inHand().actor().accountId(), draft);
        this.places = source.municipalities().all();
        this.stored = stored;
        this.own = own;
        add(new H2(getTranslation("correct.contact")));
        if (own) {
            add(new Paragraph(getTranslation("correct.contact.own")));
        }
        contact();
        add(new H2(getTranslation("correct.home")));
        home();
        if (!own) {
            proof.setLabel(getTranslation("correct.proof"));
            proof.setItems(CorrectionProof.DOCUMENTS);
            proof.setItemLabelGenerator(each -> getTranslation("enum.CorrectionProof." + each));
            proof.addThemeName("vertical");
            add(proof);
        }
    }

    private void contact() {
        phone.setLabel(getTranslation("person.phone"));
        phone.setHelperText(getTranslation(own ? "person.phone.help" : "correct.phone.staff"));
        phone.setMaxLength(24);
        phone.setValue(text(stored.phone()));
        phone.getElement().setAttribute("inputmode", "tel").setAttribute("autocomplete", own ? "tel" : "off");
        text("phone", phone);
        email.setLabel(getTranslation("person.email"));
        email.setMaxLength(254);
        email.setManualValidation(true);
        email.setValue(text(stored.email()));
        email.getElement().setAttribute("autocomplete", own ? "email" : "off");
        text("email", email);
        language.setLabel(getTranslation("person.language"));
        language.setItems(Languages.ALL);
        language.setItemLabelGenerator(locale -> locale.equals(Languages.PORTUGUESE) ? "Português" : "English");
        language.setValue(Languages.of(stored.language()));
        part(
                "language",
                language,
                () -> language.getValue().toLanguageTag(),
                tag -> language.setValue(Languages.of(tag)));
    }

    private void home() {
        address.setLabel(getTranslation("correct.address"));
        address.setHelperText(getTranslation("correct.address.help"));
        address.setMaxLength(CorrectableData.LONGEST_ADDRESS);
        address.setValue(text(stored.address()));
        address.getElement().setAttribute("autocomplete", own ? "street-address" : "off");
        text("address", address);
        municipality.setLabel(getTranslation("person.municipality"));
        municipality.setHelperText(getTranslation("person.municipality.help"));
        municipality.setItems(places);
        municipality.setItemLabelGenerator(Municipality::name);
        municipality.setValue(place(stored.municipality()));
        part(
                "municipality",
                municipality,
                () -> Optional.ofNullable(municipality.getValue())
                        .map(Municipality::code)
                        .orElse(""),
                code -> municipality.setValue(place(code)));
    }

    /** How the form is merged when another writer was faster. */
    FormMerge<CorrectableData> merge() {
        return new FormMerge<>(stored)
                .text(phone.getLabel(), phone, seen -> text(seen.phone()))
                .text(email.getLabel(), email, seen -> text(seen.email()))
                .text(address.getLabel(), address, seen -> text(seen.address()))
                .field(
                        municipality.getLabel(),
                        municipality,
                        seen -> place(seen.municipality()),
                        place -> place == null ? "" : place.name())
                .field(
                        language.getLabel(),
                        language,
                        seen -> Languages.of(seen.language()),
                        each -> each.getDisplayLanguage(getLocale()));
    }

    private @Nullable Municipality place(@Nullable String code) {
        return places.stream()
                .filter(place -> place.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    /** @return what the person wants, or null when something has to be corrected first */
    @Nullable
    CorrectableData read() {
        startChecking();
        String telephone = phone.getValue().isBlank()
                ? null
                : check(phone, () -> Phone.of(phone.getValue()).value());
        String mail = email.getValue().isBlank()
                ? null
                : check(email, () -> Email.of(email.getValue()).value());
        if (!own) {
            check(proof, () -> present(proof.getValue()));
        }
        return isClean()
                ? new CorrectableData(
                        telephone,
                        mail,
                        optional(address.getValue()),
                        Optional.ofNullable(municipality.getValue())
                                .map(Municipality::code)
                                .orElse(null),
                        language.getValue().toLanguageTag())
                : null;
    }

    /** What the correction rests on. */
    CorrectionProof proof() {
        return own ? CorrectionProof.OWN_ACCOUNT : present(proof.getValue());
    }

    private static CorrectionProof present(@Nullable CorrectionProof seen) {
        if (seen == null) {
            throw new InvalidInput("correct.proof.missing");
        }
        return seen;
    }
}

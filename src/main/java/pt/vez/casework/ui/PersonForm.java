package pt.vez.casework.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pt.vez.calendar.Municipalities;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.casework.NewCase;
import pt.vez.casework.Procedures;
import pt.vez.casework.Procedures.Procedure;
import pt.vez.casework.Relations;
import pt.vez.people.ApplicantData;
import pt.vez.platform.Drafts;
import pt.vez.platform.Languages;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Mrz;
import pt.vez.shared.Nif;
import pt.vez.shared.Niss;
import pt.vez.shared.PartialDate;
import pt.vez.shared.PassportNumber;
import pt.vez.shared.PersonName;
import pt.vez.shared.Phone;
import pt.vez.shared.ZoneReading;
import pt.vez.shell.Countries;
import pt.vez.shell.DateParts;
import pt.vez.shell.DraftForm;

/** Who the person is, as their passport says; the same fields whether they type themselves or a mediator does. */
public class PersonForm extends DraftForm {
    private static final int OLDEST_YEAR = 1900;
    private final RadioButtonGroup<Procedure> procedure = new RadioButtonGroup<>();
    private final TextField mrz = new TextField();
    private final TextField name = new TextField();
    private final TextField nativeName = new TextField();
    private final DateParts birth;
    private final ComboBox<String> nationality = new ComboBox<>();
    private final TextField passport = new TextField();
    private final DateParts passportExpires;
    private final TextField phone = new TextField();
    private final EmailField email = new EmailField();
    private final ComboBox<Municipality> municipality = new ComboBox<>();
    private final TextField nif = new TextField();
    private final TextField niss = new TextField();
    private final Select<Locale> language = new Select<>();
    private final LocalDate today;
    private final FamilyFields family;

    public PersonForm(
            Drafts drafts,
            UUID owner,
            String name,
            Procedures procedures,
            Municipalities municipalities,
            @Nullable String ownEmail,
            LocalDate today) {
        super(drafts, owner, name);
        this.today = today;
        family = new FamilyFields(today);
        birth = dates("person.birth").orUnknown(getTranslation("person.birth.unknown"));
        passportExpires = dates("person.passport.expires");
        add(new H2(getTranslation("newcase.procedure")));
        procedures(procedures);
        add(new H2(getTranslation("newcase.person")));
        passport();
        add(new H2(getTranslation("newcase.contact")));
        contact(municipalities, ownEmail);
        add(new H2(getTranslation("newcase.numbers")));
        text("nif", field(nif, "person.nif", "person.nif.help", 16));
        text("niss", field(this.niss, "person.niss", "person.niss.help", 16));
        nif.getElement().setAttribute("inputmode", "numeric");
        this.niss.getElement().setAttribute("inputmode", "numeric");
    }

    private void procedures(Procedures catalogue) {
        var open = catalogue.all().stream().filter(Procedure::openForNew).toList();
        procedure.setItems(open);
        procedure.setLabel(getTranslation("newcase.procedure.label"));
        procedure.addThemeName("vertical");
        procedure.setRenderer(new ComponentRenderer<>(item -> {
            var title = new Span(item.name().in(getLocale()));
            title.getStyle().setFontWeight("600");
            var plain = new Div(item.plain().in(getLocale()));
            plain.addClassName("muted");
            return new Div(title, plain);
        }));
        part(
                "procedure",
                procedure,
                () -> Optional.ofNullable(procedure.getValue())
                        .map(Procedure::code)
                        .orElse(""),
                code -> open.stream()
                        .filter(item -> item.code().equals(code))
                        .findFirst()
                        .ifPresent(procedure::setValue));
        family.addSponsor(this);
        family.procedure(procedure.isEmpty() ? null : procedure.getValue().code());
        procedure.addValueChangeListener(change -> family.procedure(
                change.getValue() == null ? null : change.getValue().code()));
    }

    private void passport() {
        add(new PassportCamera(today, this::fill));
        field(mrz, "person.mrz", "person.mrz.help", 120);
        text("mrz", mrz);
        mrz.addValueChangeListener(change -> {
            if (change.isFromClient() && !change.getValue().isBlank()) {
                readMachineLine();
            }
        });
        text("name", field(name, "person.name", "person.name.help", 200));
        name.getElement().setAttribute("autocomplete", "name");
        text("nativeName", field(nativeName, "person.nativeName", "person.nativeName.help", 200));
        date("birth", birth);
        family.addRepresentative(this);
        family.follow(birth);
        nationality.setLabel(getTranslation("person.nationality"));
        nationality.setItems(Countries.codes(getLocale()));
        nationality.setItemLabelGenerator(code -> Countries.name(code, getLocale()));
        part(
                "nationality",
                nationality,
                () -> Optional.ofNullable(nationality.getValue()).orElse(""),
                nationality::setValue);
        text("passport", field(passport, "person.passport", "person.passport.help", 20));
        date("passportExpires", passportExpires);
    }

    private void contact(Municipalities municipalities, @Nullable String ownEmail) {
        text("phone", field(phone, "person.phone", "person.phone.help", 24));
        phone.getElement().setAttribute("inputmode", "tel").setAttribute("autocomplete", "tel");
        email.setLabel(getTranslation("person.email"));
        email.setMaxLength(254);
        email.setManualValidation(true);
        text("email", email);
        if (ownEmail != null && email.getValue().isBlank()) {
            email.setValue(ownEmail);
        }
        var places = municipalities.all();
        municipality.setLabel(getTranslation("person.municipality"));
        municipality.setHelperText(getTranslation("person.municipality.help"));
        municipality.setItems(places);
        municipality.setItemLabelGenerator(Municipality::name);
        part(
                "municipality",
                municipality,
                () -> Optional.ofNullable(municipality.getValue())
                        .map(Municipality::code)
                        .orElse(""),
                code -> places.stream()
                        .filter(place -> place.code().equals(code))
                        .findFirst()
                        .ifPresent(municipality::setValue));
        language.setLabel(getTranslation("person.language"));
        language.setItems(Languages.ALL);
        language.setItemLabelGenerator(locale -> locale.equals(Languages.PORTUGUESE) ? "Português" : "English");
        language.setValue(Languages.of(getLocale().toLanguageTag()));
        part(
                "language",
                language,
                () -> language.getValue().toLanguageTag(),
                tag -> language.setValue(Languages.of(tag)));
    }

    private DateParts dates(String key) {
        return new DateParts(
                getTranslation(key),
                getTranslation("date.day"),
                getTranslation("date.month"),
                getTranslation("date.year"));
    }

    private TextField field(TextField field, String label, String help, int longest) {
        field.setLabel(getTranslation(label));
        field.setHelperText(getTranslation(help));
        field.setMaxLength(longest);
        return field;
    }

    /** What the camera read, as if it had been typed. */
    private void fill(ZoneReading found) {
        mrz.setValue(found.zone());
        readMachineLine();
        String read = found.name();
        if (read != null && name.isEmpty()) {
            name.setValue(read);
            keep();
        }
    }

    /** Fills what the machine-readable line of the passport says; a wrong check digit names the part that is wrong. */
    private void readMachineLine() {
        Mrz line = check(mrz, () -> Mrz.passport(mrz.getValue(), today));
        if (line != null) {
            passport.setValue(line.number());
            if (line.birth() != null) {
                birth.setPartial(line.birth());
            }
            if (line.expiry() != null) {
                passportExpires.setValue(line.expiry());
            }
            if (line.name() != null && name.isEmpty()) {
                name.setValue(line.name());
            }
            nationality(line.nationality());
            keep();
        }
    }

    private void nationality(String letters) {
        String country = Countries.ofThreeLetters(letters);
        nationality.setInvalid(country.isEmpty());
        if (country.isEmpty()) {
            nationality.setErrorMessage(getTranslation("field.nationality.unread", letters));
        } else {
            nationality.setValue(country);
        }
    }

    /** @return the case to open, or null when something has to be corrected first */
    public @Nullable NewCase read() {
        startChecking();
        Procedure chosen = check(procedure, () -> present(procedure.getValue(), "newcase.procedure.missing"));
        if (!mrz.getValue().isBlank()) {
            check(mrz, () -> Mrz.passport(mrz.getValue(), today));
        }
        String fullName = check(name, () -> PersonName.latin(name.getValue()).value());
        String ownScript = optional(nativeName, typed -> PersonName.of(typed).value());
        PartialDate born = check(birth, () -> past(birth.readPartial()));
        family.birth(born);
        Relations relations = family.read(this);
        String country = check(nationality, () -> present(nationality.getValue(), "field.nationality.missing"));
        String number = check(
                passport,
                () -> PassportNumber.of(required(passport.getValue(), "field.passport.missing"))
                        .value());
        LocalDate expires = check(passportExpires, () -> future(passportExpires.read()));
        String telephone = optional(phone, typed -> Phone.of(typed).value());
        String mail = email.getValue().isBlank()
                ? null
                : check(email, () -> Email.of(email.getValue()).value());
        String tax = optional(nif, typed -> Nif.of(typed).value());
        String social = optional(niss, typed -> Niss.of(typed).value());
        if (!isClean() || chosen == null || fullName == null || born == null || country == null) {
            return null;
        }
        return new NewCase(
                chosen.code(),
                new ApplicantData(
                        fullName,
                        ownScript,
                        born.earliest(),
                        country,
                        tax,
                        social,
                        number,
                        expires,
                        telephone,
                        mail,
                        Optional.ofNullable(municipality.getValue())
                                .map(Municipality::code)
                                .orElse(null),
                        null,
                        language.getValue().toLanguageTag(),
                        born.precision()),
                relations);
    }

    private @Nullable String optional(TextField field, UnaryOperator<String> canonical) {
        return field.getValue().isBlank() ? null : check(field, () -> canonical.apply(field.getValue()));
    }

    private PartialDate past(PartialDate date) {
        if (date.earliest().isAfter(today) || date.earliest().getYear() < OLDEST_YEAR) {
            throw new InvalidInput("field.birth.range");
        }
        return date;
    }

    private LocalDate future(LocalDate date) {
        if (date.isBefore(today)) {
            throw new InvalidInput("field.passport.expired");
        }
        return date;
    }
}

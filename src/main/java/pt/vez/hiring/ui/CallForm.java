package pt.vez.hiring.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.associations.MediatorLanguage;
import pt.vez.calendar.Municipalities;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.hiring.CallData;
import pt.vez.platform.Dates;
import pt.vez.platform.Drafts;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shell.DateParts;
import pt.vez.shell.DraftForm;
import pt.vez.shell.FormMerge;

/** What a call says, in both languages; kept on the server while it is written. */
class CallForm extends DraftForm {
    private static final int TITLE = 120;
    private static final int TEXT = 4_000;
    private final TextField titlePt;
    private final TextField titleEn;
    private final TextArea textPt;
    private final TextArea textEn;
    private final CheckboxGroup<MediatorLanguage> languages = new CheckboxGroup<>();
    private final ComboBox<Municipality> municipality = new ComboBox<>();
    private final TextField place;
    private final IntegerField places = new IntegerField();
    private final DateParts deadline;
    private final @Nullable FormMerge<CallData> merge;

    CallForm(Drafts drafts, UUID owner, String name, Municipalities municipalities, @Nullable CallData known) {
        super(drafts, owner, name);
        titlePt = line(
                "titlePt",
                "calls.title.pt",
                TITLE,
                known == null ? "" : known.title().pt());
        titleEn = line(
                "titleEn",
                "calls.title.en",
                TITLE,
                known == null ? "" : known.title().en());
        textPt = area(
                "textPt", "calls.text.pt", known == null ? "" : known.text().pt());
        textEn = area(
                "textEn", "calls.text.en", known == null ? "" : known.text().en());
        languages(known == null ? Set.of() : known.languages());
        municipality(municipalities.all(), known == null ? "" : known.municipality());
        place = line("place", "calls.place", 200, known == null ? "" : known.place());
        places(known == null ? 1 : known.places());
        deadline = new DateParts(
                getTranslation("calls.deadline"),
                getTranslation("date.day"),
                getTranslation("date.month"),
                getTranslation("date.year"));
        deadline.setHelperText(getTranslation("calls.deadline.help"));
        if (known != null) {
            deadline.setValue(known.deadline());
        }
        date("deadline", deadline);
        at(deadline, "calls.deadline.range");
        at(places, "calls.places.range");
        at(place, "calls.place.missing");
        merge = known == null ? null : new FormMerge<>(known);
        if (merge != null) {
            merge.text(titlePt.getLabel(), titlePt, seen -> seen.title().pt())
                    .text(titleEn.getLabel(), titleEn, seen -> seen.title().en())
                    .text(textPt.getLabel(), textPt, seen -> seen.text().pt())
                    .text(textEn.getLabel(), textEn, seen -> seen.text().en())
                    .field(languages.getLabel(), languages, CallData::languages, this::names)
                    .text(place.getLabel(), place, CallData::place)
                    .field(places.getLabel(), places, CallData::places, String::valueOf)
                    .field(
                            getTranslation("calls.deadline"),
                            deadline,
                            CallData::deadline,
                            day -> Dates.full(day, getLocale()));
        }
    }

    /** What the form was filled with; null for a new call. */
    @Nullable
    FormMerge<CallData> merge() {
        return merge;
    }

    private String names(Set<MediatorLanguage> chosen) {
        return chosen.stream()
                .map(each -> getTranslation("enum.MediatorLanguage." + each.name()))
                .collect(Collectors.joining(", "));
    }

    private TextField line(String key, String label, int most, String value) {
        var field = new TextField(getTranslation(label));
        field.setMaxLength(most);
        field.setValue(value);
        return text(key, field);
    }

    private TextArea area(String key, String label, String value) {
        var field = new TextArea(getTranslation(label));
        field.setHelperText(getTranslation("calls.text.help"));
        field.setMaxLength(TEXT);
        field.setMinHeight("9em");
        field.setValue(value);
        return text(key, field);
    }

    private void languages(Set<MediatorLanguage> known) {
        languages.setLabel(getTranslation("calls.languages"));
        languages.addThemeName("vertical");
        languages.setItems(MediatorLanguage.values());
        languages.setItemLabelGenerator(each -> getTranslation("enum.MediatorLanguage." + each.name()));
        languages.setValue(known);
        part(
                "languages",
                languages,
                () -> languages.getValue().stream().map(Enum::name).sorted().collect(Collectors.joining(",")),
                text -> languages.setValue(Arrays.stream(text.split(","))
                        .map(MediatorLanguage::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(MediatorLanguage.class)))));
    }

    private void municipality(List<Municipality> all, String known) {
        municipality.setLabel(getTranslation("person.municipality"));
        municipality.setItems(all);
        municipality.setItemLabelGenerator(Municipality::name);
        select(all, known);
        part(
                "municipality",
                municipality,
                () -> municipality.getValue() == null
                        ? ""
                        : municipality.getValue().code(),
                code -> select(all, code));
    }

    private void select(List<Municipality> all, String code) {
        all.stream().filter(each -> each.code().equals(code)).findFirst().ifPresent(municipality::setValue);
    }

    private void places(int known) {
        places.setLabel(getTranslation("calls.places"));
        places.setStepButtonsVisible(true);
        places.setMin(1);
        places.setValue(known);
        part(
                "places",
                places,
                () -> places.getValue() == null ? "" : places.getValue().toString(),
                text -> places.setValue(Integer.valueOf(text)));
    }

    /** What was typed; null when something is missing, which is then shown at its field. */
    @Nullable
    CallData read() {
        startChecking();
        String pt = check(titlePt, () -> required(titlePt.getValue(), "calls.title.pt.missing"));
        String en = check(titleEn, () -> required(titleEn.getValue(), "calls.title.en.missing"));
        String longPt = check(textPt, () -> required(textPt.getValue(), "calls.text.pt.missing"));
        String longEn = check(textEn, () -> required(textEn.getValue(), "calls.text.en.missing"));
        Set<MediatorLanguage> wanted = check(languages, this::chosen);
        Municipality where =
                check(municipality, () -> present(municipality.getValue(), "centres.municipality.missing"));
        String words = check(place, () -> required(place.getValue(), "calls.place.missing"));
        Integer number = check(places, () -> present(places.getValue(), "calls.places.missing"));
        LocalDate until = check(deadline, deadline::read);
        if (!isClean()
                || pt == null
                || en == null
                || longPt == null
                || longEn == null
                || wanted == null
                || where == null
                || words == null
                || number == null
                || until == null) {
            return null;
        }
        return new CallData(
                new LocalText(pt, en), new LocalText(longPt, longEn), wanted, where.code(), words, number, until);
    }

    private Set<MediatorLanguage> chosen() {
        if (languages.getValue().isEmpty()) {
            throw new InvalidInput("calls.languages.missing");
        }
        return languages.getValue();
    }
}

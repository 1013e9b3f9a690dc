package pt.vez.visits.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import pt.vez.mandates.ui.ConsentLanguages;
import pt.vez.shell.Notice;
import pt.vez.shell.Variant;

/** The language the person reads the text in and, where there is no text in it, the interpreter. */
class VisitLanguageSection extends Composite<Div> {
    private final List<String> written;
    private final ComboBox<String> language = new ComboBox<>();
    private final TextField interpreter = new TextField();
    private final Div missing = new Div();

    /**
     * @param written tags of the languages there is a text in
     * @param theirs tag of the language the register has for the person
     */
    VisitLanguageSection(List<String> written, String theirs) {
        this.written = written;
        language.setLabel(getTranslation("visit.language"));
        language.setHelperText(getTranslation("visit.language.help"));
        language.setItems(Stream.concat(written.stream(), ConsentLanguages.others(written, getLocale()).stream())
                .toList());
        language.setItemLabelGenerator(tag -> ConsentLanguages.name(tag, getLocale()));
        language.setAllowCustomValue(false);
        interpreter.setLabel(getTranslation("visit.interpreter"));
        interpreter.setHelperText(getTranslation("visit.interpreter.help"));
        interpreter.setMaxLength(200);
        language.addValueChangeListener(change -> show());
        language.setValue(nearest(theirs));
        getContent().addClassName("visit-language");
        getContent().add(language, missing);
    }

    private String nearest(String theirs) {
        String tag = Locale.forLanguageTag(theirs).getLanguage();
        return written.stream()
                .filter(each -> Locale.forLanguageTag(each).getLanguage().equals(tag))
                .findFirst()
                .orElse(tag);
    }

    private void show() {
        missing.removeAll();
        if (isMissing()) {
            missing.add(
                    new Notice(
                            Variant.ATTENTION,
                            getTranslation("visit.language.missing", ConsentLanguages.name(value(), getLocale()))),
                    interpreter);
        }
    }

    private boolean isMissing() {
        return !written.contains(value());
    }

    /** Tag of the language chosen; Portuguese when none is. */
    String value() {
        String chosen = language.getValue();
        return chosen == null ? written.getFirst() : chosen;
    }

    /** As it was chosen before. */
    void restore(String tag, String who) {
        language.setValue(tag);
        interpreter.setValue(who);
    }

    /** The interpreter; empty when none is needed. */
    String interpreter() {
        return isMissing() ? interpreter.getValue().strip() : "";
    }
}

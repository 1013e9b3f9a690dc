package pt.vez.mandates.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pt.vez.mandates.ConsentTexts;
import pt.vez.mandates.ConsentTexts.Kept;
import pt.vez.mandates.ConsentTexts.Wording;
import pt.vez.shell.FormMerge;

/** A translation of the text of consent, being written; it stays filled while its preview is looked at. */
class ConsentTextForm extends Div {
    private static final int SHOWN = 160;
    private final ComboBox<String> language;
    private final TextArea body;
    private final Map<String, TextField> words = new LinkedHashMap<>();
    private final TextField translator;
    private final FormMerge<Optional<Kept>> merge;

    /** @param seen the version that is corrected, null for a language that is new */
    ConsentTextForm(@Nullable Kept seen, Wording original, UnaryOperator<String> texts, Locale shownIn) {
        language = new ComboBox<>(texts.apply("consentText.language"));
        language.setItems(ConsentLanguages.others(List.of("pt", "en"), shownIn));
        language.setItemLabelGenerator(tag -> ConsentLanguages.name(tag, shownIn));
        if (seen != null) {
            language.setValue(seen.wording().language());
            language.setReadOnly(true);
        }
        body = new TextArea(texts.apply("consentText.body"));
        body.setMaxLength(4_000);
        body.setMinHeight("14em");
        translator = new TextField(texts.apply("consentText.translator"));
        translator.setHelperText(texts.apply("consentText.translator.help"));
        translator.setMaxLength(200);
        merge = new FormMerge<>(Optional.ofNullable(seen))
                .field(
                        body.getLabel(),
                        body,
                        kept -> kept.map(each -> each.wording().body()).orElse(""),
                        text -> text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…");
        ConsentTexts.words().forEach(name -> {
            var word = new TextField(original.words().get(name));
            word.setMaxLength(120);
            words.put(name, word);
            merge.text(
                    word.getLabel(),
                    word,
                    kept -> kept.map(each -> each.wording().words().get(name)).orElse(""));
        });
        merge.text(
                        translator.getLabel(),
                        translator,
                        kept -> kept.map(each -> each.wording().translator()).orElse(""))
                .fill();
        addClassName("form");
        add(language, body, new H2(texts.apply("consentText.words")));
        words.values().forEach(this::add);
        add(translator);
    }

    FormMerge<Optional<Kept>> merge() {
        return merge;
    }

    Wording read() {
        Map<String, String> values = new LinkedHashMap<>();
        words.forEach((name, word) -> values.put(name, word.getValue()));
        return new Wording(
                language.getValue() == null ? "" : language.getValue(), body.getValue(), values, translator.getValue());
    }
}

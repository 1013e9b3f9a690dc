package pt.vez.training.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.LocalText;

/** One text in both languages, side by side where there is room. */
class TextPair extends Div {
    private final TextArea pt;
    private final TextArea en;

    TextPair(String labelPt, String labelEn, int longest, @Nullable LocalText known) {
        pt = area(labelPt, longest, known == null ? "" : known.pt());
        en = area(labelEn, longest, known == null ? "" : known.en());
        add(pt, en);
        addClassName("form-row");
    }

    private static TextArea area(String label, int longest, String value) {
        var area = new TextArea(label);
        area.setMaxLength(longest);
        area.setValue(value);
        return area;
    }

    TextArea pt() {
        return pt;
    }

    TextArea en() {
        return en;
    }

    LocalText read() {
        return new LocalText(pt.getValue().strip(), en.getValue().strip());
    }

    boolean isBlank() {
        return pt.getValue().isBlank() && en.getValue().isBlank();
    }
}

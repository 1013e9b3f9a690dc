package pt.vez.mandates.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import pt.vez.mandates.ConsentText;
import pt.vez.platform.Languages;

/** What a person consents to, as it is shown and nothing else: their language, and the Portuguese text that binds. */
public class ConsentTextSection extends Composite<Div> {
    public ConsentTextSection(ConsentText text) {
        getContent().addClassName("consent-texts");
        String translation = text.translation();
        if (translation != null) {
            getContent().add(paragraph(translation, text.language()), binding());
        }
        getContent().add(paragraph(text.portuguese(), Languages.PORTUGUESE.toLanguageTag()));
    }

    private Span binding() {
        var label = new Span(getTranslation("visit.text.binding"));
        label.addClassName("sub");
        return label;
    }

    private static Paragraph paragraph(String text, String language) {
        var paragraph = new Paragraph(text);
        paragraph.addClassName("consent-text");
        paragraph.getElement().setAttribute("lang", language).setAttribute("dir", ConsentText.direction(language));
        return paragraph;
    }
}

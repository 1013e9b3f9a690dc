package pt.vez.portal;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import pt.vez.mandates.ConsentText;
import pt.vez.platform.Languages;

/** What a person consents to, as it is shown and nothing else: their language, and the Portuguese text that binds. */
class ConsentTextPart extends Composite<Div> {
    ConsentTextPart(ConsentText text) {
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

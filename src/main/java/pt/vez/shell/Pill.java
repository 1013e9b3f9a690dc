package pt.vez.shell;

import com.vaadin.flow.component.html.Span;

/** A state in a word. */
public class Pill extends Span {
    public Pill(Variant variant, String text) {
        super(text);
        addClassNames("pill", "pill-" + variant.css());
    }
}

package pt.vez.shell;

import com.vaadin.flow.component.html.Span;

/** A state in a word. */
public class Pill extends Span {
    public Pill(Tone tone, String text) {
        super(text);
        addClassNames("pill", "pill-" + tone.css());
    }
}

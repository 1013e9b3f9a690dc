package pt.vez.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** A message on the page that stays until it is no longer true. */
public class Notice extends Div {
    public Notice(Tone tone, String text, Component... more) {
        addClassNames("notice", "notice-" + tone.css());
        getElement().setAttribute("role", tone == Tone.DANGER ? "alert" : "status");
        add((tone == Tone.SUCCESS ? Glyph.CHECK : tone == Tone.NEUTRAL ? Glyph.INFO : Glyph.ALERT).icon());
        var body = new Div(new Paragraph(text));
        body.addClassName("notice-body");
        body.add(more);
        add(body);
    }

    /** Moves the keyboard here, so that it is read first. */
    public Notice focused() {
        getElement().setAttribute("tabindex", "-1");
        getElement().executeJs("setTimeout(() => { this.focus(); this.scrollIntoView({block: 'nearest'}); })");
        return this;
    }
}

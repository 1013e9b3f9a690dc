package pt.vez.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** A message on the page that stays until it is no longer true. */
public class Notice extends Div {
    public Notice(Variant variant, String text, Component... more) {
        addClassNames("notice", "notice-" + variant.css());
        getElement().setAttribute("role", variant == Variant.DANGER ? "alert" : "status");
        add((variant == Variant.SUCCESS ? Icon.CHECK : variant == Variant.NEUTRAL ? Icon.INFO : Icon.ALERT).icon());
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

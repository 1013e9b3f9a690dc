package pt.vez.scheduling.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A centre to choose: its name, and below it what decides. */
class CentreRow extends Anchor {
    /**
     * @param path where the choice leads
     * @param below a line each
     */
    CentreRow(String path, String name, String... below) {
        super(path);
        var title = new Span(name);
        title.getElement().setAttribute("translate", "no");
        var text = new Div(title);
        text.addClassName("grow");
        for (String line : below) {
            var sub = new Span(line);
            sub.addClassName("sub");
            text.add(sub);
        }
        var chevron = new Span("›");
        chevron.addClassName("chevron");
        chevron.getElement().setAttribute("aria-hidden", "true");
        add(text, chevron);
        addClassName("row");
    }
}

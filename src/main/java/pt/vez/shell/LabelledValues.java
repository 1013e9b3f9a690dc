package pt.vez.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;

/** Names and values, one under the other on a phone and beside each other where there is room. */
public class LabelledValues extends DescriptionList {
    public LabelledValues() {
        addClassName("facts");
    }

    public LabelledValues fact(String name, String value) {
        return fact(name, new Span(value));
    }

    public LabelledValues fact(String name, Component value) {
        add(new Term(name), Untranslated.markNamed(new Description(value), this, name));
        return this;
    }
}

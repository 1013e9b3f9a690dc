package pt.vez.shell;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Buttons and links that look like them. A screen has one filled button. */
public final class Actions {
    private Actions() {}

    public static Button primary(String text, ComponentEventListener<ClickEvent<Button>> action) {
        var button = new Button(text, action);
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    /** A filled button that takes no second tap while the first is on its way, and lives again after an error. */
    public static Button once(String text, Runnable action) {
        var button = primary(text, click -> {});
        guard(button, action);
        return button;
    }

    /** Makes a button deaf between a tap and its answer. */
    public static void guard(Button button, Runnable action) {
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            try {
                action.run();
            } finally {
                button.setEnabled(true);
            }
        });
    }

    public static Button secondary(String text, ComponentEventListener<ClickEvent<Button>> action) {
        return new Button(text, action);
    }

    public static Button quiet(String text, ComponentEventListener<ClickEvent<Button>> action) {
        var button = new Button(text, action);
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    public static Button danger(String text, ComponentEventListener<ClickEvent<Button>> action) {
        var button = new Button(text, action);
        button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        return button;
    }

    /** A link to another place of the product that looks like the filled button. */
    public static Anchor primaryLink(String text, String path) {
        return link(text, path, "button-link", "button-primary");
    }

    public static Anchor secondaryLink(String text, String path) {
        return link(text, path, "button-link");
    }

    public static Anchor link(String text, String path, String... classes) {
        var anchor = new Anchor(path, text);
        anchor.addClassNames(classes);
        return anchor;
    }

    /** A link with an icon before its words. */
    public static Anchor link(Icon icon, String text, String path) {
        var anchor = new Anchor(path, icon.icon(), new Span(text));
        anchor.addClassNames("button-link", "with-glyph");
        return anchor;
    }

    public static Div row(Component... actions) {
        var row = new Div(actions);
        row.addClassName("actions");
        return row;
    }
}

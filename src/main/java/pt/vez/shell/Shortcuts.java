package pt.vez.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The button that lists the keyboard shortcuts of staff screens, and with it the shortcuts themselves. They take no key
 * while something is typed, and the list has a switch to turn them off (WCAG 2.2, success criterion 2.1.4).
 */
@CssImport("./styles/features/shortcuts.css")
@JsModule("./vez/shortcuts.ts")
public class Shortcuts extends NativeButton {
    private record Key(String keys, String meaning) {}

    private static final List<Key> KEYS = List.of(
            new Key("j ↓", "shortcuts.next"),
            new Key("k ↑", "shortcuts.before"),
            new Key("Enter", "shortcuts.open"),
            new Key("n", "shortcuts.nextPage"),
            new Key("p", "shortcuts.pageBefore"),
            new Key("/", "shortcuts.search"),
            new Key("?", "shortcuts.list"));

    public Shortcuts() {
        setText(getTranslation("shortcuts.button"));
        addClassNames("top-action", "shortcuts");
        getElement().setAttribute("aria-haspopup", "dialog");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        getElement()
                .executeJs(
                        "window.vezShortcuts(this, $0, $1, $2, $3)",
                        getTranslation("shortcuts.title"),
                        getTranslation("shortcuts.on"),
                        getTranslation("shortcuts.close"),
                        KEYS.stream()
                                .map(key -> key.keys() + "\t" + getTranslation(key.meaning()))
                                .collect(Collectors.joining("\n")));
    }
}

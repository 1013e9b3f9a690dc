package pt.vez.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/**
 * Asks before an act that cannot be taken back. It lies above the screen, so that a screen that shows its state anew every
 * few seconds does not take the question away.
 */
public final class Question extends Dialog {
    private Question(String title, String text, String yes, Runnable act) {
        setHeaderTitle(title);
        setMaxWidth("32em");
        add(new Paragraph(text));
        Button cancel = Actions.secondary(getTranslation("form.cancel"), click -> close());
        Button go = Actions.danger(yes, click -> {});
        Actions.guard(go, () -> {
            close();
            act.run();
        });
        getFooter().add(cancel, go);
    }

    /**
     * @param title names the act and what it is done to
     * @param text what follows from it
     * @param yes the words of the button that does it
     * @param act runs after the answer; without an answer nothing is done
     */
    public static void ask(String title, String text, String yes, Runnable act) {
        new Question(title, text, yes, act).open();
    }
}

package pt.vez.portal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import pt.vez.shell.Actions;

/**
 * Asked before signing out: the street intakes that wait on this device and were not sent; only the device knows them.
 */
final class UnsentIntakes {
    private static final String WAITING =
            "return import('/intake-waiting.js').then(({ waiting }) => waiting()).catch(() => 0)";

    private UnsentIntakes() {}

    /** Asks when something waits; goes on at once when nothing does. */
    static void warn(UI ui, Runnable leave) {
        ui.getPage().executeJs(WAITING).then(Integer.class, count -> {
            if (count == null || count == 0) {
                leave.run();
            } else {
                ask(ui, count, leave);
            }
        });
    }

    private static void ask(UI ui, int count, Runnable leave) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(ui.getTranslation("shell.leave.waiting", count));
        var send = Actions.primaryLink(ui.getTranslation("shell.leave.send"), "/intake");
        send.setRouterIgnore(true);
        dialog.add(
                new Paragraph(ui.getTranslation("shell.leave.waiting.text")),
                Actions.row(send, Actions.secondary(ui.getTranslation("shell.leave.anyway"), click -> {
                    dialog.close();
                    leave.run();
                })));
        dialog.open();
    }
}

package pt.vez.casework.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import pt.vez.casework.Stage;
import pt.vez.casework.StageChanges;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.DraftForm;
import pt.vez.shell.FormErrors;

/** The stage of a case is set by hand: only those that may follow are there to choose from, and a reason is asked for. */
public class StageSection extends Card {
    /**
     * @param attempt runs a command and shows what is refused
     * @param move is given the stage that is wanted and the reason; throws what is refused
     */
    public StageSection(Stage now, Consumer<Runnable> attempt, BiConsumer<Stage, String> move) {
        var to = new Select<Stage>();
        to.setLabel(getTranslation("stage.to"));
        List<Stage> possible = new ArrayList<>(now.byHand());
        to.setItems(possible);
        to.setItemLabelGenerator(each -> getTranslation("enum.Stage." + each));
        var reason = new TextArea(getTranslation("stage.reason"));
        reason.setHelperText(getTranslation("stage.reason.help"));
        reason.setMaxLength(StageChanges.LONGEST_REASON);
        var errors = new FormErrors().at(to, "stage.missing", "stage.illegal").at(reason, "stage.reason.missing");
        var form = new Div(errors, new Paragraph(getTranslation("stage.text")), to, reason);
        form.addClassName("form");
        var go = Actions.secondary(getTranslation("stage.go"), click -> {});
        Actions.guard(
                go,
                () -> attempt.accept(() -> {
                    errors.start();
                    Stage wanted = errors.present(to, to.getValue(), "stage.missing");
                    String why =
                            errors.check(reason, () -> DraftForm.required(reason.getValue(), "stage.reason.missing"));
                    if (errors.isClean() && wanted != null && why != null) {
                        errors.passes(() -> move.accept(wanted, why));
                    }
                }));
        form.add(Actions.row(go));
        add(new H2(getTranslation("stage.title")), form);
    }
}

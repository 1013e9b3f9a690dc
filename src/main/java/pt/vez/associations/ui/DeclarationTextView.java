package pt.vez.associations.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import pt.vez.associations.Declarations;
import pt.vez.associations.Declarations.Declaration;
import pt.vez.identity.CurrentActor;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FormMerge;
import pt.vez.shell.Question;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** The text every mediator accepts; after a new version each must accept it before further work. */
@Route("declaration/text")
@RolesAllowed("ADMINISTRATOR")
class DeclarationTextView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Declarations declarations;

    DeclarationTextView(CurrentActor current, Declarations declarations) {
        super("declaration.text");
        this.current = current;
        this.declarations = declarations;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        resetWithHeading(t("declaration.text.lead"));
        var portuguese = area(t("declaration.text.pt"));
        var english = area(t("declaration.text.en"));
        var merge = new FormMerge<>(declarations.current())
                .text(portuguese.getLabel(), portuguese, Declaration::textPt)
                .text(english.getLabel(), english, Declaration::textEn)
                .fill();
        var form = new Div(portuguese, english);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.primary(
                        t("declaration.publish"),
                        click -> Question.ask(
                                t("declaration.publish.title", merge.seen().version() + 1),
                                t("declaration.publish.text"),
                                t("declaration.publish"),
                                () -> publish(merge, portuguese.getValue(), english.getValue()))),
                Actions.quiet(t("form.back"), click -> go("partners"))));
        add(new Card(form));
    }

    private void publish(FormMerge<Declaration> merge, String portuguese, String english) {
        if (runOrShowError(
                merge,
                () -> declarations.publish(current.get(), merge.seen().version(), portuguese, english),
                declarations::current)) {
            show();
            showMessage(
                    Variant.SUCCESS,
                    t("declaration.published", declarations.current().version()));
        }
    }

    private static TextArea area(String label) {
        var area = new TextArea(label);
        area.setMaxLength(4_000);
        area.setMinHeight("12em");
        return area;
    }
}

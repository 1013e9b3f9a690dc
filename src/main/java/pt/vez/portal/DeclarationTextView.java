package pt.vez.portal;

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
import pt.vez.shell.Screen;
import pt.vez.shell.Tone;

/** The text every mediator accepts; a new version stops everybody until they have. */
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
        begin(t("declaration.text.lead"));
        Declaration now = declarations.current();
        var portuguese = area(t("declaration.text.pt"), now.textPt());
        var english = area(t("declaration.text.en"), now.textEn());
        var form = new Div(portuguese, english);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.once(
                        t("declaration.publish"),
                        () -> attempt(() -> {
                            int version =
                                    declarations.publish(current.get(), portuguese.getValue(), english.getValue());
                            tell(Tone.SUCCESS, t("declaration.published", version));
                        })),
                Actions.quiet(t("form.back"), click -> go("partners"))));
        add(new Card(form));
    }

    private static TextArea area(String label, String value) {
        var area = new TextArea(label);
        area.setMaxLength(4_000);
        area.setMinHeight("12em");
        area.setValue(value);
        return area;
    }
}

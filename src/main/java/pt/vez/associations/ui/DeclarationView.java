package pt.vez.associations.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import pt.vez.associations.Declarations;
import pt.vez.associations.Declarations.Declaration;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** The declaration of confidentiality, read and accepted by a mediator before anything else. */
@Route("declaration")
@RolesAllowed("MEDIATOR")
class DeclarationView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Declarations declarations;

    DeclarationView(CurrentActor current, Declarations declarations) {
        super("declaration.title");
        this.current = current;
        this.declarations = declarations;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        Declaration declaration = declarations.current();
        boolean accepted = declarations.accepted(current.get());
        resetWithHeading(accepted ? t("declaration.lead.accepted") : t("declaration.lead"));
        var text = new Paragraph(declaration.text(language()));
        text.addClassName("consent-text");
        var version = new Paragraph(t(
                "declaration.version",
                declaration.version(),
                Dates.full(declaration.inForceFrom(), LISBON, language())));
        version.addClassName("muted");
        var card = new Card(text, version);
        if (accepted) {
            card.add(Actions.row(Actions.primaryLink(t("declaration.desk"), "desk")));
        } else {
            card.add(Actions.row(Actions.once(
                    t("declaration.accept"),
                    () -> runOrShowError(() -> {
                        declarations.accept(current.get(), declaration.version(), language());
                        show();
                        showMessage(Variant.SUCCESS, t("declaration.accepted"));
                    }))));
        }
        add(card);
    }
}

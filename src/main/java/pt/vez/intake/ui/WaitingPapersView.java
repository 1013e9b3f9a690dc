package pt.vez.intake.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import pt.vez.casework.CaseId;
import pt.vez.casework.Procedures;
import pt.vez.documents.ChecklistItem;
import pt.vez.documents.Documents;
import pt.vez.identity.CurrentActor;
import pt.vez.intake.IntakePapers;
import pt.vez.intake.IntakeView;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** In a visit: photographs of the intake become papers of the case, each where it belongs. */
@Route("intake-papers")
@RolesAllowed("MEDIATOR")
class WaitingPapersView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final IntakePapers papers;
    private final Documents documents;

    WaitingPapersView(CurrentActor current, IntakePapers papers, Documents documents) {
        super("intakes.papers");
        this.current = current;
        this.papers = papers;
        this.documents = documents;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var acting = current.get().acting();
        if (acting == null) {
            event.forwardTo("intakes");
            return;
        }
        resetWithHeading(null);
        runOrShowError(() -> show(new CaseId(acting.caseId())));
    }

    private void show(CaseId caseId) {
        Actor actor = current.get();
        List<IntakeView.Photograph> waiting = papers.waitingFor(actor, caseId);
        List<Procedures.Item> items = documents.checklist(actor, caseId).stream()
                .map(ChecklistItem::item)
                .toList();
        resetWithHeading(t("intakes.papers.lead"));
        if (waiting.isEmpty()) {
            add(new Card(
                    new Paragraph(t("intakes.papers.none")),
                    Actions.row(Actions.primaryLink(t("shell.documents"), "documents"))));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("pages");
        for (int i = 0; i < waiting.size(); i++) {
            list.add(photograph(caseId, waiting.get(i).id(), i + 1, items));
        }
        add(new Card(list));
    }

    private ListItem photograph(CaseId caseId, UUID id, int position, List<Procedures.Item> items) {
        var which = new Select<Procedures.Item>();
        which.setLabel(t("intakes.papers.item"));
        which.setItems(items);
        which.setItemLabelGenerator(item -> item.name().in(language()));
        Button attach = Actions.secondary(
                t("intakes.papers.attach"),
                click -> runOrShowError(() -> {
                    if (which.getValue() == null) {
                        throw new InvalidInput("intakes.papers.choose");
                    }
                    papers.attach(current.get(), caseId, id, which.getValue().code());
                    show(caseId);
                    showMessage(Variant.SUCCESS, t("intakes.papers.done"));
                }));
        attach.setAriaLabel(t("intakes.papers.attach") + " " + position);
        var image = IntakeFormatter.picture(
                () -> papers.photograph(current.get(), caseId, id), t("intakes.photograph", position));
        return new ListItem(image, which, attach);
    }
}

package pt.vez.documents.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import pt.vez.casework.CaseId;
import pt.vez.casework.Cases;
import pt.vez.casework.ui.CaseHeadline;
import pt.vez.documents.ChecklistItem;
import pt.vez.documents.DocumentNeed;
import pt.vez.documents.Documents;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** A document that came back, at the top of the pages of the case and of the appointment. */
@org.springframework.stereotype.Component
@Order(2)
class DocumentHeadline implements CaseHeadline {
    private final Cases cases;
    private final Documents documents;

    DocumentHeadline(Cases cases, Documents documents) {
        this.cases = cases;
        this.documents = documents;
    }

    @Override
    public List<? extends Component> of(Actor actor, CaseId caseId, Locale language) {
        List<ChecklistItem> checklist;
        try {
            checklist = documents.checklist(actor, caseId);
        } catch (NotAuthorised e) {
            // A mandate for appointments alone shows nothing about documents.
            return List.of();
        }
        var stage = cases.outline(actor, caseId).stage();
        if (DocumentNeed.of(stage, checklist) != DocumentNeed.SEND_AGAIN) {
            return List.of();
        }
        return DocumentNeed.rejected(checklist).map(item -> card(item, language)).stream()
                .toList();
    }

    private static Card card(ChecklistItem rejected, Locale language) {
        UI ui = UI.getCurrent();
        var item = rejected.item();
        return new Card(
                new H2(ui.getTranslation("home.rejected")),
                new Paragraph(
                        ui.getTranslation("home.rejected.text", item.name().in(language))),
                Actions.row(Actions.secondaryLink(ui.getTranslation("home.rejected.go"), "documents/" + item.code())));
    }
}

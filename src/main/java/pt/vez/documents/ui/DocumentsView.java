package pt.vez.documents.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import pt.vez.casework.CurrentCase;
import pt.vez.casework.Stage;
import pt.vez.casework.ui.NoCase;
import pt.vez.casework.ui.PassportHelp;
import pt.vez.documents.ChecklistItem;
import pt.vez.documents.DocumentNeed;
import pt.vez.documents.DocumentState;
import pt.vez.documents.DocumentView;
import pt.vez.documents.Documents;
import pt.vez.shell.Actions;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** The checklist: documents to send, received, and returned. */
@Route("documents")
@PermitAll
class DocumentsView extends Screen implements BeforeEnterObserver {
    private final CurrentCase inHand;
    private final Documents documents;

    DocumentsView(CurrentCase inHand, Documents documents) {
        super("documents.title");
        this.inHand = inHand;
        this.documents = documents;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        resetWithHeading(null);
        runOrShowError(this::show);
    }

    private void show() {
        var outline = inHand.find().orElse(null);
        if (outline == null) {
            add(NoCase.card(this::t));
            return;
        }
        if (PassportHelp.isNeeded(inHand.actor(), outline)) {
            add(PassportHelp.card(this::t));
            return;
        }
        List<ChecklistItem> checklist = documents.checklist(inHand.actor(), outline.id());
        long open = checklist.stream().filter(ChecklistItem::isOpen).count();
        DocumentNeed need = DocumentNeed.of(outline.stage(), checklist);
        resetWithHeading(
                switch (need) {
                    case SEND -> t("documents.lead", checklist.size() - open, checklist.size());
                    case SEND_AGAIN -> t("documents.lead.again");
                    case COMPLETE -> t("documents.lead.complete");
                    case HANDED_OVER ->
                        t(outline.stage() == Stage.APPOINTMENT ? "documents.lead.bring" : "documents.lead.handedOver");
                });
        var list = new UnorderedList();
        list.addClassName("rows");
        checklist.forEach(item -> list.add(new ListItem(row(item, need))));
        add(list);
        checklist.stream()
                .filter(need::asksFor)
                .findFirst()
                .ifPresent(next -> add(Actions.row(Actions.primaryLink(
                        t("documents.next", next.item().name().in(language())),
                        "documents/" + next.item().code()))));
        if (need == DocumentNeed.COMPLETE && outline.stage() == Stage.APPOINTMENT) {
            add(Actions.row(Actions.primaryLink(t("documents.book"), "appointment")));
        }
    }

    private Anchor row(ChecklistItem item, DocumentNeed need) {
        var name = new Span(item.item().name().in(language()));
        var text = new Div(name);
        text.addClassName("grow");
        DocumentView document = item.document();
        if (document != null) {
            var sub = new Span(document.pages() == 1 ? t("documents.page") : t("documents.pages", document.pages()));
            sub.addClassName("sub");
            text.add(sub);
        }
        DocumentView draft = item.draft();
        if (draft != null && document != null) {
            var waiting = new Span(t("documents.waiting", draft.draftPages().size()));
            waiting.addClassName("sub");
            text.add(waiting);
        }
        var row = new Anchor(
                "documents/" + item.item().code(),
                DocumentPicture.of(item.item().code()).drawn(),
                text,
                state(item, need));
        row.addClassName("row");
        return row;
    }

    private Pill state(ChecklistItem item, DocumentNeed need) {
        DocumentView document = item.document();
        if (item.draft() != null && item.isOpen()) {
            return new Pill(Variant.ATTENTION, label(DocumentState.DRAFT));
        }
        if (document == null) {
            return need.asksFor(item)
                    ? new Pill(Variant.ATTENTION, t("documents.missing"))
                    : new Pill(Variant.NEUTRAL, t("documents.notNeeded"));
        }
        Variant variant = switch (document.state()) {
            case ACCEPTED -> Variant.SUCCESS;
            case REJECTED -> Variant.DANGER;
            default -> Variant.NEUTRAL;
        };
        return new Pill(variant, label(document.state()));
    }
}

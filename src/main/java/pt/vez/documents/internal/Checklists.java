package pt.vez.documents.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseRef;
import pt.vez.casework.Procedures;
import pt.vez.documents.ChecklistItem;
import pt.vez.documents.DocumentState;
import pt.vez.shared.NotFound;

/** What a procedure asks for and what a case has given. */
@Component
class Checklists {
    private final DocumentRepository documents;
    private final DraftPageRepository drafts;
    private final Procedures procedures;

    Checklists(DocumentRepository documents, DraftPageRepository drafts, Procedures procedures) {
        this.documents = documents;
        this.drafts = drafts;
        this.procedures = procedures;
    }

    List<ChecklistItem> of(CaseRef ref) {
        Map<String, Document> newest = new HashMap<>();
        Map<String, Document> unsent = new HashMap<>();
        for (Document document : documents.findByCaseIdOrderByCreatedAt(ref.id().value())) {
            if (document.state() == DocumentState.DRAFT) {
                unsent.put(document.itemCode(), document);
            } else if (document.state() != DocumentState.REPLACED) {
                newest.put(document.itemCode(), document);
            }
        }
        return procedures.checklist(ref.procedureCode()).stream()
                .map(item -> {
                    Document document = newest.get(item.code());
                    Document draft = unsent.get(item.code());
                    return new ChecklistItem(
                            item,
                            document == null ? null : document.view(List.of()),
                            draft == null ? null : draft.view(drafts.pages(draft.id())));
                })
                .toList();
    }

    /** @throws NotFound when the procedure of the case asks for no such document */
    void requireItem(CaseRef ref, String itemCode) {
        if (procedures.checklist(ref.procedureCode()).stream()
                .noneMatch(item -> item.code().equals(itemCode))) {
            throw new NotFound("error.notFound");
        }
    }
}

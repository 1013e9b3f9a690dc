package pt.vez.documents.internal;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseRef;
import pt.vez.documents.ChecklistItem;
import pt.vez.documents.DocumentEvents.DocumentReceived;
import pt.vez.documents.DocumentEvents.DocumentsComplete;
import pt.vez.documents.DocumentState;
import pt.vez.documents.internal.Document.StoredFile;
import pt.vez.shared.Actor;

/** Receives a document: it replaces the one before, is written to the journal, and an event is published. */
@Component
class Reception {
    private final DocumentRepository documents;
    private final Checklists checklists;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reception(
            DocumentRepository documents,
            Checklists checklists,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.documents = documents;
        this.checklists = checklists;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** A whole PDF; pages that wait to be sent are left as they are. */
    Document receive(
            Actor actor,
            CaseRef ref,
            UUID documentId,
            String itemCode,
            PdfCleaner.Cleaned pdf,
            StoredFile file,
            @Nullable StoredFile original) {
        Document document =
                documents.saveAndFlush(new Document(documentId, ref.id().value(), itemCode, clock.instant()));
        receive(actor, ref, document, file, pdf.pages(), original, pdf.attachments());
        return document;
    }

    /** Pages that waited become the document. */
    void receive(Actor actor, CaseRef ref, Document draft, StoredFile file, int pages) {
        receive(actor, ref, draft, file, pages, null, 0);
    }

    private void receive(
            Actor actor,
            CaseRef ref,
            Document document,
            StoredFile file,
            int pages,
            @Nullable StoredFile original,
            int attachments) {
        for (Document other : documents.findByCaseIdAndItemCodeAndStateNot(
                ref.id().value(), document.itemCode(), DocumentState.REPLACED)) {
            if (!other.id().equals(document.id()) && other.state() != DocumentState.DRAFT) {
                other.replaced(clock.instant());
            }
        }
        document.receive(file, pages, original, attachments, clock.instant());
        documents.flush();
        journal.record(actor, "document.received", ref.applicantId(), ref.id().value(), document.itemCode());
        events.publishEvent(new DocumentReceived(ref.id(), document.id(), document.itemCode()));
        if (checklists.of(ref).stream().noneMatch(ChecklistItem::isOpen)) {
            events.publishEvent(new DocumentsComplete(ref.id()));
        }
    }
}

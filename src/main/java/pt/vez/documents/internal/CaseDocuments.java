// Longer than 300 lines: the life of a document from upload to review, whose steps lock and check alike.
package pt.vez.documents.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.audit.Journal;
import pt.vez.casework.Act;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseRef;
import pt.vez.casework.Procedures;
import pt.vez.documents.ChecklistItem;
import pt.vez.documents.DocumentEvents.DocumentAccepted;
import pt.vez.documents.DocumentEvents.DocumentReceived;
import pt.vez.documents.DocumentEvents.DocumentRejected;
import pt.vez.documents.DocumentEvents.DocumentsComplete;
import pt.vez.documents.DocumentState;
import pt.vez.documents.DocumentView;
import pt.vez.documents.DocumentView.PageView;
import pt.vez.documents.Documents;
import pt.vez.documents.PageQuality;
import pt.vez.documents.RejectReason;
import pt.vez.documents.UploadRefused;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.NotFound;
import pt.vez.shared.Sha256;

@Service
class CaseDocuments implements Documents {
    private static final int MAX_DRAFT_PAGES = 20;
    private final DocumentRepository documents;
    private final JdbcClient jdbc;
    private final Intake intake;
    private final SealedFiles files;
    private final CaseAccess access;
    private final Procedures procedures;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CaseDocuments(
            DocumentRepository documents,
            JdbcClient jdbc,
            Intake intake,
            SealedFiles files,
            CaseAccess access,
            Procedures procedures,
            Journal journal,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.documents = documents;
        this.jdbc = jdbc;
        this.intake = intake;
        this.files = files;
        this.access = access;
        this.procedures = procedures;
        this.journal = journal;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<ChecklistItem> checklist(Actor actor, CaseId caseId) {
        return checklist(access.require(actor, caseId, Act.READ));
    }

    private List<ChecklistItem> checklist(CaseRef ref) {
        Map<String, Document> newest = new HashMap<>();
        Map<String, Document> drafts = new HashMap<>();
        for (Document document : documents.findByCaseIdOrderByCreatedAt(ref.id().value())) {
            if (document.state() == DocumentState.DRAFT) {
                drafts.put(document.itemCode(), document);
            } else if (document.state() != DocumentState.REPLACED) {
                newest.put(document.itemCode(), document);
            }
        }
        return procedures.checklist(ref.procedureCode()).stream()
                .map(item -> {
                    Document document = newest.get(item.code());
                    Document draft = drafts.get(item.code());
                    return new ChecklistItem(
                            item,
                            document == null ? null : document.view(List.of()),
                            draft == null ? null : draft.view(pages(draft)));
                })
                .toList();
    }

    private List<PageView> pages(Document document) {
        return document.state() != DocumentState.DRAFT
                ? List.of()
                : jdbc.sql("select id, position, quality from documents_page where document_id = ? order by position")
                        .param(document.id())
                        .query((row, n) -> new PageView(
                                row.getObject(1, UUID.class), row.getInt(2), PageQuality.valueOf(row.getString(3))))
                        .list();
    }

    /**
     * Reads, cleans and stores the file outside any transaction, because a slow phone must not hold a connection; then
     * checks the authority again, because an upload may outlive the visit it began in.
     */
    @Override
    public DocumentView upload(Actor actor, CaseId caseId, String itemCode, InputStream content) {
        requireItem(access.require(actor, caseId, Act.DOCUMENTS), itemCode);
        UUID fileId = Ids.next();
        try {
            var taken = intake.take(content);
            var stored = switch (taken) {
                case Intake.Taken.Photograph photo -> files.write(caseId.value(), fileId, photo.jpeg());
                case Intake.Taken.Pdf pdf -> files.write(caseId.value(), fileId, pdf.content());
            };
            return java.util.Objects.requireNonNull(transaction.execute(status -> {
                CaseRef ref = access.require(actor, caseId, Act.DOCUMENTS);
                access.lock(caseId);
                return switch (taken) {
                    case Intake.Taken.Photograph photo -> addPage(ref, itemCode, fileId, stored, photo);
                    case Intake.Taken.Pdf pdf -> receivePdf(actor, ref, itemCode, fileId, stored, pdf);
                };
            }));
        } catch (IOException e) {
            throw new UploadRefused("upload.interrupted");
        }
    }

    private void requireItem(CaseRef ref, String itemCode) {
        if (procedures.checklist(ref.procedureCode()).stream()
                .noneMatch(item -> item.code().equals(itemCode))) {
            throw new NotFound("error.notFound");
        }
    }

    private DocumentView addPage(
            CaseRef ref, String itemCode, UUID pageId, SealedFiles.Sealed file, Intake.Taken.Photograph photo) {
        Document draft = current(ref, itemCode, DocumentState.DRAFT);
        if (draft == null) {
            draft = documents.saveAndFlush(new Document(Ids.next(), ref.id().value(), itemCode, clock.instant()));
        }
        int count = pages(draft).size();
        if (count >= MAX_DRAFT_PAGES) {
            throw new UploadRefused("upload.draftFull", MAX_DRAFT_PAGES);
        }
        jdbc.sql(
                        "insert into documents_page (id, document_id, position, size_bytes, width, height, quality, storage_key,"
                                + " file_key) select ?, ?, coalesce(max(position), 0) + 1, ?, ?, ?, ?, ?, ? from documents_page"
                                + " where document_id = ?")
                .params(
                        pageId,
                        draft.id(),
                        photo.jpeg().length,
                        photo.width(),
                        photo.height(),
                        photo.quality().name(),
                        file.storageKey(),
                        file.fileKey(),
                        draft.id())
                .update();
        return draft.view(pages(draft));
    }

    private DocumentView receivePdf(
            Actor actor, CaseRef ref, String itemCode, UUID fileId, SealedFiles.Sealed file, Intake.Taken.Pdf pdf) {
        // The file was sealed for its own id before the document existed, so the document takes that id.
        Document document = documents.saveAndFlush(new Document(fileId, ref.id().value(), itemCode, clock.instant()));
        receive(actor, ref, document, file, pdf.content(), pdf.pages());
        return document.view(List.of());
    }

    @Override
    @Transactional
    public DocumentView submit(Actor actor, CaseId caseId, UUID documentId) {
        CaseRef ref = access.require(actor, caseId, Act.DOCUMENTS);
        access.lock(caseId);
        Document draft = load(caseId, documentId);
        if (draft.state() != DocumentState.DRAFT) {
            return draft.view(List.of());
        }
        List<byte[]> jpegs = new ArrayList<>();
        try {
            for (PageView page : pages(draft)) {
                jpegs.add(files.read(caseId.value(), page.id(), pageFile(documentId, page.id())));
            }
            if (jpegs.isEmpty()) {
                throw new UploadRefused("upload.noPages");
            }
            byte[] pdf = Intake.bind(jpegs);
            receive(actor, ref, draft, files.write(caseId.value(), documentId, pdf), pdf, jpegs.size());
            return draft.view(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive(
            Actor actor, CaseRef ref, Document document, SealedFiles.Sealed file, byte[] content, int pages) {
        for (Document other : documents.findByCaseIdAndItemCodeAndStateNot(
                ref.id().value(), document.itemCode(), DocumentState.REPLACED)) {
            if (!other.id().equals(document.id())) {
                other.replaced();
            }
        }
        document.receive(file, "application/pdf", content.length, pages, Sha256.of(content), clock.instant());
        documents.flush();
        journal.record(actor, "document.received", ref.applicantId(), ref.id().value(), document.itemCode());
        events.publishEvent(new DocumentReceived(ref.id(), document.id(), document.itemCode()));
        if (checklist(ref).stream().noneMatch(ChecklistItem::isOpen)) {
            events.publishEvent(new DocumentsComplete(ref.id()));
        }
    }

    /** The file goes after the row: a row without its file could never be sent, a file without its row has no key. */
    @Override
    public void removePage(Actor actor, CaseId caseId, UUID documentId, UUID pageId) {
        var file = java.util.Objects.requireNonNull(transaction.execute(status -> {
            access.require(actor, caseId, Act.DOCUMENTS);
            access.lock(caseId);
            Document draft = load(caseId, documentId);
            if (draft.state() != DocumentState.DRAFT) {
                throw new UploadRefused("documents.changed");
            }
            var page = pageFile(documentId, pageId);
            jdbc.sql("delete from documents_page where id = ? and document_id = ?")
                    .params(pageId, documentId)
                    .update();
            if (pages(draft).isEmpty()) {
                documents.delete(draft);
            }
            return page;
        }));
        try {
            files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @Transactional
    public Content open(Actor actor, CaseId caseId, UUID documentId, @Nullable UUID pageId) {
        CaseRef ref = access.require(actor, caseId, actor.acting() == null ? Act.READ : Act.DOCUMENTS);
        Document document = load(caseId, documentId);
        if (actor.acting() != null || actor.capacity() != pt.vez.shared.Role.APPLICANT) {
            journal.recordRead(actor, "document.read", ref.applicantId(), caseId.value(), document.itemCode());
        }
        try {
            if (pageId != null) {
                return new Content(
                        files.read(caseId.value(), pageId, pageFile(documentId, pageId)), "image/jpeg", "page.jpg");
            }
            var file = document.file();
            if (file == null) {
                throw new NotFound("error.notFound");
            }
            return new Content(
                    files.read(caseId.value(), documentId, file), "application/pdf", document.itemCode() + ".pdf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @Transactional
    public void accept(Actor actor, CaseId caseId, UUID documentId) {
        CaseRef ref = access.require(actor, caseId, Act.REVIEW);
        Document document = load(caseId, documentId);
        document.accept(clock.instant());
        journal.record(actor, "document.accepted", ref.applicantId(), caseId.value(), document.itemCode());
        events.publishEvent(new DocumentAccepted(caseId, documentId, document.itemCode()));
    }

    @Override
    @Transactional
    public void reject(Actor actor, CaseId caseId, UUID documentId, RejectReason reason, String note) {
        CaseRef ref = access.require(actor, caseId, Act.REVIEW);
        if (reason == RejectReason.OTHER && note.isBlank()) {
            throw new pt.vez.shared.InvalidInput("documents.noteMissing");
        }
        Document document = load(caseId, documentId);
        document.reject(reason, note, clock.instant());
        journal.record(actor, "document.rejected", ref.applicantId(), caseId.value(), document.itemCode());
        events.publishEvent(new DocumentRejected(caseId, documentId, document.itemCode(), reason));
    }

    private @Nullable Document current(CaseRef ref, String itemCode, DocumentState state) {
        return documents.findByCaseIdAndItemCodeAndStateNot(ref.id().value(), itemCode, DocumentState.REPLACED).stream()
                .filter(document -> document.state() == state)
                .findFirst()
                .orElse(null);
    }

    private Document load(CaseId caseId, UUID documentId) {
        return documents
                .findById(documentId)
                .filter(document -> document.caseId().equals(caseId.value()))
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    private SealedFiles.Sealed pageFile(UUID documentId, UUID pageId) {
        return jdbc.sql("select storage_key, file_key from documents_page where id = ? and document_id = ?")
                .params(pageId, documentId)
                .query((row, n) -> new SealedFiles.Sealed(row.getString(1), row.getBytes(2)))
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }
}

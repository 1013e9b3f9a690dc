package pt.vez.documents.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseRef;
import pt.vez.documents.DocumentState;
import pt.vez.documents.DocumentView;
import pt.vez.documents.UploadRefused;
import pt.vez.documents.internal.Document.StoredFile;
import pt.vez.documents.internal.DraftPageRepository.PageFile;
import pt.vez.documents.internal.UploadReader.Taken;
import pt.vez.platform.SealedFiles.Sealed;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.Ids;
import pt.vez.shared.Sha256;

/**
 * Takes files in. They are read, cleaned and stored outside of any transaction, because a slow phone must hold neither a
 * connection nor the lock of the case; then the authority is checked again, because an upload may outlive the visit it
 * began in. A file that is refused is deleted; one whose commit has no answer is left to {@link StoreSweep}.
 */
@Service
class DocumentUploads {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentUploads.class);
    private static final int ATTEMPTS = 3;
    private final UploadReader reader;
    private final DocumentFiles files;
    private final CaseAccess access;
    private final Checklists checklists;
    private final Reception reception;
    private final DraftPageRepository drafts;
    private final UploadQuota quota;
    private final Transactions transactions;

    DocumentUploads(
            UploadReader reader,
            DocumentFiles files,
            CaseAccess access,
            Checklists checklists,
            Reception reception,
            DraftPageRepository drafts,
            UploadQuota quota,
            Transactions transactions) {
        this.reader = reader;
        this.files = files;
        this.access = access;
        this.checklists = checklists;
        this.reception = reception;
        this.drafts = drafts;
        this.quota = quota;
        this.transactions = transactions;
    }

    DocumentView upload(Actor actor, CaseId caseId, String itemCode, InputStream content) {
        checklists.requireItem(access.require(actor, caseId, CasePermission.DOCUMENTS), itemCode);
        quota.count(caseId);
        return switch (taken(actor, content)) {
            case Taken.Photograph photograph -> addPage(actor, caseId, itemCode, photograph.page());
            case Taken.Pdf pdf -> receivePdf(actor, caseId, itemCode, pdf);
        };
    }

    private Taken taken(Actor actor, InputStream content) {
        try {
            return reader.take(actor.accountId(), content);
        } catch (IOException e) {
            throw new UploadRefused("upload.interrupted");
        }
    }

    private DocumentView addPage(Actor actor, CaseId caseId, String itemCode, Photographs.Page photograph) {
        UUID pageId = Ids.next();
        Sealed file = write(caseId, pageId, photograph.jpeg());
        return locked(actor, caseId, List.of(file), ref -> {
            Document draft = drafts.add(ref, itemCode, pageId, file, photograph);
            return draft.view(drafts.pages(draft.id()));
        });
    }

    private DocumentView receivePdf(Actor actor, CaseId caseId, String itemCode, Taken.Pdf pdf) {
        UUID documentId = Ids.next();
        List<Sealed> written = new ArrayList<>();
        StoredFile file = store(caseId, documentId, pdf.content(), written);
        byte[] signed = pdf.original();
        StoredFile original = signed == null ? null : store(caseId, documentId, signed, written);
        return locked(
                actor,
                caseId,
                written,
                ref -> reception
                        .receive(actor, ref, documentId, itemCode, pdf.cleaned(), file, original)
                        .view(List.of()));
    }

    /**
     * The photograph takes the place of a page.
     *
     * @throws UploadRefused also when the file is no photograph
     */
    DocumentView retakePage(Actor actor, CaseId caseId, UUID documentId, UUID pageId, InputStream content) {
        access.require(actor, caseId, CasePermission.DOCUMENTS);
        drafts.load(caseId, documentId);
        quota.count(caseId);
        if (!(taken(actor, content) instanceof Taken.Photograph taken)) {
            throw new UploadRefused("upload.photograph");
        }
        UUID next = Ids.next();
        Sealed file = write(caseId, next, taken.page().jpeg());
        List<Sealed> over = new ArrayList<>();
        DocumentView view = locked(actor, caseId, List.of(file), ref -> {
            Document draft = requireDraft(caseId, documentId);
            over.clear();
            over.add(drafts.replace(documentId, pageId, next, file, taken.page()));
            return draft.view(drafts.pages(documentId));
        });
        files.delete(over);
        return view;
    }

    DocumentView submit(Actor actor, CaseId caseId, UUID documentId) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            access.require(actor, caseId, CasePermission.DOCUMENTS);
            Document draft = drafts.load(caseId, documentId);
            if (draft.state() != DocumentState.DRAFT) {
                return draft.view(List.of());
            }
            List<PageFile> pages = drafts.files(documentId);
            if (pages.isEmpty()) {
                throw new UploadRefused("upload.noPages");
            }
            List<Sealed> written = new ArrayList<>();
            StoredFile file = store(caseId, documentId, bound(caseId, pages), written);
            Optional<DocumentView> sent = send(actor, caseId, documentId, pages, file, written);
            if (sent.isPresent()) {
                return sent.get();
            }
        }
        throw new UploadRefused("documents.changed");
    }

    /** @return nothing when the pages are others than those that were bound */
    private Optional<DocumentView> send(
            Actor actor, CaseId caseId, UUID documentId, List<PageFile> pages, StoredFile file, List<Sealed> written) {
        List<Sealed> over = new ArrayList<>();
        List<UUID> bound = pages.stream().map(PageFile::id).toList();
        Optional<DocumentView> sent = locked(actor, caseId, written, ref -> {
            Document draft = drafts.load(caseId, documentId);
            over.clear();
            if (draft.state() != DocumentState.DRAFT) {
                over.addAll(written);
                return Optional.of(draft.view(List.of()));
            }
            if (!drafts.files(documentId).stream().map(PageFile::id).toList().equals(bound)) {
                over.addAll(written);
                return Optional.empty();
            }
            reception.receive(actor, ref, draft, file, pages.size());
            over.addAll(drafts.deleteAll(documentId));
            return Optional.of(draft.view(List.of()));
        });
        files.delete(over);
        return sent;
    }

    private byte[] bound(CaseId caseId, List<PageFile> pages) {
        List<byte[]> jpegs = new ArrayList<>();
        try {
            for (PageFile page : pages) {
                jpegs.add(files.read(caseId.value(), page.id(), page.file()));
            }
            return PageBinder.bind(jpegs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void removePage(Actor actor, CaseId caseId, UUID documentId, UUID pageId) {
        files.delete(locked(actor, caseId, List.of(), ref -> {
            Document draft = requireDraft(caseId, documentId);
            Sealed file = drafts.file(documentId, pageId);
            drafts.delete(documentId, pageId);
            drafts.deleteIfEmpty(draft);
            return List.of(file);
        }));
    }

    void discardDraft(Actor actor, CaseId caseId, UUID documentId) {
        files.delete(locked(actor, caseId, List.of(), ref -> {
            Document draft = requireDraft(caseId, documentId);
            List<Sealed> over = drafts.deleteAll(documentId);
            drafts.deleteIfEmpty(draft);
            return over;
        }));
    }

    private Document requireDraft(CaseId caseId, UUID documentId) {
        Document draft = drafts.load(caseId, documentId);
        if (draft.state() != DocumentState.DRAFT) {
            throw new UploadRefused("documents.changed");
        }
        return draft;
    }

    private StoredFile store(CaseId caseId, UUID documentId, byte[] content, List<Sealed> written) {
        try {
            Sealed sealed = write(caseId, documentId, content);
            written.add(sealed);
            return new StoredFile(sealed, content.length, Sha256.of(content));
        } catch (UploadRefused e) {
            files.delete(written);
            throw e;
        }
    }

    private Sealed write(CaseId caseId, UUID fileId, byte[] content) {
        try {
            return files.write(caseId.value(), fileId, content);
        } catch (IOException e) {
            LOG.error("An uploaded file could not be stored: {}", e.toString());
            throw new UploadRefused("upload.storage");
        }
    }

    private <T> T locked(Actor actor, CaseId caseId, List<Sealed> written, Function<CaseRef, T> act) {
        try {
            return transactions.run(() -> {
                CaseRef ref = access.require(actor, caseId, CasePermission.DOCUMENTS);
                access.lock(caseId);
                return act.apply(ref);
            });
        } catch (DomainException e) {
            files.delete(written);
            throw e;
        }
    }
}

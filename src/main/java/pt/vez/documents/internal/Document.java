package pt.vez.documents.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import pt.vez.documents.DocumentState;
import pt.vez.documents.DocumentView;
import pt.vez.documents.RejectReason;
import pt.vez.platform.SealedFiles.Sealed;
import pt.vez.shared.InvalidInput;

/** One answer to one item of the checklist. */
@Entity
@Table(name = "documents_document")
class Document {
    @Id
    private UUID id;

    private UUID caseId;
    private String itemCode;

    @Enumerated(EnumType.STRING)
    private DocumentState state;

    private @Nullable String contentType;
    private long sizeBytes;

    @JdbcTypeCode(SqlTypes.SMALLINT)
    private int pages;

    private @Nullable String storageKey;
    private byte @Nullable [] fileKey;

    @JdbcTypeCode(SqlTypes.BINARY)
    private byte @Nullable [] sha256;

    private @Nullable String originalStorageKey;
    private byte @Nullable [] originalFileKey;
    private @Nullable Long originalBytes;

    @JdbcTypeCode(SqlTypes.SMALLINT)
    private int attachments;

    private Instant createdAt;
    private @Nullable Instant receivedAt;
    private @Nullable Instant reviewedAt;
    private @Nullable Instant replacedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable RejectReason rejectReason;

    private @Nullable String rejectNote;

    @Version
    private int version;

    /** A file that lies in the store already. */
    record StoredFile(Sealed sealed, long bytes, byte[] sha256) {}

    @SuppressWarnings("NullAway.Init")
    protected Document() {}

    Document(UUID id, UUID caseId, String itemCode, Instant now) {
        this.id = id;
        this.caseId = caseId;
        this.itemCode = itemCode;
        this.state = DocumentState.DRAFT;
        this.createdAt = now;
    }

    /** @param original the signed bytes as they came, when the file was digitally signed */
    void receive(StoredFile file, int pages, @Nullable StoredFile original, int attachments, Instant now) {
        require(DocumentState.DRAFT);
        this.storageKey = file.sealed().storageKey();
        this.fileKey = file.sealed().fileKey();
        this.contentType = "application/pdf";
        this.sizeBytes = file.bytes();
        this.sha256 = file.sha256();
        this.pages = pages;
        if (original != null) {
            this.originalStorageKey = original.sealed().storageKey();
            this.originalFileKey = original.sealed().fileKey();
            this.originalBytes = original.bytes();
        }
        this.attachments = attachments;
        this.state = DocumentState.RECEIVED;
        this.receivedAt = now;
    }

    void accept(Instant now) {
        require(DocumentState.RECEIVED);
        state = DocumentState.ACCEPTED;
        reviewedAt = now;
    }

    void reject(RejectReason reason, String note, Instant now) {
        require(DocumentState.RECEIVED);
        state = DocumentState.REJECTED;
        rejectReason = reason;
        rejectNote = note.isBlank() ? null : note.strip();
        reviewedAt = now;
    }

    /**
     * Takes a decision back.
     *
     * @param since decisions before this stand
     */
    void reopen(Instant since) {
        boolean decided = state == DocumentState.ACCEPTED || state == DocumentState.REJECTED;
        if (!decided || reviewedAt == null || reviewedAt.isBefore(since)) {
            throw new InvalidInput("documents.undo.late");
        }
        state = DocumentState.RECEIVED;
        reviewedAt = null;
        rejectReason = null;
        rejectNote = null;
    }

    void replaced(Instant now) {
        state = DocumentState.REPLACED;
        replacedAt = now;
    }

    private void require(DocumentState expected) {
        if (state != expected) {
            throw new InvalidInput("documents.changed");
        }
    }

    UUID id() {
        return id;
    }

    UUID caseId() {
        return caseId;
    }

    String itemCode() {
        return itemCode;
    }

    DocumentState state() {
        return state;
    }

    @Nullable
    Sealed file() {
        return storageKey == null || fileKey == null ? null : new Sealed(storageKey, fileKey);
    }

    /** The signed bytes as they came. */
    @Nullable
    Sealed original() {
        return originalStorageKey == null || originalFileKey == null
                ? null
                : new Sealed(originalStorageKey, originalFileKey);
    }

    DocumentView view(List<DocumentView.PageView> draftPages) {
        return new DocumentView(
                id,
                itemCode,
                state,
                sizeBytes,
                pages,
                receivedAt,
                rejectReason,
                rejectNote,
                originalStorageKey != null,
                attachments,
                storageKey != null,
                draftPages);
    }
}

package pt.vez.documents.ui;

import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseInHand;
import pt.vez.documents.Documents;

/** Decrypted documents for the screen; the service checks the authority anew at every request. */
public final class DocumentDownload {
    private DocumentDownload() {}

    public static DownloadHandler handler(
            Documents documents, CaseInHand inHand, CaseId caseId, UUID documentId, @Nullable UUID pageId) {
        return DownloadHandler.fromInputStream(event -> {
                    Documents.Content content = documents.open(inHand.actor(), caseId, documentId, pageId);
                    event.getResponse().setHeader("Cache-Control", "no-store");
                    event.getResponse().setHeader("X-Content-Type-Options", "nosniff");
                    return new DownloadResponse(
                            new ByteArrayInputStream(content.bytes()),
                            content.fileName(),
                            content.contentType(),
                            content.bytes().length);
                })
                .inline();
    }
}

package pt.vez.documents.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.casework.CurrentCase;
import pt.vez.documents.Documents;
import pt.vez.shell.Icon;

/** Decrypted documents for the screen; the service checks the authority anew at every request. */
public final class DocumentDownload {
    private DocumentDownload() {}

    public static DownloadHandler handler(
            Documents documents, CurrentCase inHand, CaseId caseId, UUID documentId, @Nullable UUID pageId) {
        return DownloadHandler.fromInputStream(
                        event -> response(event, documents.open(inHand.actor(), caseId, documentId, pageId)))
                .inline();
    }

    /** A link that saves the signed original and never shows it: what a browser would run in it is still there. */
    public static Anchor original(
            Documents documents, CurrentCase inHand, CaseId caseId, UUID documentId, String words) {
        var save = new Anchor(
                DownloadHandler.fromInputStream(
                        event -> response(event, documents.original(inHand.actor(), caseId, documentId))),
                "");
        save.add(Icon.DOWNLOAD.icon());
        save.add(words);
        save.addClassNames("button-link", "with-glyph");
        return save;
    }

    private static DownloadResponse response(DownloadEvent event, Documents.Content content) {
        event.getResponse().setHeader("Cache-Control", "no-store");
        event.getResponse().setHeader("X-Content-Type-Options", "nosniff");
        return new DownloadResponse(
                new ByteArrayInputStream(content.bytes()),
                content.fileName(),
                content.contentType(),
                content.bytes().length);
    }
}

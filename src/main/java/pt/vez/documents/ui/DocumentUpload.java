package pt.vez.documents.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseInHand;
import pt.vez.documents.Documents;
import pt.vez.shared.DomainException;
import pt.vez.shell.Glyph;

/** One way to hand in a file, with progress, cancel and retry. */
class DocumentUpload extends Composite<Upload> {
    private static final long BREATH = 1024 * 1024;

    DocumentUpload(
            Documents documents,
            CaseInHand inHand,
            CaseId caseId,
            String item,
            int megabytes,
            boolean camera,
            Runnable uploaded,
            Consumer<String> refused) {
        Upload upload = getContent();
        var button = new Button(
                getTranslation(camera ? "documents.camera" : "documents.file"),
                (camera ? Glyph.CAMERA : Glyph.UPLOAD).icon());
        upload.setUploadButton(button);
        upload.setDropAllowed(!camera);
        upload.setMaxFiles(1);
        upload.setI18n(words());
        if (camera) {
            upload.setAcceptedMimeTypes("image/*");
            upload.getElement().setProperty("capture", "environment");
        } else {
            upload.setDropLabel(new com.vaadin.flow.component.html.Span(getTranslation("documents.drop")));
        }
        upload.setUploadHandler(new UploadHandler() {
            @Override
            public void handleUploadRequest(UploadEvent event) throws IOException {
                try (InputStream content = event.getInputStream()) {
                    documents.upload(inHand.actor(), caseId, item, content);
                    event.getUI().access(() -> {
                        upload.clearFileList();
                        uploaded.run();
                    });
                } catch (DomainException e) {
                    event.reject(getTranslation(e.key(), e.args().toArray()));
                    event.getUI().access(() -> {
                        upload.clearFileList();
                        refused.accept(getTranslation(e.key(), e.args().toArray()));
                    });
                }
            }

            /** A little above the product's own limit, which answers with a sentence; this one cuts the connection. */
            @Override
            public long getRequestSizeMax() {
                return megabytes * BREATH + 9 * BREATH;
            }

            @Override
            public long getFileSizeMax() {
                return megabytes * BREATH + 8 * BREATH;
            }
        });
        upload.setMaxFileSize((int) (megabytes * BREATH));
        upload.addFileRejectedListener(event -> refused.accept(getTranslation("upload.tooLarge", megabytes)));
        // The server tells the screen through this event when no push connection is open.
        upload.addSucceededListener(event -> {});
        upload.addAllFinishedListener(event -> {});
    }

    private UploadI18N words() {
        var words = new UploadI18N();
        words.setAddFiles(new UploadI18N.AddFiles()
                .setOne(getTranslation("documents.file"))
                .setMany(getTranslation("documents.file")));
        words.setDropFiles(new UploadI18N.DropFiles()
                .setOne(getTranslation("documents.drop"))
                .setMany(getTranslation("documents.drop")));
        words.setError(new UploadI18N.Error()
                .setTooManyFiles(getTranslation("upload.one"))
                .setFileIsTooBig(getTranslation("upload.big"))
                .setIncorrectFileType(getTranslation("upload.type")));
        words.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting(getTranslation("upload.connecting"))
                        .setStalled(getTranslation("upload.stalled"))
                        .setProcessing(getTranslation("upload.processing"))
                        .setHeld(getTranslation("upload.held")))
                .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                        .setPrefix(getTranslation("upload.remaining"))
                        .setUnknown(getTranslation("upload.remaining.unknown")))
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(getTranslation("upload.lost"))
                        .setUnexpectedServerError(getTranslation("upload.lost"))
                        .setForbidden(getTranslation("upload.refused"))));
        words.setUnits(new UploadI18N.Units().setSize(List.of("B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB")));
        words.setFile(new UploadI18N.File()
                .setRetry(getTranslation("upload.retry"))
                .setStart(getTranslation("upload.start"))
                .setRemove(getTranslation("upload.cancel")));
        return words;
    }
}

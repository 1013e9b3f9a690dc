package pt.vez.documents.internal;

import java.io.IOException;
import org.springframework.stereotype.Component;
import pt.vez.documents.FileCleaning;
import pt.vez.documents.UploadRefused;

@Component
class CleaningForOthers implements FileCleaning {
    private final PdfCleaner pdfs;

    CleaningForOthers(PdfCleaner pdfs) {
        this.pdfs = pdfs;
    }

    @Override
    public byte[] pdf(byte[] content) {
        return pdfs.clean(content).content();
    }

    @Override
    public byte[] photograph(byte[] jpeg) {
        try {
            return Photographs.page(jpeg, true).jpeg();
        } catch (IOException e) {
            throw new UploadRefused("upload.damaged");
        }
    }
}

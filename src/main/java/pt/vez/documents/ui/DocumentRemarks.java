package pt.vez.documents.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import pt.vez.documents.DocumentView;

/** What the applicant and the officer are told about a document besides its state. */
public final class DocumentRemarks {
    private DocumentRemarks() {}

    /** Words of the screen. */
    public interface Words {
        String of(String key, Object... values);
    }

    /** One paragraph for each remark; nothing when there is none. */
    public static Component of(DocumentView document, Words words) {
        var remarks = new Div();
        if (document.signed()) {
            remarks.add(new Paragraph(words.of("documents.signed")));
        }
        if (document.attachments() > 0) {
            remarks.add(new Paragraph(words.of("documents.attachments", document.attachments())));
        }
        if (!document.kept()) {
            remarks.add(new Paragraph(words.of("documents.erased")));
        }
        return remarks;
    }
}

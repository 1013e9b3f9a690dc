package pt.vez.documents.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.casework.CurrentCase;
import pt.vez.documents.DocumentView;
import pt.vez.documents.DocumentView.PageView;
import pt.vez.documents.Documents;
import pt.vez.documents.PageQuality;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FileUpload;
import pt.vez.shell.Icon;
import pt.vez.shell.Pill;
import pt.vez.shell.Variant;

/** Camera and file chooser of one item, and the photographed pages that wait to be sent. */
class DraftSection extends Card {
    private final DocumentItemView screen;
    private final CurrentCase inHand;
    private final Documents documents;
    private final CaseId caseId;
    private final String item;
    private final int megabytes;

    DraftSection(
            DocumentItemView screen,
            CurrentCase inHand,
            Documents documents,
            CaseId caseId,
            String item,
            int megabytes,
            @Nullable DocumentView draft) {
        this.screen = screen;
        this.inHand = inHand;
        this.documents = documents;
        this.caseId = caseId;
        this.item = item;
        this.megabytes = megabytes;
        if (draft == null || draft.draftPages().isEmpty()) {
            var hint = new Paragraph(t("documents.upload.hint", megabytes));
            hint.addClassName("muted");
            add(uploads(null), hint);
        } else {
            add(pages(draft), send(draft), new Paragraph(t("documents.more")), uploads(draft));
        }
    }

    private String t(String key, Object... values) {
        return screen.getTranslation(key, values);
    }

    private Div uploads(@Nullable DocumentView draft) {
        FileUpload.Receiver receiver = (name, content) -> documents.upload(inHand.actor(), caseId, item, content);
        var photo = PageUpload.of(screen, t("documents.camera"), Icon.CAMERA, megabytes, receiver)
                .camera()
                .onReceived(way -> screen.uploaded())
                .onRefused(screen::refused);
        var file = PageUpload.of(screen, t("documents.file"), Icon.UPLOAD, megabytes, receiver)
                .onReceived(way -> received(way, draft))
                .onRefused(screen::refused);
        if (draft != null) {
            int count = draft.draftPages().size();
            file.askBeforePdf(
                    t("documents.ask", count),
                    count == 1 ? t("documents.send.one") : t("documents.send", count),
                    t("documents.ask.file"),
                    t("documents.ask.keep"),
                    () -> screen.send(caseId, draft));
        }
        var uploads = new Div(photo, file);
        uploads.addClassName("uploads");
        return uploads;
    }

    private void received(String way, @Nullable DocumentView draft) {
        if (way.equals("file") && draft != null) {
            screen.replacedByFile(caseId, draft);
        } else {
            screen.uploaded();
        }
    }

    private UnorderedList pages(DocumentView draft) {
        var pages = new UnorderedList();
        pages.addClassName("pages");
        for (PageView page : draft.draftPages()) {
            pages.add(page(draft, page));
        }
        return pages;
    }

    private Component send(DocumentView draft) {
        List<PageView> pages = draft.draftPages();
        String unsure = pages.stream()
                .filter(page -> page.quality() != PageQuality.LEGIBLE)
                .map(page -> String.valueOf(page.position()))
                .collect(Collectors.joining(", "));
        String words = pages.size() == 1 ? t("documents.send.one") : t("documents.send", pages.size());
        var discard = Actions.quiet(t("documents.discard"), click -> screen.discard(caseId, draft));
        if (unsure.isEmpty()) {
            return Actions.row(Actions.once(words, () -> screen.send(caseId, draft)), discard);
        }
        Button anyway = Actions.secondary(t("documents.send.anyway"), click -> {});
        Actions.guard(anyway, () -> screen.send(caseId, draft));
        var warning = new Paragraph(t("documents.unsure", unsure));
        warning.addClassName("pill-attention");
        return new Div(warning, Actions.row(anyway, discard));
    }

    private ListItem page(DocumentView draft, PageView page) {
        // The words beside it name the link and the picture.
        var image = new Image(DocumentDownload.handler(documents, inHand, caseId, draft.id(), page.id()), "");
        var larger = new Anchor(DocumentDownload.handler(documents, inHand, caseId, draft.id(), page.id()), "");
        larger.setTarget("_blank");
        larger.add(image, new Span(t("documents.pageOf", page.position())));
        Component quality = page.quality() == PageQuality.LEGIBLE
                ? new Pill(Variant.SUCCESS, t("enum.PageQuality.LEGIBLE"))
                : advice(page.quality());
        var again = PageUpload.of(
                        screen,
                        t("documents.retake"),
                        Icon.CAMERA,
                        megabytes,
                        (name, content) -> documents.retakePage(inHand.actor(), caseId, draft.id(), page.id(), content))
                .camera()
                .onReceived(way -> screen.uploaded())
                .onRefused(screen::refused);
        again.label(t("documents.retake") + " " + page.position());
        var remove = Actions.quiet(t("documents.remove"), click -> screen.remove(caseId, draft, page));
        remove.setAriaLabel(t("documents.remove") + " " + page.position());
        var entry = new ListItem(larger, quality, again, remove);
        entry.getElement().setAttribute("tabindex", "-1");
        return entry;
    }

    private Component advice(PageQuality quality) {
        var advice = new Paragraph(t("enum.PageQuality." + quality.name()));
        advice.addClassNames("pill-attention");
        return advice;
    }

    /** Puts the focus on the page at this index, or on the last one. */
    void focusPage(int index) {
        getElement()
                .executeJs(
                        "const pages = this.querySelectorAll('.pages > li');"
                                + " pages[Math.min($0, pages.length - 1)]?.focus()",
                        index);
    }
}

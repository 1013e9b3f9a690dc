package pt.vez.documents.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseInHand;
import pt.vez.documents.ChecklistItem;
import pt.vez.documents.DocumentState;
import pt.vez.documents.DocumentView;
import pt.vez.documents.DocumentView.PageView;
import pt.vez.documents.Documents;
import pt.vez.documents.PageQuality;
import pt.vez.platform.Dates;
import pt.vez.platform.VezSettings;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Glyph;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Tone;

/** One document: photographs from the camera or a file, a straight answer, and then it is sent. */
@Route("documents/:item")
@PermitAll
class DocumentItemView extends Screen implements BeforeEnterObserver {
    private final CaseInHand inHand;
    private final Documents documents;
    private final VezSettings settings;
    private String item = "";

    DocumentItemView(CaseInHand inHand, Documents documents, VezSettings settings) {
        super("documents.title");
        this.inHand = inHand;
        this.documents = documents;
        this.settings = settings;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        item = event.getRouteParameters().get("item").orElse("");
        begin(null);
        attempt(() -> show(false));
    }

    private @Nullable ChecklistItem find(CaseId caseId) {
        return documents.checklist(inHand.actor(), caseId).stream()
                .filter(found -> found.item().code().equals(item))
                .findFirst()
                .orElse(null);
    }

    private void show(boolean replacing) {
        var outline = inHand.find().orElse(null);
        ChecklistItem found = outline == null ? null : find(outline.id());
        if (outline == null || found == null) {
            tell(Tone.ATTENTION, t("problem.404"), Actions.link(t("documents.all"), "documents"));
            return;
        }
        begin(found.item().name().in(language()), found.item().hint().in(language()));
        if (found.item().validityDays() != null) {
            var validity = new Paragraph(t("documents.validity", found.item().validityDays()));
            validity.addClassName("muted");
            add(validity);
        }
        DocumentView document = found.document();
        DocumentView draft = found.draft();
        if (document != null) {
            add(given(outline.id(), document, replacing));
        }
        if (found.isOpen() || draft != null || replacing) {
            add(upload(outline.id(), draft));
        }
        add(Actions.link(t("documents.all"), "documents"));
    }

    private Card given(CaseId caseId, DocumentView document, boolean replacing) {
        var card = new Card();
        var received = document.receivedAt();
        switch (document.state()) {
            case RECEIVED ->
                card.add(new Pill(Tone.NEUTRAL, label(document.state())), new Paragraph(t("documents.received.text")));
            case ACCEPTED ->
                card.add(new Pill(Tone.SUCCESS, label(document.state())), new Paragraph(t("documents.accepted.text")));
            default -> {
                card.add(new Pill(Tone.DANGER, label(document.state())));
                if (document.rejectReason() != null) {
                    card.add(new Paragraph(label(document.rejectReason())));
                }
                if (document.rejectNote() != null) {
                    card.add(new Paragraph("“" + document.rejectNote() + "”"));
                }
            }
        }
        if (received != null) {
            var when = new Paragraph(t(
                    "documents.given",
                    Dates.full(received, LISBON, language()),
                    document.pages(),
                    Math.max(1, document.sizeBytes() / 1024)));
            when.addClassName("muted");
            card.add(when);
        }
        var open = new Anchor(
                DocumentDownload.handler(documents, inHand, caseId, document.id(), null), t("documents.view"));
        open.setTarget("_blank");
        open.addClassNames("button-link", "with-glyph");
        open.addComponentAsFirst(Glyph.EYE.icon());
        var actions = Actions.row(open);
        if (document.state() != DocumentState.REJECTED && !replacing) {
            actions.add(Actions.quiet(t("documents.replace"), click -> attempt(() -> show(true))));
        }
        card.add(actions);
        return card;
    }

    private Card upload(CaseId caseId, @Nullable DocumentView draft) {
        var card = new Card();
        var photo = new DocumentUpload(
                documents, inHand, caseId, item, settings.uploadMegabytes(), true, this::uploaded, this::refused);
        var file = new DocumentUpload(
                documents, inHand, caseId, item, settings.uploadMegabytes(), false, this::uploaded, this::refused);
        var uploads = new Div(photo, file);
        uploads.addClassName("uploads");
        if (draft == null || draft.draftPages().isEmpty()) {
            var hint = new Paragraph(t("documents.upload.hint", settings.uploadMegabytes()));
            hint.addClassName("muted");
            card.add(uploads, hint);
            return card;
        }
        var pages = new UnorderedList();
        pages.addClassName("pages");
        for (PageView page : draft.draftPages()) {
            pages.add(page(caseId, draft, page));
        }
        int count = draft.draftPages().size();
        Button send = Actions.once(
                count == 1 ? t("documents.send.one") : t("documents.send", count),
                () -> attempt(() -> send(caseId, draft)));
        card.add(pages, Actions.row(send), new Paragraph(t("documents.more")), uploads);
        return card;
    }

    private ListItem page(CaseId caseId, DocumentView draft, PageView page) {
        var image = new Image(
                DocumentDownload.handler(documents, inHand, caseId, draft.id(), page.id()),
                t("documents.pageOf", page.position()));
        Component quality = page.quality() == PageQuality.LEGIBLE
                ? new Pill(Tone.SUCCESS, label(page.quality()))
                : advice(page.quality());
        var remove = Actions.quiet(
                t("documents.remove"),
                click -> attempt(() -> {
                    documents.removePage(inHand.actor(), caseId, draft.id(), page.id());
                    show(false);
                }));
        remove.setAriaLabel(t("documents.remove") + " " + page.position());
        return new ListItem(image, quality, remove);
    }

    private Component advice(PageQuality quality) {
        var advice = new Paragraph(label(quality));
        advice.addClassNames("pill-attention");
        return advice;
    }

    private void uploaded() {
        attempt(() -> {
            show(false);
            var outline = inHand.find().orElseThrow();
            ChecklistItem found = find(outline.id());
            if (found != null && found.draft() == null && found.document() != null) {
                tell(Tone.SUCCESS, t("documents.sent"));
            }
        });
    }

    private void refused(String message) {
        tell(Tone.DANGER, message);
    }

    private void send(CaseId caseId, DocumentView draft) {
        documents.submit(inHand.actor(), caseId, draft.id());
        show(false);
        tell(Tone.SUCCESS, t("documents.sent"));
    }
}

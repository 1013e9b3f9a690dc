package pt.vez.documents.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.CurrentCase;
import pt.vez.casework.Stage;
import pt.vez.casework.ui.PassportHelp;
import pt.vez.documents.ChecklistItem;
import pt.vez.documents.DocumentNeed;
import pt.vez.documents.DocumentState;
import pt.vez.documents.DocumentView;
import pt.vez.documents.DocumentView.PageView;
import pt.vez.documents.Documents;
import pt.vez.platform.Dates;
import pt.vez.platform.VezSettings;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Icon;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** One document: photographs from the camera or a file, a straight answer, and then it is sent. */
@Route("documents/:item")
@PermitAll
class DocumentItemView extends Screen implements BeforeEnterObserver {
    private final CurrentCase inHand;
    private final Documents documents;
    private final VezSettings settings;
    private String item = "";
    private @Nullable DraftSection draftSection;

    DocumentItemView(CurrentCase inHand, Documents documents, VezSettings settings) {
        super("documents.title");
        this.inHand = inHand;
        this.documents = documents;
        this.settings = settings;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        item = event.getRouteParameters().get("item").orElse("");
        resetWithHeading(null);
        runOrShowError(() -> show(false));
    }

    private @Nullable ChecklistItem find(CaseId caseId) {
        return find(documents.checklist(inHand.actor(), caseId));
    }

    private @Nullable ChecklistItem find(List<ChecklistItem> checklist) {
        return checklist.stream()
                .filter(found -> found.item().code().equals(item))
                .findFirst()
                .orElse(null);
    }

    private void show(boolean replacing) {
        draftSection = null;
        var outline = inHand.find().orElse(null);
        if (outline != null && PassportHelp.isNeeded(inHand.actor(), outline)) {
            resetWithHeading(null);
            add(PassportHelp.card(this::t));
            return;
        }
        List<ChecklistItem> checklist = outline == null ? List.of() : documents.checklist(inHand.actor(), outline.id());
        ChecklistItem found = find(checklist);
        if (outline == null || found == null) {
            showMessage(Variant.ATTENTION, t("problem.404"), Actions.link(t("documents.all"), "documents"));
            return;
        }
        resetWithHeading(found.item().name().in(language()), found.item().hint().in(language()));
        if (found.item().validityDays() != null) {
            var validity = new Paragraph(t("documents.validity", found.item().validityDays()));
            validity.addClassName("muted");
            add(validity);
        }
        DocumentView document = found.document();
        DocumentView draft = found.draft();
        if (document != null) {
            add(given(outline.id(), document, replacing || draft != null));
        }
        boolean asked = DocumentNeed.isAskedFor(outline.stage(), checklist, found);
        if (document == null && !asked) {
            add(new Card(new Paragraph(
                    t(outline.stage() == Stage.APPOINTMENT ? "documents.lead.bring" : "documents.lead.handedOver"))));
        }
        if (asked || draft != null || replacing) {
            if (draft == null) {
                add(DocumentPicture.of(item).drawn("large"));
            }
            draftSection =
                    new DraftSection(this, inHand, documents, outline.id(), item, settings.uploadMegabytes(), draft);
            add(draftSection);
        }
        if (replacing && draft == null) {
            add(Actions.row(Actions.quiet(t("documents.replace.not"), click -> runOrShowError(() -> show(false)))));
        }
        add(Actions.link(t("documents.all"), "documents"));
    }

    private Card given(CaseId caseId, DocumentView document, boolean replacing) {
        var card = new Card();
        var received = document.receivedAt();
        switch (document.state()) {
            case RECEIVED ->
                card.add(
                        new Pill(Variant.NEUTRAL, label(document.state())),
                        new Paragraph(t("documents.received.text")));
            case ACCEPTED ->
                card.add(
                        new Pill(Variant.SUCCESS, label(document.state())),
                        new Paragraph(t("documents.accepted.text")));
            default -> {
                card.add(new Pill(Variant.DANGER, label(document.state())));
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
        card.add(DocumentRemarks.of(document, this::t));
        var open = new Anchor(
                DocumentDownload.handler(documents, inHand, caseId, document.id(), null), t("documents.view"));
        open.setTarget("_blank");
        open.addClassNames("button-link", "with-glyph");
        open.addComponentAsFirst(Icon.EYE.icon());
        var actions = document.kept() ? Actions.row(open) : Actions.row();
        if (document.kept() && document.signed() && inHand.actor().acting() == null) {
            actions.add(DocumentDownload.original(documents, inHand, caseId, document.id(), t("documents.original")));
        }
        if (document.state() != DocumentState.REJECTED && !replacing) {
            actions.add(Actions.quiet(t("documents.replace"), click -> askToReplace(document, card)));
        }
        card.add(actions);
        return card;
    }

    /** A document that is fine is not replaced without a question. */
    private void askToReplace(DocumentView document, Card card) {
        if (document.state() != DocumentState.ACCEPTED) {
            runOrShowError(() -> show(true));
            return;
        }
        var question = new Div();
        question.add(
                new Paragraph(t("documents.replace.accepted")),
                Actions.row(
                        Actions.secondary(t("documents.replace.go"), click -> runOrShowError(() -> show(true))),
                        Actions.quiet(t("documents.replace.not"), click -> runOrShowError(() -> show(false)))));
        card.add(question);
    }

    void uploaded() {
        runOrShowError(() -> {
            show(false);
            var outline = inHand.find().orElseThrow();
            ChecklistItem found = find(outline.id());
            if (found != null && found.draft() == null && found.document() != null) {
                sent(outline.id());
            } else if (draftSection != null && found != null && found.draft() != null) {
                draftSection.focusPage(found.draft().draftPages().size());
            }
        });
    }

    /** A PDF came while pages waited, and the person, asked, wanted it in their place. */
    void replacedByFile(CaseId caseId, DocumentView draft) {
        runOrShowError(() -> {
            ChecklistItem found = find(caseId);
            if (found != null && found.draft() != null && samePages(found.draft(), draft)) {
                documents.discardDraft(inHand.actor(), caseId, draft.id());
            }
            uploaded();
        });
    }

    private static boolean samePages(DocumentView one, DocumentView other) {
        return one.id().equals(other.id()) && one.draftPages().equals(other.draftPages());
    }

    void refused(String message) {
        showMessage(Variant.DANGER, message);
    }

    void send(CaseId caseId, DocumentView draft) {
        runOrShowError(() -> {
            documents.submit(inHand.actor(), caseId, draft.id());
            show(false);
            sent(caseId);
        });
    }

    void discard(CaseId caseId, DocumentView draft) {
        runOrShowError(() -> {
            documents.discardDraft(inHand.actor(), caseId, draft.id());
            show(false);
            showMessage(Variant.SUCCESS, t("documents.discarded"));
        });
    }

    void remove(CaseId caseId, DocumentView draft, PageView page) {
        runOrShowError(() -> {
            documents.removePage(inHand.actor(), caseId, draft.id(), page.id());
            show(false);
            if (draftSection != null) {
                draftSection.focusPage(page.position() - 1);
            }
        });
    }

    /** Says that the document has arrived and what is next: another one that is asked for, the appointment, or the list. */
    private void sent(CaseId caseId) {
        CaseOutline outline = inHand.find().orElseThrow();
        List<ChecklistItem> checklist = documents.checklist(inHand.actor(), caseId);
        var next = checklist.stream()
                .filter(each -> DocumentNeed.isAskedFor(outline.stage(), checklist, each))
                .findFirst();
        boolean complete = DocumentNeed.of(outline.stage(), checklist) == DocumentNeed.COMPLETE;
        showMessage(
                Variant.SUCCESS,
                t(complete ? "documents.sent.all" : "documents.sent"),
                Actions.row(next.map(open -> Actions.primaryLink(
                                t("documents.next.after", open.item().name().in(language())),
                                "documents/" + open.item().code()))
                        .orElseGet(() -> outline.stage() == Stage.APPOINTMENT
                                ? Actions.primaryLink(t("documents.book"), "appointment")
                                : Actions.primaryLink(t("documents.all"), "documents"))));
    }
}

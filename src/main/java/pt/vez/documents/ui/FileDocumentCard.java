package pt.vez.documents.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import org.jspecify.annotations.Nullable;
import pt.vez.documents.ChecklistItem;
import pt.vez.documents.DocumentState;
import pt.vez.documents.DocumentView;
import pt.vez.documents.RejectReason;
import pt.vez.shared.DomainException;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Icon;
import pt.vez.shell.Notice;
import pt.vez.shell.Pill;
import pt.vez.shell.Variant;

/** One item of the checklist as the officer sees it: the document, and what is decided about it. */
public class FileDocumentCard extends Card {
    /** What the officer decides. */
    public interface Decisions {
        /** Where the file is opened. */
        Anchor open(DocumentView document);

        /** Where the signed original is saved. */
        Anchor original(DocumentView document);

        void accept(ChecklistItem item, DocumentView document);

        /** @throws DomainException when the service refuses */
        void reject(ChecklistItem item, DocumentView document, RejectReason reason, String note);
    }

    private final ChecklistItem item;
    private final Decisions decisions;

    /** @param collected whether the documents of the case are still collected */
    public FileDocumentCard(ChecklistItem item, boolean collected, Decisions decisions) {
        this.item = item;
        this.decisions = decisions;
        add(new H2(item.item().name().in(getLocale())));
        DocumentView document = item.document();
        if (document == null) {
            addClassName("quiet");
            add(new Div(
                    collected
                            ? new Pill(Variant.ATTENTION, getTranslation("documents.missing"))
                            : new Pill(Variant.NEUTRAL, getTranslation("file.document.none"))));
        } else {
            show(document);
        }
    }

    private void show(DocumentView document) {
        setId("document-" + document.id());
        Variant variant = switch (document.state()) {
            case ACCEPTED -> Variant.SUCCESS;
            case REJECTED -> Variant.DANGER;
            default -> Variant.NEUTRAL;
        };
        add(new Div(new Pill(variant, label(document.state()))), DocumentRemarks.of(document, this::getTranslation));
        Div actions = Actions.row();
        if (document.kept()) {
            Anchor open = decisions.open(document);
            open.add(Icon.EYE.icon());
            open.add(getTranslation("documents.view"));
            open.setTarget("_blank");
            open.addClassNames("button-link", "with-glyph");
            actions.add(open);
        }
        if (document.kept() && document.signed()) {
            actions.add(decisions.original(document));
        }
        add(actions);
        if (document.state() == DocumentState.RECEIVED) {
            Button reject = Actions.danger(getTranslation("file.reject"), click -> {});
            reject.addClickListener(click -> {
                reject.setEnabled(false);
                ask(document, reject);
            });
            actions.add(
                    Actions.secondary(getTranslation("file.accept"), click -> decisions.accept(item, document)),
                    reject);
        }
    }

    /** Why, and what the person is to do. No reason is chosen before the officer chooses one. */
    private void ask(DocumentView document, Button opener) {
        var reason = new RadioButtonGroup<@Nullable RejectReason>(getTranslation("file.reason"), RejectReason.values());
        reason.setItemLabelGenerator(this::label);
        reason.addThemeName("vertical");
        reason.setRequired(true);
        reason.setManualValidation(true);
        reason.addValueChangeListener(change -> reason.setInvalid(false));
        var note = new TextArea(getTranslation("file.note"));
        note.setMaxLength(300);
        note.setHelperText(getTranslation("file.note.help"));
        var problem = new Div();
        var form = new Div(problem, reason, note);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.danger(getTranslation("file.reject.go"), click -> {
                    problem.removeAll();
                    RejectReason chosen = reason.getValue();
                    if (chosen == null) {
                        reason.setErrorMessage(getTranslation("file.reason.missing"));
                        reason.setInvalid(true);
                        reason.getElement().callJsFunction("focus");
                        return;
                    }
                    try {
                        decisions.reject(item, document, chosen, note.getValue());
                    } catch (DomainException e) {
                        problem.add(new Notice(
                                        Variant.DANGER,
                                        getTranslation(e.key(), e.args().toArray()))
                                .focused());
                    }
                }),
                Actions.quiet(getTranslation("form.cancel"), click -> {
                    form.removeFromParent();
                    opener.setEnabled(true);
                    opener.focus();
                })));
        add(form);
        reason.getElement().callJsFunction("focus");
    }

    private String label(@Nullable Enum<?> constant) {
        return constant == null
                ? ""
                : getTranslation("enum." + constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }
}

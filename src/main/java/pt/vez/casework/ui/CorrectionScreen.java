package pt.vez.casework.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Municipalities;
import pt.vez.casework.CaseId;
import pt.vez.casework.Corrections;
import pt.vez.casework.Corrections.CodeSent;
import pt.vez.casework.CurrentCase;
import pt.vez.identity.Accounts;
import pt.vez.people.CorrectableData;
import pt.vez.people.CorrectedField;
import pt.vez.people.CorrectionProof;
import pt.vez.platform.Drafts;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.CodeEntry;
import pt.vez.shell.FormMerge;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** Contact, address, municipality and language are corrected; a new contact of one's own is confirmed by a code. */
abstract class CorrectionScreen extends Screen {
    private final Source source;

    CorrectionScreen(Source source) {
        super("correct.title");
        this.source = source;
    }

    /** What these screens call. */
    @Component
    record Source(
            CurrentCase inHand,
            Corrections corrections,
            Accounts accounts,
            Municipalities municipalities,
            Drafts drafts) {}

    /** Where one goes back to. */
    abstract String caseAddress(CaseId id);

    final CurrentCase inHand() {
        return source.inHand();
    }

    final void ask(CaseId id) {
        boolean own = source.corrections().isOwn(inHand().actor(), id);
        CorrectableData stored = source.corrections().of(inHand().actor(), id);
        resetWithHeading(t(own ? "correct.lead.own" : "correct.lead.staff"));
        var form = new CorrectionForm(source, inHand().draft("correct/" + id.value()), stored, own);
        if (form.isRestored()) {
            showMessage(Variant.NEUTRAL, t("form.restored"));
        }
        FormMerge<CorrectableData> merge = form.merge();
        form.add(Actions.row(
                Actions.primary(t("correct.go"), click -> {
                    CorrectableData wanted = form.read();
                    CorrectionProof proof = wanted == null ? null : form.proof();
                    if (wanted != null && proof != null) {
                        save(id, form, merge, wanted, proof);
                    }
                }),
                Actions.link(t("correct.back"), caseAddress(id), "button-link")));
        add(new Card(form));
        if (own) {
            var account = new Paragraph(t(
                    "correct.contact.signin",
                    source.accounts().own(inHand().actor()).contact()));
            account.addClassName("muted");
            add(account);
        }
    }

    private void save(
            CaseId id,
            CorrectionForm form,
            FormMerge<CorrectableData> merge,
            CorrectableData wanted,
            CorrectionProof proof) {
        CorrectableData seen = merge.seen();
        var corrections = source.corrections();
        if (runOrShowError(
                merge,
                () -> corrections.correct(inHand().actor(), id, seen, wanted, proof),
                () -> corrections.of(inHand().actor(), id))) {
            merge.saved(corrections.of(inHand().actor(), id));
            runOrShowError(() -> confirmContacts(id, form, seen, wanted));
        }
    }

    /** One new contact after the other; when all count, what was saved is told. */
    private void confirmContacts(CaseId id, CorrectionForm form, CorrectableData before, CorrectableData wanted) {
        CorrectableData stored = source.corrections().of(inHand().actor(), id);
        for (CorrectedField contact : List.of(CorrectedField.PHONE, CorrectedField.EMAIL)) {
            String value = wanted.get(contact);
            if (value != null && !value.equals(stored.get(contact))) {
                CodeSent sent = source.corrections().sendCode(inHand().actor(), id, contact, value);
                code(id, sent, value, () -> confirmContacts(id, form, before, wanted));
                return;
            }
        }
        form.discard();
        done(id, before, stored);
    }

    private void code(CaseId id, CodeSent sent, String contact, Runnable next) {
        resetWithHeading(t("correct.code.title"), t("correct.code.lead", sent.hint()));
        add(new Card(new CodeEntry(
                        t("correct.code.go"),
                        this::runOrShowError,
                        typed -> {
                            source.corrections().confirm(inHand().actor(), id, sent.proofId(), typed);
                            next.run();
                        },
                        Actions.quiet(
                                t("correct.code.again"),
                                click -> runOrShowError(() -> {
                                    code(
                                            id,
                                            source.corrections().sendCode(inHand().actor(), id, sent.field(), contact),
                                            contact,
                                            next);
                                    showMessage(Variant.NEUTRAL, t("correct.code.sent"));
                                })),
                        Actions.quiet(t("correct.code.later"), click -> runOrShowError(() -> ask(id))))
                .oneTime()));
    }

    private void done(CaseId id, CorrectableData before, CorrectableData stored) {
        List<CorrectedField> changed = new ArrayList<>();
        for (CorrectedField field : CorrectedField.values()) {
            if (!Objects.equals(before.get(field), stored.get(field))) {
                changed.add(field);
            }
        }
        resetWithHeading(null);
        if (changed.isEmpty()) {
            showMessage(Variant.NEUTRAL, t("correct.none"));
        } else {
            showMessage(
                    Variant.SUCCESS,
                    t("correct.done", changed.stream().map(this::label).collect(Collectors.joining(", "))));
            var card = new Card(new Paragraph(t("correct.done.taken")));
            if (changed.contains(CorrectedField.MUNICIPALITY)) {
                card.add(new Paragraph(t("correct.done.place")));
            }
            add(card);
        }
        add(Actions.row(Actions.primaryLink(t("correct.back"), caseAddress(id))));
    }
}

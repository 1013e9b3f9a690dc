package pt.vez.casework.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.Claim;
import pt.vez.casework.Claiming;
import pt.vez.casework.Claiming.Outcome;
import pt.vez.casework.CurrentCase;
import pt.vez.platform.Drafts;
import pt.vez.shared.PartialDate;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.CodeEntry;
import pt.vez.shell.DateParts;
import pt.vez.shell.DraftForm;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** A person takes over their case: number, birth date, and a code to the contact the register knows. */
@Route("claim")
@PermitAll
class ClaimView extends Screen implements BeforeEnterObserver {
    private final CurrentCase inHand;
    private final Claiming claiming;
    private final Drafts drafts;

    ClaimView(CurrentCase inHand, Claiming claiming, Drafts drafts) {
        super("claim.title");
        this.inHand = inHand;
        this.claiming = claiming;
        this.drafts = drafts;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ask();
    }

    private void ask() {
        resetWithHeading(t("claim.lead"));
        var form = new DraftForm(drafts, inHand.actor().accountId(), "claim");
        var number = new TextField(t("claim.number"));
        number.setHelperText(t("claim.number.help"));
        number.setMaxLength(20);
        number.getElement().setAttribute("autocapitalize", "characters");
        form.text("number", number);
        var birth = form.date(
                "birth",
                new DateParts(t("person.birth"), t("date.day"), t("date.month"), t("date.year"))
                        .birthday()
                        .orUnknown(t("person.birth.unknown")));
        form.add(Actions.row(Actions.primary(t("claim.go"), click -> {
            form.startChecking();
            CaseNumber caseNumber = form.check(
                    number, () -> CaseNumber.of(DraftForm.required(number.getValue(), "claim.number.missing")));
            PartialDate date = form.check(birth, birth::readPartial);
            if (form.isClean() && caseNumber != null && date != null) {
                runOrShowError(() -> next(claiming.start(inHand.actor(), caseNumber, date), form));
            }
        })));
        add(new Card(form), Actions.link(t("claim.none"), "new-case"));
    }

    private void next(Outcome outcome, DraftForm form) {
        switch (outcome) {
            case Outcome.CodeSent sent -> code(sent, form);
            case Outcome.Claimed claimed -> done(claimed, form);
        }
    }

    private void code(Outcome.CodeSent sent, DraftForm before) {
        resetWithHeading(t("claim.code.title"), t("claim.code.lead", sent.hint()));
        List<Button> others = new ArrayList<>();
        if (sent.otherHint() != null) {
            others.add(Actions.secondary(t("claim.code.other", sent.otherHint()), click -> again(sent, true, before)));
        }
        others.add(Actions.quiet(t("claim.code.again"), click -> again(sent, false, before)));
        others.add(Actions.quiet(t("claim.code.back"), click -> ask()));
        var entry = new CodeEntry(
                t("claim.code.go"),
                this::runOrShowError,
                typed -> done(claiming.confirm(inHand.actor(), sent.claimId(), typed), before),
                others.toArray(Button[]::new));
        add(new Card(entry.oneTime()), new Paragraph(t("claim.code.help")));
    }

    private void again(Outcome.CodeSent sent, boolean elsewhere, DraftForm before) {
        runOrShowError(() -> {
            code(claiming.sendAgain(inHand.actor(), sent.claimId(), elsewhere), before);
            showMessage(Variant.NEUTRAL, t("claim.code.sent"));
        });
    }

    private void done(Outcome.Claimed claimed, DraftForm form) {
        form.discard();
        inHand.take(claimed.caseId());
        if (claimed.claim() != Claim.PROVISIONAL) {
            go("home");
            return;
        }
        resetWithHeading(t("claim.provisional.title"), t("home.provisional.text"));
        showMessage(Variant.SUCCESS, t("claim.provisional.done"));
        add(PassportHelp.actions(this::t));
        add(Actions.row(Actions.secondaryLink(t("problem.home"), "home")));
    }
}

package pt.vez.visits.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.Assistance;
import pt.vez.casework.Assistance.Reading;
import pt.vez.casework.Assistance.Wish;
import pt.vez.casework.CaseNumber;
import pt.vez.identity.CurrentActor;
import pt.vez.mandates.Consent;
import pt.vez.mandates.ConsentTexts;
import pt.vez.mandates.Consents;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.mandates.ui.ConsentLanguages;
import pt.vez.mandates.ui.ConsentTextSection;
import pt.vez.platform.Dates;
import pt.vez.shared.InvalidInput;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.CodeEntry;
import pt.vez.shell.LabelledValues;
import pt.vez.shell.Notice;
import pt.vez.shell.Screen;
import pt.vez.shell.SignaturePad;
import pt.vez.shell.Variant;
import pt.vez.visits.MandateHolders;

/** A mandate, in the person's presence: what it covers, for how long, and their consent. */
@Route("desk/visit/:number")
@RolesAllowed("MEDIATOR")
class VisitStartView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Assistance assistance;
    private final Consents consents;
    private final ConsentTexts texts;
    private final MandateHolders holders;
    private final VisitNavigation visits;

    VisitStartView(
            CurrentActor current,
            Assistance assistance,
            Consents consents,
            ConsentTexts texts,
            MandateHolders holders,
            VisitNavigation visits) {
        super("visit.title");
        this.current = current;
        this.assistance = assistance;
        this.consents = consents;
        this.texts = texts;
        this.holders = holders;
        this.visits = visits;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String number = event.getRouteParameters().get("number").orElse("");
        resetWithHeading(null);
        runOrShowError(() -> scope(assistance.find(current.get(), CaseNumber.of(number)), null));
    }

    /** @param before what was chosen already, when one comes back */
    private void scope(Assistance.Person person, @Nullable Wish before) {
        resetWithHeading(t("visit.lead"));
        var scopes = new CheckboxGroup<Scope>(t("visit.scopes"));
        scopes.setItems(Scope.DOCUMENTS, Scope.APPOINTMENTS, Scope.BIOMETRICS);
        scopes.setItemLabelGenerator(this::label);
        scopes.setValue(before == null ? Set.of(Scope.DOCUMENTS, Scope.APPOINTMENTS) : before.scopes());
        scopes.setHelperText(t("visit.scopes.help"));
        scopes.addThemeName("vertical");
        var term = new RadioButtonGroup<Term>(t("visit.term"), Term.values());
        term.setItemLabelGenerator(this::label);
        term.setValue(before == null ? Term.VISIT : before.term());
        term.addThemeName("vertical");
        var consent = new RadioButtonGroup<Consent>(t("visit.consent"));
        consent.setItems(person.possibleConsents());
        consent.setItemLabelGenerator(kind -> way(person, kind));
        consent.setValue(before == null ? person.possibleConsents().iterator().next() : before.consent());
        consent.addThemeName("vertical");
        var relative = new Checkbox(t("visit.relative"), before != null && before.relative());
        var language = new VisitLanguageSection(texts.languages(), person.language());
        if (before != null) {
            language.restore(String.valueOf(before.language()), Objects.requireNonNullElse(before.interpreter(), ""));
        }
        var about = new Card(new LabelledValues()
                .fact(t("person.name"), person.name())
                .fact(t("paper.case"), person.number().display()));
        holders.ofCase(current.get(), person.caseId()).forEach(held -> about.add(inForce(held)));
        add(
                about,
                new Card(
                        language,
                        scopes,
                        term,
                        consent,
                        relative,
                        Actions.row(
                                Actions.primary(
                                        t("visit.text.go"),
                                        click -> runOrShowError(() -> text(
                                                person,
                                                new Wish(
                                                        chosen(scopes.getValue()),
                                                        term.getValue(),
                                                        consent.getValue(),
                                                        null,
                                                        null,
                                                        relative.getValue(),
                                                        language.value(),
                                                        language.interpreter(),
                                                        null,
                                                        false)))),
                                Actions.quiet(t("form.cancel"), click -> go("desk")))));
    }

    private String way(Assistance.Person person, Consent kind) {
        return switch (kind) {
            case CODE_PHONE -> t("visit.consent.phone", String.valueOf(person.phoneHint()));
            case CODE_EMAIL -> t("visit.consent.email", String.valueOf(person.emailHint()));
            case SIGNATURE -> t(person.isReachable() ? "visit.consent.passport" : "visit.consent.signature");
            case ROGO -> t("visit.consent.rogo");
        };
    }

    /** That the association has this person's mandate already, and who has it in hand. */
    private Notice inForce(MandateHolders.Held held) {
        String until = Dates.full(held.until(), LISBON, language());
        return held.holderId().equals(current.get().accountId())
                ? new Notice(
                        Variant.NEUTRAL,
                        t("visit.inForce.own", until),
                        Actions.secondary(
                                t("desk.go"),
                                click -> runOrShowError(() -> visits.begin(UI.getCurrent(), held.mandateId()))))
                : new Notice(Variant.ATTENTION, t("visit.inForce.colleague", held.holder(), until));
    }

    private static Set<Scope> chosen(Set<Scope> scopes) {
        return scopes.isEmpty() ? EnumSet.of(Scope.FOLLOW) : EnumSet.copyOf(scopes);
    }

    private void text(Assistance.Person person, Wish wish) {
        String language = String.valueOf(wish.language());
        Reading reading = assistance.reading(current.get(), person.caseId(), wish.terms(), language);
        String interpreter = String.valueOf(wish.interpreter());
        if (reading.needsInterpreter() && interpreter.isEmpty()) {
            throw new InvalidInput("mandate.interpreter.missing");
        }
        resetWithHeading(t("visit.text"), t("visit.text.lead"));
        if (reading.needsInterpreter()) {
            showMessage(
                    Variant.NEUTRAL, t("visit.interpreted", interpreter, ConsentLanguages.name(language, language())));
        }
        Wish read = wish.read(reading.text());
        var card = new Card(new ConsentTextSection(reading.text()));
        if (read.consent().signed()) {
            sign(card, person, read);
        } else {
            card.add(Actions.row(Actions.primary(
                    t("visit.code.send"), click -> runOrShowError(() -> code(person, read, request(person, read))))));
        }
        card.add(Actions.quiet(t("form.back"), click -> runOrShowError(() -> scope(person, wish))));
        add(card);
    }

    private void sign(Card card, Assistance.Person person, Wish wish) {
        var pad = new SignaturePad(t("visit.signature"), t("visit.signature.clear"));
        var name = new TextField(t("visit.witness.name"));
        name.setMaxLength(200);
        var document = new TextField(t("visit.witness.document"));
        document.setMaxLength(30);
        var passport = new Checkbox(t("visit.passport"));
        boolean rogo = wish.consent() == Consent.ROGO;
        card.add(new Paragraph(t(person.isReachable() ? "visit.passport.text" : "visit.passport.alone")), passport);
        if (rogo) {
            card.add(new Paragraph(t("visit.witness.text")), name, document);
        } else {
            card.add(new Paragraph(t("visit.signature.text")));
        }
        card.add(new Paragraph(t("visit.signature.today")));
        card.add(
                pad,
                Actions.row(Actions.primary(
                        t("visit.signature.go"),
                        click -> runOrShowError(() -> granted(request(
                                person,
                                wish.signed(
                                        pad.png(),
                                        rogo ? new Consents.Witness(name.getValue(), document.getValue()) : null,
                                        passport.getValue())))))));
    }

    private MandateView request(Assistance.Person person, Wish wish) {
        return assistance.requestMandate(current.get(), person.caseId(), wish);
    }

    private void code(Assistance.Person person, Wish wish, MandateView pending) {
        resetWithHeading(t("visit.code"), t("visit.code.lead", String.valueOf(pending.consentHint())));
        UUID id = pending.id();
        add(new Card(new CodeEntry(
                t("visit.code.go"),
                this::runOrShowError,
                typed -> granted(consents.confirm(current.get(), id, typed)),
                Actions.quiet(
                        t("visit.code.resend"),
                        click -> runOrShowError(() -> {
                            code(person, wish, request(person, wish));
                            showMessage(Variant.NEUTRAL, t("visit.code.resent"));
                        })),
                Actions.quiet(t("visit.code.again"), click -> runOrShowError(() -> scope(person, wish))))));
        showMessage(Variant.NEUTRAL, t("visit.code.wait"));
    }

    private void granted(MandateView mandate) {
        visits.begin(UI.getCurrent(), mandate.id());
    }
}

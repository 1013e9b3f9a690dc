package pt.vez.mandates.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import pt.vez.identity.CurrentActor;
import pt.vez.mandates.ConsentText;
import pt.vez.mandates.ConsentTexts;
import pt.vez.mandates.ConsentTexts.Kept;
import pt.vez.mandates.ConsentTexts.TextStanding;
import pt.vez.mandates.ConsentTexts.Wording;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.platform.Dates;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.DomainException;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Question;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** What people consent to, in languages beside the two of the product: entered, looked at, put in use, taken back. */
@Route("consent-texts")
@RolesAllowed("ADMINISTRATOR")
class ConsentTextsView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final ConsentTexts texts;

    ConsentTextsView(CurrentActor current, ConsentTexts texts) {
        super("consentText.title");
        this.current = current;
        this.texts = texts;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String language = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("language")
                .orElse("");
        if (language.isEmpty()) {
            list();
        } else {
            write(new ConsentTextForm(
                    texts.find(current.get(), language).orElse(null), texts.original(), this::t, language()));
        }
    }

    private void list() {
        resetWithHeading(t("consentText.lead"));
        List<Kept> all = texts.all(current.get());
        var table = new Table(
                t("consentText.title"),
                t("consentText.language"),
                t("consentText.version"),
                t("consentText.translator"),
                t("consentText.added"),
                t("mandate.state"),
                t("consentText.actions"));
        for (Kept each : all) {
            String language = each.wording().language();
            var row = Actions.row(Actions.link(t("consentText.change"), "consent-texts?language=" + language));
            if (each.standing() == TextStanding.IN_USE) {
                row.add(Actions.quiet(
                        t("consentText.withdraw"),
                        click -> Question.ask(
                                t("consentText.withdraw.title", ConsentLanguages.name(language, language())),
                                t("consentText.withdraw.text"),
                                t("consentText.withdraw"),
                                () -> withdraw(each))));
            }
            table.row(
                    ConsentLanguages.name(language, language()),
                    Integer.toString(each.version()),
                    each.wording().translator(),
                    Dates.full(each.addedAt(), LISBON, language()),
                    label(each.standing()),
                    row);
        }
        add(
                Actions.row(
                        Actions.primaryLink(t("consentText.new"), "consent-texts?language=new"),
                        Actions.quiet(t("form.back"), click -> go("partners"))),
                table.orEmpty(all.isEmpty(), t("consentText.empty")));
    }

    private void withdraw(Kept kept) {
        runOrShowError(() -> {
            texts.withdraw(current.get(), kept);
            list();
            showMessage(
                    Variant.SUCCESS,
                    t(
                            "consentText.withdrawn",
                            ConsentLanguages.name(kept.wording().language(), language())));
        });
    }

    private void write(ConsentTextForm form) {
        resetWithHeading(
                t("consentText.new"), t("consentText.write.lead", String.join(" ", ConsentTexts.PLACEHOLDERS)));
        var portuguese = new Paragraph(texts.original().body());
        portuguese.addClassName("consent-text");
        portuguese.getElement().setAttribute("lang", "pt-PT");
        add(
                Card.titled(t("consentText.original"), portuguese),
                new Card(
                        form,
                        Actions.row(
                                Actions.primary(t("consentText.preview"), click -> runOrShowError(() -> preview(form))),
                                Actions.quiet(t("form.back"), click -> list()))));
    }

    /** As a person would read it; nothing is in use before this was looked at. */
    private void preview(ConsentTextForm form) {
        Wording wording = form.read();
        Set<Scope> all = EnumSet.allOf(Scope.class);
        var facts = new ConsentText.Facts(
                t("consentText.sample.person"),
                t("consentText.sample.association"),
                t("consentText.sample.mediator"),
                all,
                Term.DAYS_30,
                "2K3M-9ABC-D");
        ConsentText shown = texts.preview(current.get(), wording, facts);
        resetWithHeading(t("consentText.preview"), t("consentText.preview.lead"));
        add(new Card(
                new ConsentTextSection(shown),
                Actions.row(
                        Actions.once(t("consentText.publish"), () -> publish(form, wording)),
                        Actions.quiet(t("consentText.correct"), click -> write(form)))));
    }

    /** When another writer was faster the form is there again, with what was typed and what the other one changed. */
    private void publish(ConsentTextForm form, Wording wording) {
        Kept seen = form.merge().seen().orElse(null);
        try {
            int version = texts.publish(current.get(), seen, wording);
            list();
            showMessage(
                    Variant.SUCCESS,
                    t("consentText.published", version, ConsentLanguages.name(wording.language(), language())));
        } catch (ChangedMeanwhile e) {
            write(form);
            runOrShowError(
                    form.merge(),
                    () -> {
                        throw e;
                    },
                    () -> texts.find(current.get(), wording.language()));
        } catch (DomainException e) {
            showMessage(e);
        }
    }
}

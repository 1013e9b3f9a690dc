package pt.vez.portal;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.mandates.ConsentText;
import pt.vez.mandates.ConsentTexts;
import pt.vez.mandates.ConsentTexts.Kept;
import pt.vez.mandates.ConsentTexts.TextStanding;
import pt.vez.mandates.ConsentTexts.Wording;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.platform.Dates;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Tone;

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
            write(texts.all(current.get()).stream()
                    .map(Kept::wording)
                    .filter(each -> each.language().equals(language))
                    .findFirst()
                    .orElse(null));
        }
    }

    private void list() {
        begin(t("consentText.lead"));
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
                        click -> attempt(() -> {
                            texts.withdraw(current.get(), language);
                            list();
                            tell(Tone.SUCCESS, t("consentText.withdrawn", ConsentLanguages.name(language, language())));
                        })));
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

    /** @param known what there is already, to be corrected */
    private void write(@Nullable Wording known) {
        begin(t("consentText.new"), t("consentText.write.lead", String.join(" ", ConsentTexts.PLACES)));
        Wording original = texts.original();
        var language = new ComboBox<String>(t("consentText.language"));
        language.setItems(ConsentLanguages.others(List.of("pt", "en"), language()));
        language.setItemLabelGenerator(tag -> ConsentLanguages.name(tag, language()));
        var body = new TextArea(t("consentText.body"));
        body.setMaxLength(4_000);
        body.setMinHeight("14em");
        var words = new LinkedHashMap<String, TextField>();
        ConsentTexts.words().forEach(name -> {
            var word = new TextField(original.words().get(name));
            word.setMaxLength(120);
            words.put(name, word);
        });
        var translator = new TextField(t("consentText.translator"));
        translator.setHelperText(t("consentText.translator.help"));
        translator.setMaxLength(200);
        if (known != null) {
            language.setValue(known.language());
            body.setValue(known.body());
            words.forEach((name, word) -> word.setValue(known.words().getOrDefault(name, "")));
            translator.setValue(known.translator());
        }
        var portuguese = new Paragraph(original.body());
        portuguese.addClassName("consent-text");
        portuguese.getElement().setAttribute("lang", "pt-PT");
        var form = new Div(language, body, new H2(t("consentText.words")));
        form.addClassName("form");
        words.values().forEach(form::add);
        form.add(
                translator,
                Actions.row(
                        Actions.primary(
                                t("consentText.preview"),
                                click -> attempt(() -> preview(new Wording(
                                        language.getValue() == null ? "" : language.getValue(),
                                        body.getValue(),
                                        values(words),
                                        translator.getValue())))),
                        Actions.quiet(t("form.back"), click -> list())));
        add(Card.titled(t("consentText.original"), portuguese), new Card(form));
    }

    private static Map<String, String> values(Map<String, TextField> words) {
        Map<String, String> values = new LinkedHashMap<>();
        words.forEach((name, word) -> values.put(name, word.getValue()));
        return values;
    }

    /** As a person would read it; nothing is in use before this was looked at. */
    private void preview(Wording wording) {
        Set<Scope> all = EnumSet.allOf(Scope.class);
        var facts = new ConsentText.Facts(
                t("consentText.sample.person"),
                t("consentText.sample.association"),
                t("consentText.sample.mediator"),
                all,
                Term.DAYS_30,
                "2K3M-9ABC-D");
        ConsentText shown = texts.preview(current.get(), wording, facts);
        begin(t("consentText.preview"), t("consentText.preview.lead"));
        add(new Card(
                new ConsentTextPart(shown),
                Actions.row(
                        Actions.once(
                                t("consentText.publish"),
                                () -> attempt(() -> {
                                    int version = texts.publish(current.get(), wording);
                                    list();
                                    tell(
                                            Tone.SUCCESS,
                                            t(
                                                    "consentText.published",
                                                    version,
                                                    ConsentLanguages.name(shown.language(), language())));
                                })),
                        Actions.quiet(t("consentText.correct"), click -> write(wording)))));
    }
}

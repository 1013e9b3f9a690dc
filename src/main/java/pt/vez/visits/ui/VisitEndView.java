package pt.vez.visits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.shared.NotAuthorised;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;
import pt.vez.visits.VisitClosing;
import pt.vez.visits.VisitSummaries;
import pt.vez.visits.VisitSummary;

/** Before the visit ends: what was done, what comes next, on paper or by mail, in the person's language. */
@Route("visit/end")
@RolesAllowed("MEDIATOR")
class VisitEndView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final VisitSummaries summaries;
    private final VisitClosing closing;
    private final VisitNavigation visits;
    private final Texts texts;

    VisitEndView(
            CurrentActor current, VisitSummaries summaries, VisitClosing closing, VisitNavigation visits, Texts texts) {
        super("summary.title");
        this.current = current;
        this.summaries = summaries;
        this.closing = closing;
        this.visits = visits;
        this.texts = texts;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (current.get().acting() == null) {
            event.forwardTo("desk");
            return;
        }
        try {
            show(Languages.of(closing.language(current.get())));
        } catch (NotAuthorised e) {
            resetWithHeading(null);
            showMessage(e);
            add(Actions.row(finish()));
        }
    }

    private Component finish() {
        return Actions.once(t("summary.finish"), () -> visits.end(UI.getCurrent()));
    }

    private void show(Locale theirs) {
        resetWithHeading(t("summary.lead"));
        VisitSummary summary = summaries.of(current.get(), theirs);
        var language = new RadioButtonGroup<Locale>(t("summary.language"));
        language.setItems(Languages.ALL);
        language.setItemLabelGenerator(each -> each.equals(Languages.PORTUGUESE) ? "Português" : "English");
        language.setValue(theirs);
        language.addValueChangeListener(change -> runOrShowError(() -> show(change.getValue())));
        var print = Actions.link(
                t("summary.print"), "/papers/visit/print?language=" + theirs.toLanguageTag(), "button-link");
        print.setRouterIgnore(true);
        print.setTarget("_blank");
        var row = Actions.row(finish(), print);
        closing.hint(current.get())
                .ifPresent(hint -> row.add(Actions.secondary(
                        t("summary.send", hint),
                        click -> runOrShowError(() -> {
                            closing.send(current.get(), theirs);
                            showMessage(Variant.SUCCESS, t("summary.sent", hint));
                        }))));
        add(new Card(language), paper(summary), row);
    }

    private Card paper(VisitSummary summary) {
        Locale theirs = summary.language();
        var card = new Card(
                new H2(summary.person() + " · " + summary.caseNumber()),
                new Paragraph(summary.day() + " · " + summary.by()));
        card.addClassName("summary");
        card.getElement().setAttribute("lang", theirs.toLanguageTag());
        part(card, texts.get(theirs, "summary.done"), summary.done());
        part(card, texts.get(theirs, "summary.next"), List.of(summary.next()));
        var appointment = summary.appointment();
        if (appointment != null) {
            part(card, texts.get(theirs, "summary.appointment"), List.of(appointment));
        }
        if (!summary.open().isEmpty()) {
            part(card, texts.get(theirs, "summary.open"), summary.open());
        }
        return card;
    }

    private static void part(Card card, String title, List<String> lines) {
        var list = new UnorderedList();
        lines.forEach(line -> list.add(new ListItem(line)));
        card.add(new H3(title), list);
    }
}

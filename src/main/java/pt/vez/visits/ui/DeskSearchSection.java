package pt.vez.visits.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.DeskSearch;
import pt.vez.casework.PersonIntake;
import pt.vez.casework.PersonIntake.OpenCase;
import pt.vez.casework.ui.PersonChoice;
import pt.vez.identity.CurrentActor;
import pt.vez.people.PersonMatching;
import pt.vez.people.PersonMatching.Found;
import pt.vez.people.PersonMatching.PersonQuery;
import pt.vez.shared.InvalidInput;
import pt.vez.shell.Actions;

/** One field for a case number, a document number, or a name with a birth date. */
class DeskSearchSection extends Composite<Div> {
    /** What the search asks. */
    @org.springframework.stereotype.Component
    static class Source {
        private final CurrentActor current;
        private final Assistance assistance;
        private final PersonMatching matching;
        private final PersonIntake intake;

        Source(CurrentActor current, Assistance assistance, PersonMatching matching, PersonIntake intake) {
            this.current = current;
            this.assistance = assistance;
            this.matching = matching;
            this.intake = intake;
        }
    }

    private final Source source;
    private final Consumer<Runnable> attempt;
    private final Consumer<String> go;
    private final TextField what = new TextField();
    private final Div answer = new Div();

    DeskSearchSection(Source source, Consumer<Runnable> attempt, Consumer<String> go) {
        this.source = source;
        this.attempt = attempt;
        this.go = go;
        what.setLabel(getTranslation("desk.search"));
        what.setHelperText(getTranslation("desk.search.help"));
        what.setMaxLength(120);
        what.getElement().setAttribute("autocomplete", "off");
        var find = Actions.primary(
                getTranslation("desk.find"), click -> attempt.accept(() -> find(DeskSearch.of(what.getValue()))));
        // In the field only: elsewhere Enter belongs to the link or button that has the focus.
        find.addClickShortcut(Key.ENTER).listenOn(what).resetFocusOnActiveElement();
        answer.getElement().setAttribute("aria-live", "polite");
        answer.addClassName("answer");
        getContent().addClassName("desk-search");
        getContent().add(what, Actions.row(find), answer);
    }

    void focus() {
        what.focus();
    }

    private void find(DeskSearch sought) {
        answer.removeAll();
        CaseNumber number = sought.number();
        PersonQuery person = sought.person();
        if (number != null) {
            try {
                source.assistance.find(source.current.get(), number);
                visit(number);
                return;
            } catch (InvalidInput e) {
                // What reads like a case number may be a document number.
                if (person == null) {
                    throw e;
                }
            }
        }
        if (person != null) {
            show(source.matching.find(source.current.get(), person));
        }
    }

    private void show(Found found) {
        if (found.candidates().isEmpty()) {
            answer.add(
                    new Paragraph(getTranslation("desk.search.nobody")),
                    Actions.row(Actions.secondaryLink(getTranslation("home.new.go"), "new-case")));
            return;
        }
        answer.add(
                new H3(getTranslation("match.title")),
                new Paragraph(getTranslation("match.lead")),
                new PersonChoice(
                        found.candidates(),
                        person -> attempt.accept(
                                () -> chosen(source.intake.thisIs(source.current.get(), found.searchId(), person)))),
                Actions.link(getTranslation("desk.search.none"), "new-case"));
    }

    private void chosen(List<OpenCase> open) {
        if (open.size() == 1) {
            visit(open.getFirst().number());
            return;
        }
        answer.removeAll();
        if (open.isEmpty()) {
            answer.add(
                    new Paragraph(getTranslation("desk.search.noCase")),
                    Actions.row(Actions.secondaryLink(getTranslation("home.new.go"), "new-case")));
            return;
        }
        answer.add(new Paragraph(getTranslation("desk.search.which")));
        for (OpenCase each : open) {
            answer.add(Actions.row(
                    Actions.secondary(each.procedure().name().in(getLocale()), click -> visit(each.number()))));
        }
    }

    private void visit(CaseNumber number) {
        go.accept("desk/visit/" + number.value());
    }
}

package pt.vez.casework.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.people.NewPersonReason;
import pt.vez.people.PersonMatching.Candidate;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** The people of the register who may be the one at the desk; the mediator says which one, or that none is. */
public class PersonChoice extends Composite<Div> {
    /** @param chosen takes the person */
    public PersonChoice(List<Candidate> candidates, Consumer<UUID> chosen) {
        var list = new UnorderedList();
        list.addClassName("rows");
        for (Candidate candidate : candidates) {
            var who = new Span(candidate.initials() + " · " + getTranslation("match.born", "" + candidate.birthYear()));
            var facts = new Span(facts(candidate));
            facts.addClassName("sub");
            var why = new Span(candidate.reasons().stream()
                    .map(reason -> getTranslation("enum.MatchReason." + reason.name()))
                    .collect(Collectors.joining(" · ")));
            why.addClassName("sub");
            var text = new Div(who, facts, why);
            text.addClassName("grow");
            var pick = Actions.secondary(getTranslation("match.this"), click -> chosen.accept(candidate.applicantId()));
            pick.getElement()
                    .setAttribute(
                            "aria-label",
                            getTranslation("match.this") + ": " + candidate.initials() + " " + candidate.birthYear()
                                    + " " + candidate.document());
            var row = new Div(text, pick);
            row.addClassName("row");
            list.add(new ListItem(row));
        }
        getContent().addClassName("choice");
        getContent().add(list);
    }

    private String facts(Candidate candidate) {
        String document = candidate.document().isEmpty()
                ? getTranslation("match.noDocument")
                : getTranslation("match.document", candidate.document());
        @Nullable String place = candidate.municipality();
        return place == null ? document : document + " · " + place;
    }

    /** Adds the other answer: none of these, and why. */
    public PersonChoice orNew(Consumer<@Nullable NewPersonReason> somebodyNew) {
        var reason = new RadioButtonGroup<NewPersonReason>(getTranslation("match.reason"), NewPersonReason.values());
        reason.setItemLabelGenerator(each -> getTranslation("enum.NewPersonReason." + each.name()));
        reason.addThemeName("vertical");
        getContent()
                .add(new Card(
                        new H2(getTranslation("match.new")),
                        new Paragraph(getTranslation("match.new.text")),
                        reason,
                        Actions.row(Actions.secondary(
                                getTranslation("match.new.go"), click -> somebodyNew.accept(reason.getValue())))));
        return this;
    }
}

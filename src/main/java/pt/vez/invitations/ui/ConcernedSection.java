package pt.vez.invitations.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pt.vez.invitations.Disruptions.Concerned;
import pt.vez.platform.Dates;
import pt.vez.shell.Card;
import pt.vez.shell.Pager;
import pt.vez.shell.Table;

/** Whom a closure would concern, by case number, page by page; and what they would be told. */
class ConcernedSection extends Div {
    private final int total;
    private final IntFunction<List<Concerned>> page;
    private final Locale language;

    /** @param page people from an offset on */
    ConcernedSection(int total, IntFunction<List<Concerned>> page, Locale language) {
        this.total = total;
        this.page = page;
        this.language = language;
        addClassName("screen");
        show(0);
    }

    private void show(int number) {
        removeAll();
        var table = new Table(
                getTranslation("disruption.people"),
                getTranslation("paper.case"),
                getTranslation("disruption.people.has"),
                getTranslation("disruption.people.note"));
        page.apply(number * Pager.SIZE)
                .forEach(each -> table.row(
                        number(each),
                        Dates.dayAndTime(each.start(), each.zone(), language) + ", " + each.centre(),
                        note(each)));
        add(
                new H2(getTranslation("disruption.people")),
                table,
                new Pager(number, total, getTranslation("table.count", total), this::show),
                message());
    }

    private static Span number(Concerned each) {
        var number = new Span(each.caseNumber());
        number.addClassName("bound");
        return number;
    }

    private String note(Concerned each) {
        String note = Stream.of(
                        each.protectedPerson() ? getTranslation("disruption.people.protected") : "",
                        each.family() ? getTranslation("disruption.people.family") : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return note.isEmpty() ? "–" : note;
    }

    /** As they are read; the new time of each is known when the plan is made. */
    private Card message() {
        return Card.titled(
                getTranslation("disruption.message"),
                new Paragraph(getTranslation("disruption.message.before")),
                new Paragraph(getTranslation("mail.replacement.heading")),
                new Paragraph(getTranslation("disruption.message.time") + " "
                        + getTranslation("mail.replacement.line", getTranslation("disruption.message.term"))));
    }
}

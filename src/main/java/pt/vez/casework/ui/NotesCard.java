package pt.vez.casework.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import pt.vez.casework.CaseNotes.Note;
import pt.vez.platform.Dates;
import pt.vez.shell.Card;
import pt.vez.shell.Paged;

/** Notes of visits and of officers, newest first, each with who wrote it and when. */
public class NotesCard extends Card {

    public NotesCard(List<Note> notes) {
        add(new H2(getTranslation("notes.title")));
        if (notes.isEmpty()) {
            var none = new Paragraph(getTranslation("notes.none"));
            none.addClassName("muted");
            add(none);
            return;
        }
        add(Paged.of(notes, this::list));
    }

    private Component list(List<Note> notes) {
        var list = new OrderedList();
        list.addClassName("timeline");
        for (Note note : notes) {
            var text = new Span(note.text());
            text.addClassName("note-text");
            text.getElement().setAttribute("dir", "auto");
            String author = note.association() == null
                    ? getTranslation("notes.officer", note.author())
                    : getTranslation("journal.mediator", note.author(), note.association());
            var stamp = new Div(author + " · " + Dates.stamp(note.at(), LISBON));
            stamp.addClassName("stamp");
            var line = new ListItem(text, stamp);
            line.addClassName("past");
            list.add(line);
        }
        return list;
    }
}

package pt.vez.scheduling.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.util.function.UnaryOperator;
import pt.vez.scheduling.BookingNotReady;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** Why a case cannot book now, as the normal state it is, with what comes next. */
final class NotReadyCard {
    private NotReadyCard() {}

    /** @param words of the screen */
    static Card of(BookingNotReady reason, UnaryOperator<String> words) {
        var card = new Card(new Paragraph(words.apply(reason.key())));
        if (reason.key().equals("appointment.documentsFirst")) {
            card.add(Actions.row(Actions.primaryLink(words.apply("home.documents.go"), "documents")));
        } else if (reason.key().equals("appointment.byInvitation")) {
            card.add(Actions.row(
                    Actions.primaryLink(words.apply("appointment.place"), "appointment/place"),
                    Actions.secondaryLink(words.apply("appointment.earlier"), "appointment/earlier")));
        }
        return card;
    }
}

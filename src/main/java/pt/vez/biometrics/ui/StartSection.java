package pt.vez.biometrics.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** Before the first step: what will be taken, and whose turn it is. */
class StartSection extends CaptureSection {
    /** @param expected with an appointment today at this centre; who has none came with a ticket */
    StartSection(BiometricsView screen, String text, boolean expected) {
        super(screen);
        var ticket = new TextField(t("biometrics.turn.number"));
        ticket.setHelperText(t("biometrics.turn.help"));
        ticket.setMaxLength(12);
        ticket.setVisible(!expected);
        getContent()
                .add(new Card(
                        new Paragraph(text),
                        new Paragraph(t("biometrics.start.privacy")),
                        new Paragraph(t(expected ? "biometrics.turn.expected" : "biometrics.turn.walkIn")),
                        ticket,
                        Actions.row(Actions.once(
                                t("biometrics.start.go"),
                                () -> screen.guarded(() -> {
                                    screen.sessions().begin(screen.actor(), screen.caseId(), ticket.getValue());
                                    screen.advance();
                                })))));
    }
}

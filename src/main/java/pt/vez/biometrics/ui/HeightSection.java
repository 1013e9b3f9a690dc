package pt.vez.biometrics.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** The height, measured against the wall. */
class HeightSection extends CaptureSection {
    HeightSection(BiometricsView screen) {
        super(screen);
        var height = new IntegerField(t("biometrics.height"));
        height.setSuffixComponent(new Span("cm"));
        getContent()
                .add(new Card(
                        new Paragraph(t("biometrics.height.text")),
                        height,
                        Actions.row(Actions.once(
                                t("biometrics.next"),
                                () -> screen.guarded(() -> {
                                    Integer value = height.getValue();
                                    screen.samples().height(screen.actor(), screen.caseId(), value == null ? 0 : value);
                                    screen.advance();
                                })))));
    }
}

package pt.vez.biometrics.ui;

import com.vaadin.flow.component.html.Paragraph;
import pt.vez.biometrics.Capture;
import pt.vez.biometrics.CaptureStep;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** The signature, with the way of the pen. */
class SignaturePart extends CapturePart {
    SignaturePart(BiometricsView screen, Capture capture) {
        super(screen);
        var pad = new SignatureCapture(t("biometrics.signature.pad"), t("visit.signature.clear"));
        var keep = Actions.primary(
                t("biometrics.signature.go"),
                click -> pad.ask(screen, (png, strokes) -> {
                    screen.samples().signature(screen.actor(), screen.caseId(), png, strokes);
                    screen.advance();
                }));
        getContent().add(new Card(new Paragraph(t("biometrics.signature.text")), pad, Actions.row(keep)));
        if (capture.done().contains(CaptureStep.SIGNATURE)) {
            getContent()
                    .add(new Card(
                            new Paragraph(t("biometrics.signature.kept")),
                            picture(CaptureStep.SIGNATURE, null, t("biometrics.signature.alt"))));
        }
    }
}

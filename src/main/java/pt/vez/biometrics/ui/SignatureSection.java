package pt.vez.biometrics.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import pt.vez.biometrics.Capture;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.ExemptionReason;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** The signature, with the way of the pen. */
class SignatureSection extends CaptureSection {
    SignatureSection(BiometricsView screen, Capture capture) {
        super(screen);
        var pad = new SignatureCapture(t("biometrics.signature.pad"), t("visit.signature.clear"));
        var keep = Actions.primary(
                t("biometrics.signature.go"),
                click -> pad.ask(screen, (png, strokes) -> {
                    screen.samples().signature(screen.actor(), screen.caseId(), png, strokes);
                    screen.advance();
                }));
        getContent().add(new Card(new Paragraph(t("biometrics.signature.text")), pad, Actions.row(keep), exemption()));
        if (capture.exempt().contains(CaptureStep.SIGNATURE)) {
            getContent().add(new Card(new Paragraph(t("biometrics.unsigned.kept")), next()));
        }
        if (capture.done().contains(CaptureStep.SIGNATURE)) {
            getContent()
                    .add(new Card(
                            new Paragraph(t("biometrics.signature.kept")),
                            picture(CaptureStep.SIGNATURE, null, t("biometrics.signature.alt"))));
        }
    }

    /** Open from the beginning for a person who could not sign the consent either. */
    private NativeDetails exemption() {
        var allowed = screen.samples().signatureExemptions(screen.actor(), screen.caseId());
        var reasons = reasons(allowed.toArray(ExemptionReason[]::new), "biometrics.unsigned.why");
        var record = Actions.secondary(
                t("biometrics.unsigned.go"),
                click -> screen.guarded(() -> {
                    ExemptionReason reason = screen.chosen(reasons.getValue());
                    screen.samples().unsigned(screen.actor(), screen.caseId(), reason);
                    screen.advance();
                }));
        var details = new NativeDetails(t("biometrics.unsigned"), new Div(reasons, Actions.row(record)));
        details.addClassName("more");
        details.setOpen(screen.consent().isByWitness(screen.actor()));
        return details;
    }
}

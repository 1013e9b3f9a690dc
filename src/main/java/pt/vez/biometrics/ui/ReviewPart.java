package pt.vez.biometrics.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import pt.vez.biometrics.Capture;
import pt.vez.biometrics.Capture.FingerState;
import pt.vez.biometrics.CaptureStep;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Facts;

/** The last look before sealing. */
class ReviewPart extends CapturePart {
    ReviewPart(BiometricsView screen, Capture capture) {
        super(screen);
        var pictures = new Div(
                picture(CaptureStep.PORTRAIT, null, t("biometrics.portrait.alt")),
                picture(CaptureStep.SIGNATURE, null, t("biometrics.signature.alt")));
        pictures.addClassName("review");
        var facts = new Facts();
        capture.fingers().forEach((position, state) -> {
            if (state != FingerState.FAILED) {
                facts.fact(label(position), label(state));
            }
        });
        getContent()
                .add(
                        new Card(new Paragraph(t("biometrics.review.text")), pictures, facts),
                        new Card(
                                new Paragraph(t("biometrics.seal.text")),
                                Actions.row(
                                        Actions.once(
                                                t("biometrics.seal.go"),
                                                () -> screen.guarded(() -> {
                                                    screen.sessions().seal(screen.actor(), screen.caseId());
                                                    screen.show(java.util.Optional.empty());
                                                })),
                                        Actions.quiet(
                                                t("biometrics.abandon"),
                                                click -> screen.guarded(() -> {
                                                    screen.sessions().abandon(screen.actor(), screen.caseId());
                                                    screen.start(t("biometrics.abandoned"));
                                                })))));
    }
}

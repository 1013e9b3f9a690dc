package pt.vez.biometrics.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import pt.vez.biometrics.Capture;
import pt.vez.biometrics.Capture.FingerState;
import pt.vez.biometrics.CaptureReview;
import pt.vez.biometrics.CaptureStep;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.LabelledValues;

/** The last look before sealing. */
class ReviewSection extends CaptureSection {
    ReviewSection(BiometricsView screen, Capture capture) {
        super(screen);
        CaptureReview review = screen.sessions().review(screen.actor(), screen.caseId());
        var pictures = new Div(picture(CaptureStep.PORTRAIT, null, t("biometrics.portrait.alt")));
        if (!review.exemptions().containsKey(CaptureStep.SIGNATURE)) {
            pictures.add(picture(CaptureStep.SIGNATURE, null, t("biometrics.signature.alt")));
        }
        pictures.addClassName("review");
        var labelledValues = new LabelledValues();
        document(labelledValues, review);
        labelledValues.fact(t("biometrics.height"), review.height() + " cm");
        review.exemptions().forEach((step, reason) -> labelledValues.fact(label(step), label(reason)));
        capture.fingers().forEach((position, state) -> {
            if (state != FingerState.FAILED) {
                var reason = review.absent().get(position);
                labelledValues.fact(label(position), label(reason == null ? state : reason));
            }
        });
        getContent()
                .add(
                        new Card(new Paragraph(t("biometrics.review.text")), pictures, labelledValues),
                        new Card(
                                new Paragraph(t("biometrics.seal.text")),
                                Actions.row(
                                        Actions.once(
                                                t("biometrics.seal.go"),
                                                () -> screen.guarded(() -> {
                                                    screen.sessions().seal(screen.actor(), screen.caseId());
                                                    screen.show(Optional.empty());
                                                })),
                                        Actions.quiet(
                                                t("biometrics.abandon"),
                                                click -> screen.guarded(() -> {
                                                    screen.sessions().abandon(screen.actor(), screen.caseId());
                                                    screen.start(t("biometrics.abandoned"));
                                                })))));
    }

    private void document(LabelledValues labelledValues, CaptureReview review) {
        String number = review.documentNumber();
        labelledValues.fact(t("biometrics.review.document"), number == null ? "–" : number);
        review.document()
                .forEach((field, match) ->
                        labelledValues.fact(t("biometrics.review.field", label(field)), label(match)));
        var decision = review.decision();
        if (decision != null) {
            labelledValues.fact(t("biometrics.mismatch.why"), label(decision));
        }
    }
}

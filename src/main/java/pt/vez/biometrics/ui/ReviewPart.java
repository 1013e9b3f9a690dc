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
import pt.vez.shell.Facts;

/** The last look before sealing. */
class ReviewPart extends CapturePart {
    ReviewPart(BiometricsView screen, Capture capture) {
        super(screen);
        CaptureReview review = screen.sessions().review(screen.actor(), screen.caseId());
        var pictures = new Div(picture(CaptureStep.PORTRAIT, null, t("biometrics.portrait.alt")));
        if (!review.exemptions().containsKey(CaptureStep.SIGNATURE)) {
            pictures.add(picture(CaptureStep.SIGNATURE, null, t("biometrics.signature.alt")));
        }
        pictures.addClassName("review");
        var facts = new Facts();
        document(facts, review);
        facts.fact(t("biometrics.height"), review.height() + " cm");
        review.exemptions().forEach((step, reason) -> facts.fact(label(step), label(reason)));
        capture.fingers().forEach((position, state) -> {
            if (state != FingerState.FAILED) {
                var reason = review.absent().get(position);
                facts.fact(label(position), label(reason == null ? state : reason));
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
                                                    screen.show(Optional.empty());
                                                })),
                                        Actions.quiet(
                                                t("biometrics.abandon"),
                                                click -> screen.guarded(() -> {
                                                    screen.sessions().abandon(screen.actor(), screen.caseId());
                                                    screen.start(t("biometrics.abandoned"));
                                                })))));
    }

    private void document(Facts facts, CaptureReview review) {
        String number = review.documentNumber();
        facts.fact(t("biometrics.review.document"), number == null ? "–" : number);
        review.document()
                .forEach((field, match) -> facts.fact(t("biometrics.review.field", label(field)), label(match)));
        var decision = review.decision();
        if (decision != null) {
            facts.fact(t("biometrics.mismatch.why"), label(decision));
        }
    }
}

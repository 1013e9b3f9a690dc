package pt.vez.biometrics.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import pt.vez.biometrics.Capture;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.Quality;
import pt.vez.shell.Card;
import pt.vez.shell.Variant;

/** The portrait: camera with guides, then every measure as pass or what to do. */
class PortraitSection extends CaptureSection {
    private static final int MAX_BYTES = 8 * 1024 * 1024;
    private final Div result = new Div();

    PortraitSection(BiometricsView screen, Capture capture) {
        super(screen);
        result.addClassName("capture");
        getContent()
                .add(
                        new Card(
                                new Paragraph(t("biometrics.portrait.text")),
                                new CameraPicture(screen, MAX_BYTES, this::taken)),
                        result);
        if (capture.done().contains(CaptureStep.PORTRAIT)) {
            result.add(kept());
        }
    }

    private void taken(byte[] bytes) {
        Quality quality = screen.samples().portrait(screen.actor(), screen.caseId(), bytes);
        result.removeAll();
        if (!quality.kept()) {
            result.add(kept(), better(null, result::removeAll));
            screen.say(Variant.ATTENTION, "biometrics.worse");
            return;
        }
        var card = Card.titled(
                t("biometrics.measured"),
                picture(CaptureStep.PORTRAIT, null, t("biometrics.portrait.alt")),
                measures(quality));
        result.add(card);
        if (quality.passes()) {
            card.add(next());
            boolean confirm = quality.isToBeConfirmed();
            screen.say(
                    confirm ? Variant.ATTENTION : Variant.SUCCESS,
                    confirm ? "biometrics.portrait.confirm" : "biometrics.portrait.good");
        } else {
            if (quality.mayBeKept()) {
                result.add(secondLook(null));
            }
            screen.say(Variant.ATTENTION, "biometrics.portrait.again", quality.failed(), Quality.SECOND_LOOK_AFTER);
        }
    }

    private Card kept() {
        return new Card(picture(CaptureStep.PORTRAIT, null, t("biometrics.portrait.alt")), next());
    }
}

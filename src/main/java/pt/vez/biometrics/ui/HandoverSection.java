package pt.vez.biometrics.ui;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pt.vez.biometrics.Capture;
import pt.vez.biometrics.CaptureState;
import pt.vez.platform.Dates;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.LabelledValues;
import pt.vez.shell.Notice;
import pt.vez.shell.Variant;

/** After sealing: where the package is. Nothing of what was taken can be seen. */
class HandoverSection extends CaptureSection {

    HandoverSection(BiometricsView screen, Capture capture) {
        super(screen);
        boolean over = capture.state() == CaptureState.ACKNOWLEDGED;
        var labelledValues = new LabelledValues();
        fact(labelledValues, "biometrics.sealedAt", capture.sealedAt());
        fact(labelledValues, "biometrics.handedOverAt", capture.handedOverAt());
        fact(labelledValues, "biometrics.acknowledgedAt", capture.acknowledgedAt());
        String hash = capture.packageHash();
        if (hash != null) {
            var code = new Span(hash);
            code.addClassName("hash");
            labelledValues.fact(t("biometrics.hash"), code);
        }
        var card = new Card(new Paragraph(t(over ? "biometrics.over.text" : "biometrics.sealed.text")), labelledValues);
        var problem = capture.problem();
        if (problem != null) {
            getContent().add(new Notice(Variant.ATTENTION, label(problem)));
        }
        card.add(Actions.row(
                Actions.primaryLink(t("problem.home"), "home"),
                over
                        ? Actions.quiet(
                                t("biometrics.again"),
                                click -> screen.guarded(() -> screen.start(t("biometrics.start.text"))))
                        : Actions.secondary(
                                t("biometrics.look"), click -> screen.guarded(() -> screen.show(Optional.empty())))));
        getContent().add(card);
    }

    private void fact(LabelledValues labelledValues, String key, @Nullable Instant at) {
        if (at != null) {
            labelledValues.fact(t(key), Dates.dayAndTime(at, LISBON, getLocale()));
        }
    }
}

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
import pt.vez.shell.Facts;
import pt.vez.shell.Notice;
import pt.vez.shell.Tone;

/** After sealing: where the package is. Nothing of what was taken can be seen. */
class HandoverPart extends CapturePart {

    HandoverPart(BiometricsView screen, Capture capture) {
        super(screen);
        boolean over = capture.state() == CaptureState.ACKNOWLEDGED;
        var facts = new Facts();
        fact(facts, "biometrics.sealedAt", capture.sealedAt());
        fact(facts, "biometrics.handedOverAt", capture.handedOverAt());
        fact(facts, "biometrics.acknowledgedAt", capture.acknowledgedAt());
        String hash = capture.packageHash();
        if (hash != null) {
            var code = new Span(hash);
            code.addClassName("hash");
            facts.fact(t("biometrics.hash"), code);
        }
        var card = new Card(new Paragraph(t(over ? "biometrics.over.text" : "biometrics.sealed.text")), facts);
        var problem = capture.problem();
        if (problem != null) {
            getContent().add(new Notice(Tone.ATTENTION, label(problem)));
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

    private void fact(Facts facts, String key, @Nullable Instant at) {
        if (at != null) {
            facts.fact(t(key), Dates.dayAndTime(at, LISBON, getLocale()));
        }
    }
}

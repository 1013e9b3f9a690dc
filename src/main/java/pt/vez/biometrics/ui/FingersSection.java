package pt.vez.biometrics.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pt.vez.biometrics.AbsenceReason;
import pt.vez.biometrics.Capture;
import pt.vez.biometrics.Capture.FingerState;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.FingerPosition;
import pt.vez.biometrics.Quality;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Pill;
import pt.vez.shell.Variant;

/** Fingerprints as files of the scanner's program, finger by finger. */
class FingersSection extends CaptureSection {
    private static final int MAX_BYTES = 1024 * 1024;
    private final Select<FingerPosition> finger = new Select<>();
    private final Div result = new Div();
    private final Div known = new Div();

    FingersSection(BiometricsView screen, Capture capture) {
        super(screen);
        if (capture.exempt().contains(CaptureStep.FINGERPRINTS)) {
            getContent().add(new Card(new Paragraph(t("biometrics.fingers.child")), next()));
            return;
        }
        finger.setLabel(t("biometrics.finger"));
        finger.setItems(FingerPosition.values());
        finger.setItemLabelGenerator(this::label);
        finger.setValue(wanted(capture.fingers()));
        result.addClassName("capture");
        known.addClassName("capture");
        var file = new SampleFile(
                screen, t("biometrics.finger.file"), ".png,.wsq,.fir,.iso,image/png", MAX_BYTES, this::taken);
        getContent().add(new Card(new Paragraph(t("biometrics.fingers.text")), finger, file, absence()), result, known);
        show(capture, null);
    }

    /** The index fingers first; then another of the hand that has none. */
    private static FingerPosition wanted(Map<FingerPosition, FingerState> fingers) {
        for (var index : new FingerPosition[] {FingerPosition.RIGHT_INDEX, FingerPosition.LEFT_INDEX}) {
            boolean taken = index.hand().stream().anyMatch(other -> fingers.get(other) == FingerState.TAKEN);
            if (!taken) {
                for (FingerPosition other : index.hand()) {
                    FingerPosition next = fingers.get(index) == FingerState.ABSENT ? other : index;
                    if (fingers.get(next) != FingerState.ABSENT) {
                        return next;
                    }
                }
            }
        }
        return FingerPosition.RIGHT_INDEX;
    }

    private NativeDetails absence() {
        var reasons = reasons(AbsenceReason.values(), "biometrics.absent.why");
        var record = Actions.secondary(
                t("biometrics.absent.go"),
                click -> screen.guarded(() -> {
                    screen.samples()
                            .absent(
                                    screen.actor(),
                                    screen.caseId(),
                                    finger.getValue(),
                                    screen.chosen(reasons.getValue()));
                    screen.quiet();
                    result.removeAll();
                    reasons.clear();
                    show(latest(), null);
                }));
        var details = new NativeDetails(t("biometrics.absent"), new Div(reasons, Actions.row(record)));
        details.addClassName("more");
        return details;
    }

    private Capture latest() {
        return screen.sessions().latest(screen.actor(), screen.caseId()).orElseThrow();
    }

    private void taken(byte[] bytes) {
        FingerPosition position = finger.getValue();
        Quality quality = screen.samples().finger(screen.actor(), screen.caseId(), position, bytes);
        result.removeAll();
        result.add(Card.titled(
                t("biometrics.measured.finger", label(position)),
                picture(CaptureStep.FINGERPRINTS, position, label(position)),
                measures(quality)));
        if (quality.mayBeKept()) {
            result.add(secondLook(position));
        }
        if (!quality.kept()) {
            result.removeAll();
            result.add(better(position, () -> {
                result.removeAll();
                show(latest(), position);
            }));
            screen.say(Variant.ATTENTION, "biometrics.worse");
        } else if (quality.passes()) {
            screen.say(Variant.SUCCESS, "biometrics.finger.good", label(position));
        } else {
            screen.say(Variant.ATTENTION, "biometrics.portrait.again", quality.failed(), Quality.SECOND_LOOK_AFTER);
        }
        show(latest(), quality.passes() ? null : position);
    }

    private void show(Capture capture, @Nullable FingerPosition stay) {
        finger.setValue(stay == null ? wanted(capture.fingers()) : stay);
        known.removeAll();
        if (capture.fingers().isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        list.addClassName("measures");
        capture.fingers().forEach((position, state) -> {
            var name = new Span(label(position));
            name.addClassName("grow");
            list.add(new ListItem(name, new Pill(tone(state), label(state))));
        });
        var card = Card.titled(t("biometrics.fingers.known"), list);
        if (capture.done().contains(CaptureStep.FINGERPRINTS)) {
            card.add(Actions.row(Actions.primary(t("biometrics.next"), click -> screen.guarded(screen::advance))));
        }
        known.add(card);
    }

    private static Variant tone(FingerState state) {
        return switch (state) {
            case TAKEN -> Variant.SUCCESS;
            case FAILED -> Variant.DANGER;
            case ABSENT -> Variant.NEUTRAL;
        };
    }
}

package pt.vez.biometrics.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import pt.vez.biometrics.Capture;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.DocumentCheck;
import pt.vez.biometrics.FieldMatch;
import pt.vez.biometrics.MismatchReason;
import pt.vez.biometrics.MrzField;
import pt.vez.platform.Dates;
import pt.vez.shared.ZoneReading;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.LabelledValues;
import pt.vez.shell.Pill;
import pt.vez.shell.Variant;
import pt.vez.shell.ZoneCamera;

/** The document against the register: read or typed, check digits first, then what differs, for a recorded decision. */
class IdentitySection extends CaptureSection {
    private final TextArea zone = new TextArea();
    private final Div seen = new Div();
    private final Div difference = new Div();

    IdentitySection(BiometricsView screen, Capture capture) {
        super(screen);
        zone.setLabel(t("biometrics.mrz"));
        zone.setHelperText(t("biometrics.mrz.help"));
        zone.setMaxLength(120);
        zone.addClassName("mrz");
        zone.getElement()
                .setAttribute("autocapitalize", "characters")
                .setAttribute("spellcheck", "false")
                .setAttribute("autocomplete", "off");
        seen.addClassName("capture");
        difference.addClassName("capture");
        var compare = Actions.once(t("biometrics.mrz.go"), () -> screen.guarded(() -> compare(null)));
        getContent()
                .add(
                        new Card(
                                new Paragraph(t("biometrics.identity.text")),
                                new ZoneCamera(this::taken),
                                zone,
                                seen,
                                Actions.row(compare)),
                        difference);
        if (capture.waiting().contains(CaptureStep.IDENTITY)) {
            difference.add(colleague());
        }
    }

    /** Both number and birth date differ: two people look. */
    private Card colleague() {
        var review = screen.sessions().review(screen.actor(), screen.caseId());
        var facts = new LabelledValues();
        String number = review.documentNumber();
        facts.fact(label(MrzField.NUMBER), number == null ? "–" : number);
        var why = review.decision();
        facts.fact(t("biometrics.mismatch.why"), why == null ? "–" : label(why));
        return Card.titled(
                t("biometrics.colleague"),
                new Paragraph(t("biometrics.colleague.text")),
                facts,
                Actions.row(Actions.secondary(
                        t("biometrics.colleague.go"),
                        click -> screen.guarded(() -> {
                            screen.samples().confirmIdentity(screen.actor(), screen.caseId());
                            screen.advance();
                        }))));
    }

    /** A refusal is shown, and the camera stops. */
    private boolean taken(String lines) {
        var done = new AtomicBoolean(true);
        screen.guarded(() -> done.set(read(lines)));
        return done.get();
    }

    /** What the camera read stands in the field, to be compared with the document and corrected. */
    private boolean read(String lines) {
        ZoneReading found =
                screen.samples().read(screen.actor(), screen.caseId(), lines).orElse(null);
        if (found == null) {
            return false;
        }
        screen.quiet();
        difference.removeAll();
        zone.setValue(found.zone());
        var document = found.document();
        LocalDate birth = document.birthDate();
        LocalDate expiry = document.expiry();
        var facts = new LabelledValues();
        facts.fact(label(MrzField.NUMBER), document.number());
        facts.fact(label(MrzField.BIRTH), birth == null ? "–" : Dates.full(birth, getLocale()));
        facts.fact(label(MrzField.EXPIRY), expiry == null ? "–" : Dates.full(expiry, getLocale()));
        facts.fact(t("zone.nationality"), document.nationality());
        seen.removeAll();
        seen.add(facts, new Paragraph(t("zone.compare")));
        if (found.corrected() > 0) {
            seen.add(new Paragraph(t("zone.corrected", found.corrected())));
        }
        if (found.endUnproved()) {
            seen.add(new Paragraph(t("zone.unproved")));
        }
        return true;
    }

    private void compare(@Nullable MismatchReason decision) {
        screen.quiet();
        DocumentCheck check = screen.samples().identity(screen.actor(), screen.caseId(), zone.getValue(), decision);
        if (check.recorded()) {
            screen.advance();
            return;
        }
        if (check.waits()) {
            difference.removeAll();
            difference.add(colleague());
            screen.say(Variant.ATTENTION, "biometrics.colleague.waits");
            return;
        }
        var facts = new LabelledValues();
        check.fields().forEach((field, match) -> facts.fact(label(field), new Pill(tone(match), label(match))));
        var reasons = reasons(MismatchReason.values(), "biometrics.mismatch.why");
        var record = Actions.secondary(
                t("biometrics.mismatch.go"), click -> screen.guarded(() -> compare(screen.chosen(reasons.getValue()))));
        difference.removeAll();
        difference.add(Card.titled(t("biometrics.mismatch"), facts, reasons, Actions.row(record)));
        screen.say(Variant.ATTENTION, "biometrics.mismatch.text");
    }

    private static Variant tone(FieldMatch match) {
        return switch (match) {
            case SAME -> Variant.SUCCESS;
            case UNKNOWN -> Variant.ATTENTION;
            case DIFFERENT, EXPIRED -> Variant.DANGER;
        };
    }
}

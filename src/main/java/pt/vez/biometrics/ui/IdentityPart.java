package pt.vez.biometrics.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import org.jspecify.annotations.Nullable;
import pt.vez.biometrics.DocumentCheck;
import pt.vez.biometrics.FieldMatch;
import pt.vez.biometrics.MismatchReason;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Facts;
import pt.vez.shell.Pill;
import pt.vez.shell.Tone;

/** The document against the register: check digits first, then what differs, for a decision that is recorded. */
class IdentityPart extends CapturePart {
    private final TextArea zone = new TextArea();

    IdentityPart(BiometricsView screen) {
        super(screen);
        zone.setLabel(t("biometrics.mrz"));
        zone.setHelperText(t("biometrics.mrz.help"));
        zone.setMaxLength(120);
        zone.addClassName("mrz");
        zone.getElement()
                .setAttribute("autocapitalize", "characters")
                .setAttribute("spellcheck", "false")
                .setAttribute("autocomplete", "off");
        var compare = Actions.once(t("biometrics.mrz.go"), () -> screen.guarded(() -> compare(null)));
        getContent().add(new Card(new Paragraph(t("biometrics.identity.text")), zone, Actions.row(compare)));
    }

    private void compare(@Nullable MismatchReason decision) {
        screen.quiet();
        DocumentCheck check = screen.sessions().identity(screen.actor(), screen.caseId(), zone.getValue(), decision);
        if (check.recorded()) {
            screen.advance();
            return;
        }
        var facts = new Facts();
        check.fields().forEach((field, match) -> facts.fact(label(field), new Pill(tone(match), label(match))));
        var reasons = reasons(MismatchReason.values(), "biometrics.mismatch.why");
        var record = Actions.secondary(
                t("biometrics.mismatch.go"), click -> screen.guarded(() -> compare(screen.chosen(reasons.getValue()))));
        if (getContent().getComponentCount() > 1) {
            getContent().remove(getContent().getComponentAt(1));
        }
        getContent().add(Card.titled(t("biometrics.mismatch"), facts, reasons, Actions.row(record)));
        screen.say(Tone.ATTENTION, "biometrics.mismatch.text");
    }

    private static Tone tone(FieldMatch match) {
        return switch (match) {
            case SAME -> Tone.SUCCESS;
            case UNKNOWN -> Tone.ATTENTION;
            case DIFFERENT, EXPIRED -> Tone.DANGER;
        };
    }
}

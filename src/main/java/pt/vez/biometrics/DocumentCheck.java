package pt.vez.biometrics;

import java.util.Map;

/**
 * The document compared with the register.
 *
 * @param recorded whether the step is done; when not, the mediator must decide first
 * @param waits whether a decision is recorded that a colleague must confirm
 */
public record DocumentCheck(Map<MrzField, FieldMatch> fields, boolean recorded, boolean waits) {
    /** Another number and another birth date: nothing says any more that it is the same person. */
    public boolean needsColleague() {
        return fields.get(MrzField.NUMBER) == FieldMatch.DIFFERENT
                && fields.get(MrzField.BIRTH) == FieldMatch.DIFFERENT;
    }

    public boolean agrees() {
        return fields.values().stream()
                .noneMatch(match -> match == FieldMatch.DIFFERENT || match == FieldMatch.EXPIRED);
    }
}

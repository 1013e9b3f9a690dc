package pt.vez.biometrics;

import java.util.Map;

/**
 * The document compared with the register.
 *
 * @param recorded whether the step is done; when not, somebody must decide first
 */
public record DocumentCheck(Map<MrzField, FieldMatch> fields, boolean recorded) {
    public boolean agrees() {
        return fields.values().stream()
                .noneMatch(match -> match == FieldMatch.DIFFERENT || match == FieldMatch.EXPIRED);
    }
}

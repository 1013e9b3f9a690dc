package pt.vez.biometrics.internal;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pt.vez.biometrics.FieldMatch;
import pt.vez.biometrics.MismatchReason;
import pt.vez.biometrics.MrzField;
import pt.vez.people.ApplicantData;
import pt.vez.shared.Mrz;
import pt.vez.shared.PartialDate;

/** The document beside the register, field by field. */
record RegisterCheck(Mrz document, Map<MrzField, FieldMatch> fields) {
    static RegisterCheck of(Mrz document, ApplicantData register, LocalDate today) {
        var fields = new EnumMap<MrzField, FieldMatch>(MrzField.class);
        fields.put(MrzField.NUMBER, match(document.number(), register.passportNumber()));
        fields.put(MrzField.BIRTH, birth(document.birthDate(), register.birth()));
        LocalDate expiry = document.expiry();
        fields.put(
                MrzField.EXPIRY,
                expiry != null && expiry.isBefore(today)
                        ? FieldMatch.EXPIRED
                        : match(expiry, register.passportExpires()));
        return new RegisterCheck(document, fields);
    }

    /** A register that leaves parts unknown neither confirms the document's date nor contradicts it, unless it cannot be. */
    private static FieldMatch birth(@Nullable LocalDate document, PartialDate register) {
        if (document == null || register.isWhole()) {
            return match(document, register.earliest());
        }
        return register.covers(PartialDate.of(document)) ? FieldMatch.UNKNOWN : FieldMatch.DIFFERENT;
    }

    private static FieldMatch match(@Nullable Object document, @Nullable Object register) {
        return document == null || register == null
                ? FieldMatch.UNKNOWN
                : document.equals(register) ? FieldMatch.SAME : FieldMatch.DIFFERENT;
    }

    /** What the package tells of the document. */
    TreeMap<String, Object> kept(@Nullable MismatchReason decision) {
        var kept = new TreeMap<String, Object>();
        kept.put("layout", document.layout().name());
        kept.put("number", document.number());
        kept.put("nationality", document.nationality());
        kept.put("birthDate", String.valueOf(document.birthDate()));
        kept.put("expiry", String.valueOf(document.expiry()));
        fields.forEach((field, match) -> kept.put("match." + field, match.name()));
        kept.put("decision", decision == null ? "" : decision.name());
        return kept;
    }
}

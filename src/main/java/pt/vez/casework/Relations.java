package pt.vez.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.PartialDate;
import pt.vez.shared.TypedText;

/**
 * To whom the person of a case belongs.
 *
 * @param representative who answers for a child (<i>representante legal</i>): a name, and how they are related
 * @param sponsor whose family the person joins: a name or the number of their case, as typed
 */
public record Relations(
        @Nullable String representative, @Nullable String sponsor) {
    public static final Relations NONE = new Relations(null, null);
    public static final int LONGEST = 200;

    /** Age of majority, in years (Código Civil art. 130). */
    private static final int OF_AGE = 18;

    /**
     * Whether a person born then is a minor today and needs a representative; of an incomplete birth date the earliest
     * possible day counts.
     */
    public static boolean isChild(PartialDate birth, LocalDate today) {
        return birth.earliest().plusYears(OF_AGE).isAfter(today);
    }

    /**
     * In the form it is kept in; blank is null.
     *
     * @throws InvalidInput when a child has no representative, or a text is too long
     */
    Relations validated(PartialDate birth, LocalDate today) {
        Relations clean = new Relations(clean(representative), clean(sponsor));
        if (clean.representative() == null && isChild(birth, today)) {
            throw new InvalidInput("newcase.representative.missing");
        }
        return clean;
    }

    private static @Nullable String clean(@Nullable String typed) {
        String text = typed == null ? "" : TypedText.visible(typed).strip();
        if (text.length() > LONGEST) {
            throw new InvalidInput("field.tooLong", LONGEST);
        }
        return text.isEmpty() ? null : text;
    }
}

package pt.vez.casework;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pt.vez.people.PersonMatching.PersonQuery;
import pt.vez.shared.Base32;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.PassportNumber;
import pt.vez.shared.TypedText;

/**
 * What a mediator typed into the one field of the desk: a case number, a document number, or a name with a birth date.
 *
 * @param number when it may be a case number
 * @param person when it may be something else as well
 */
public record DeskSearch(
        @Nullable CaseNumber number, @Nullable PersonQuery person) {
    private static final Pattern WRITTEN_AS_NUMBER = Pattern.compile("\\w{4}[- ]\\w{4}[- ]\\w");
    private static final Pattern DATE = Pattern.compile(
            "\\b(?:(\\d{1,2})[./ -](\\d{1,2})[./ -](\\d{4})" + "|(\\d{4})[./-](\\d{1,2})[./-](\\d{1,2}))\\b");

    /** @throws InvalidInput saying what may be typed, or what is wrong with a case number */
    public static DeskSearch of(String typed) {
        String text = TypedText.withAsciiDigits(typed);
        if (WRITTEN_AS_NUMBER.matcher(text).matches()) {
            return new DeskSearch(CaseNumber.of(text), null);
        }
        var date = DATE.matcher(text);
        if (date.find()) {
            String name = (text.substring(0, date.start()) + " " + text.substring(date.end()))
                    .replaceAll("[,;()]", " ")
                    .strip();
            if (name.isEmpty()) {
                throw new InvalidInput("desk.search.unclear");
            }
            LocalDate born = date.group(4) == null
                    ? date(date.group(3), date.group(2), date.group(1))
                    : date(date.group(4), date.group(5), date.group(6));
            return new DeskSearch(null, PersonQuery.ofName(name, born));
        }
        String document = TypedText.compact(text);
        String number = Base32.normalise(text);
        boolean mayBeNumber = CaseNumber.isValid(number);
        boolean mayBeDocument = PassportNumber.isValid(document);
        if (!mayBeNumber && !mayBeDocument) {
            throw new InvalidInput("desk.search.unclear");
        }
        return new DeskSearch(
                mayBeNumber ? new CaseNumber(number) : null, mayBeDocument ? PersonQuery.ofDocument(document) : null);
    }

    private static LocalDate date(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            throw new InvalidInput("field.date.impossible");
        }
    }
}

package pt.vez.shared;

import com.ibm.icu.text.IDNA;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A mail address in its one canonical form, so that one mailbox is one text and two mailboxes never are: ASCII, lower
 * case, the name before the @ a dot-atom (RFC 5321 §4.1.2), the domain in A-labels (UTS 46, non-transitional). What this
 * accepts, the mailer sends to. See docs/decisions/2026-11-27-identifiers-are-compared-byte-for-byte.md.
 */
public record Email(String value) {
    /** RFC 5321 §4.5.3.1.3 less the angle brackets. */
    private static final int LONGEST = 254;

    private static final int LONGEST_NAME = 64;
    private static final String ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern NAME = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");
    private static final IDNA DOMAINS = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);

    /** @throws InvalidInput when the text is not in canonical form; what a person typed is read with {@link #of} */
    public Email {
        if (!isValid(value)) {
            throw new InvalidInput("field.email.invalid");
        }
    }

    /**
     * Reads what a person typed. Invisible characters and capital letters make no difference; a letter that only looks
     * like another, or is a variant of it, is never replaced.
     *
     * @throws InvalidInput when no mail can be sent there: incomplete, dots in the wrong place, or letters that the name
     *     before the @ or the domain cannot have
     */
    public static Email of(String typed) {
        return new Email(canonical(typed));
    }

    /** Whether the text is an address in canonical form. */
    public static boolean isValid(String text) {
        try {
            return canonical(text).equals(text);
        } catch (InvalidInput e) {
            return false;
        }
    }

    private static String canonical(String typed) {
        String text = TypedText.visible(typed).replace('\uFF20', '@');
        int at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1) {
            throw new InvalidInput("field.email.invalid");
        }
        String address = name(text.substring(0, at)) + "@" + domain(text.substring(at + 1));
        if (address.length() > LONGEST) {
            throw new InvalidInput("field.email.invalid");
        }
        return address;
    }

    private static String name(String text) {
        if (text.chars().anyMatch(c -> c > 0x7E)) {
            throw new InvalidInput("field.email.letters");
        }
        if (text.startsWith(".") || text.endsWith(".") || text.contains("..")) {
            throw new InvalidInput("field.email.dots");
        }
        String name = text.toLowerCase(Locale.ROOT);
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw new InvalidInput("field.email.invalid");
        }
        return name;
    }

    private static String domain(String text) {
        String typed = TypedText.halfWidth(text).toLowerCase(Locale.ROOT);
        String domain = isPlain(typed) ? typed : labels(typed);
        if (!DOMAIN.matcher(domain).matches()) {
            throw new InvalidInput("field.email.invalid");
        }
        return domain;
    }

    private static boolean isPlain(String domain) {
        return domain.chars().allMatch(c -> c < 0x80) && !("." + domain).contains(".xn--");
    }

    private static String labels(String domain) {
        // UTS 46 would read a superscript d as d: another letter than the one that is seen.
        if (!Normalizer.normalize(domain, Normalizer.Form.NFKC)
                .equals(Normalizer.normalize(domain, Normalizer.Form.NFC))) {
            throw new InvalidInput("field.email.letters");
        }
        var info = new IDNA.Info();
        String ascii = DOMAINS.nameToASCII(domain, new StringBuilder(), info).toString();
        if (info.hasErrors()) {
            throw new InvalidInput("field.email.letters");
        }
        return ascii.toLowerCase(Locale.ROOT);
    }

    /** For reading: the domain in the letters it is known by. */
    public String display() {
        int at = value.indexOf('@');
        var info = new IDNA.Info();
        String domain = DOMAINS.nameToUnicode(value.substring(at + 1), new StringBuilder(), info)
                .toString();
        return value.substring(0, at + 1) + (info.hasErrors() ? value.substring(at + 1) : domain);
    }

    /** First letter and domain, for "we sent a code to …". */
    public String masked() {
        String shown = display();
        return shown.charAt(0) + "•••" + shown.substring(shown.indexOf('@'));
    }
}

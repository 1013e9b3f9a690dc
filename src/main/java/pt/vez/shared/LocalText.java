package pt.vez.shared;

import java.util.Locale;

/** A text an administrator keeps in both languages. */
public record LocalText(String pt, String en) {
    public String in(Locale locale) {
        return "pt".equals(locale.getLanguage()) ? pt : en;
    }
}

package pt.vez.notifications.internal;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.Texts;

/** A message being put together, in the reader's language. */
final class Draft {
    private final Texts texts;
    private final String to;
    private final Locale language;
    private final String subject;
    private final String heading;
    private final List<String> lines;
    private @Nullable String code;
    private @Nullable String link;
    private @Nullable String linkText;
    private @Nullable String calendar;
    private @Nullable String method;

    private Draft(Texts texts, String to, Locale language, String subject, String heading, List<String> lines) {
        this.texts = texts;
        this.to = to;
        this.language = language;
        this.subject = subject;
        this.heading = heading;
        this.lines = lines;
    }

    /** @param key of its kind: its subject and heading are {@code key.subject} and {@code key.heading} */
    static Draft of(Texts texts, String to, Locale language, String key, List<String> lines) {
        return new Draft(
                texts,
                to,
                language,
                texts.get(language, key + ".subject"),
                texts.get(language, key + ".heading"),
                lines);
    }

    /** @param key of the words that are both subject and heading */
    static Draft headed(Texts texts, String to, Locale language, String key, List<String> lines) {
        return new Draft(texts, to, language, texts.get(language, key), texts.get(language, key), lines);
    }

    Draft code(String code) {
        this.code = code;
        return this;
    }

    /** @param key of the words on the button */
    Draft link(String path, String key) {
        this.link = path;
        this.linkText = texts.get(language, key);
        return this;
    }

    Draft calendar(String calendar, String method) {
        this.calendar = calendar;
        this.method = method;
        return this;
    }

    Message build() {
        return new Message(
                to, language.toLanguageTag(), subject, heading, lines, code, link, linkText, calendar, method);
    }
}

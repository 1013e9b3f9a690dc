package pt.vez.notifications.internal;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.Texts;

/** A message being put together, in the reader's language. */
final class MessageBuilder {
    private final Texts texts;
    private final String to;
    private final Locale language;
    private final String subject;
    private final String heading;
    private final List<String> lines;
    private @Nullable String shortText;
    private @Nullable String code;
    private @Nullable String link;
    private @Nullable String linkText;
    private @Nullable String calendar;
    private @Nullable String method;

    private MessageBuilder(
            Texts texts, String to, Locale language, String subject, String heading, List<String> lines) {
        this.texts = texts;
        this.to = to;
        this.language = language;
        this.subject = subject;
        this.heading = heading;
        this.lines = lines;
    }

    /** @param key of its kind: its subject and heading are {@code key.subject} and {@code key.heading} */
    static MessageBuilder of(Texts texts, String to, Locale language, String key, List<String> lines) {
        return new MessageBuilder(
                texts,
                to,
                language,
                texts.get(language, key + ".subject"),
                texts.get(language, key + ".heading"),
                lines);
    }

    /** @param key of the words that are both subject and heading */
    static MessageBuilder headed(Texts texts, String to, Locale language, String key, List<String> lines) {
        return new MessageBuilder(texts, to, language, texts.get(language, key), texts.get(language, key), lines);
    }

    /** @param key of its kind, as above */
    static MessageBuilder of(Texts texts, Recipient to, String key, List<String> lines) {
        return of(texts, to.address(), to.language(), key, lines);
    }

    /**
     * The words of a text message instead of the lines: few, as other people may see a locked telephone; the link
     * follows.
     *
     * @param key of the words
     */
    MessageBuilder text(String key, Object... values) {
        this.shortText = texts.get(language, key, values);
        return this;
    }

    MessageBuilder code(String code) {
        this.code = code;
        return this;
    }

    /** @param key of the words on the button */
    MessageBuilder link(String path, String key) {
        this.link = path;
        this.linkText = texts.get(language, key);
        return this;
    }

    MessageBuilder calendar(String calendar, String method) {
        this.calendar = calendar;
        this.method = method;
        return this;
    }

    Message build() {
        return new Message(
                to,
                language.toLanguageTag(),
                subject,
                heading,
                shortText != null && to.startsWith("+") ? List.of(shortText) : lines,
                code,
                link,
                linkText,
                calendar,
                method);
    }
}

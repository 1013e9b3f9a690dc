package pt.vez.portal.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import pt.vez.platform.Texts;

/** Every word of the intake page, because it has to speak both languages without a network. */
@Component
class IntakePageFormatter {
    static final String PREFIX = "intake.page.";
    static final List<String> NAMES = List.of(
            "title",
            "lead",
            "other",
            "noScript",
            "old",
            "installed",
            "notInstalled",
            "offline",
            "online",
            "clock",
            "prepare",
            "prepare.text",
            "planned",
            "notOnDuty",
            "prepare.go",
            "prepare.needsNetwork",
            "preparing",
            "signedOut",
            "signIn",
            "open",
            "over",
            "leapt",
            "closed",
            "procedure",
            "choose",
            "name",
            "birth",
            "day",
            "month",
            "year",
            "nationality",
            "document",
            "document.hint",
            "phone",
            "email",
            "language",
            "note",
            "photographs",
            "photographs.hint",
            "photograph.n",
            "photograph.remove",
            "photograph.bad",
            "photograph.most",
            "large",
            "save",
            "correct",
            "procedure.missing",
            "ticket",
            "ticket.give",
            "ticket.text",
            "ticket.next",
            "waiting",
            "waiting.none",
            "waiting.one",
            "waiting.more",
            "made",
            "send",
            "sending",
            "open.record",
            "opened",
            "restored",
            "delete",
            "delete.really",
            "delete.keep",
            "deleted",
            "sent",
            "sent.received",
            "sent.conflict",
            "sent.late",
            "sent.see",
            "unsent",
            "end",
            "end.text",
            "end.go",
            "full",
            "failed");

    /** Messages of the page shared with other screens, by their own keys. */
    static final List<String> SHARED = List.of(
            "person.birth.unknown",
            "field.name.missing",
            "field.name.short",
            "field.date.incomplete",
            "field.date.impossible",
            "field.birth.range",
            "field.phone.invalid",
            "field.email.invalid",
            "field.email.letters",
            "field.email.dots");

    private final Texts texts;

    IntakePageFormatter(Texts texts) {
        this.texts = texts;
    }

    Map<String, String> in(Locale language) {
        Map<String, String> words = new TreeMap<>();
        NAMES.forEach(name -> words.put(name, texts.get(language, PREFIX + name)));
        SHARED.forEach(name -> words.put(name, texts.get(language, name)));
        return words;
    }
}

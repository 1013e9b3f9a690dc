package pt.vez.portal.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import pt.vez.platform.Texts;

/** Every word of the intake page, because it has to speak both languages without a network. */
@Component
class IntakeWords {
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
            "signedOut",
            "signIn",
            "open",
            "over",
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
            "name.missing",
            "birth.wrong",
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

    private final Texts texts;

    IntakeWords(Texts texts) {
        this.texts = texts;
    }

    Map<String, String> in(Locale language) {
        Map<String, String> words = new TreeMap<>();
        NAMES.forEach(name -> words.put(name, texts.get(language, PREFIX + name)));
        return words;
    }
}

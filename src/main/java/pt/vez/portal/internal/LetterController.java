package pt.vez.portal.internal;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import pt.vez.casework.CaseId;
import pt.vez.casework.Recipients;
import pt.vez.casework.Recipients.Recipient;
import pt.vez.identity.CurrentActor;
import pt.vez.invitations.Invitations;
import pt.vez.invitations.Invitations.Letters;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.platform.VezSettings;
import pt.vez.shared.Actor;
import pt.vez.shell.QrCode;

/** Invitations on paper, to be printed and posted. */
@Controller
class LetterController {
    private final CurrentActor current;
    private final Invitations invitations;
    private final Recipients recipients;
    private final VezSettings settings;
    private final Texts texts;
    private final Clock clock;

    LetterController(
            CurrentActor current,
            Invitations invitations,
            Recipients recipients,
            VezSettings settings,
            Texts texts,
            Clock clock) {
        this.current = current;
        this.invitations = invitations;
        this.recipients = recipients;
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
    }

    /** One invitation on paper, in the words of the person's language. */
    public record PaperLetter(
            String language,
            String sender,
            String day,
            String name,
            String address,
            String caseNumber,
            String heading,
            String line,
            String how,
            String qr,
            String link) {}

    /**
     * Invitations of people without e-mail and telephone, one on each page, five hundred at a time; each look is in the
     * journal.
     *
     * @param after where the part before ended
     */
    @GetMapping("/papers/letters/{wave}")
    String letters(
            @PathVariable UUID wave, @RequestParam(required = false) @Nullable UUID after, Locale locale, Model model) {
        Actor actor = current.get();
        Letters part = invitations.toPrint(actor, wave, after);
        Map<CaseId, Recipient> people =
                recipients
                        .of(
                                actor,
                                "letter.printed",
                                part.letters().stream()
                                        .map(Invitations.Letter::caseId)
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(Recipient::caseId, Function.identity()));
        model.addAttribute("language", Languages.of(locale.toLanguageTag()).toLanguageTag());
        model.addAttribute("wave", wave);
        model.addAttribute("total", part.total());
        model.addAttribute("first", part.first());
        model.addAttribute("last", part.first() + part.letters().size() - 1);
        model.addAttribute("next", part.next());
        model.addAttribute(
                "letters",
                part.letters().stream()
                        .map(letter -> paper(letter, Objects.requireNonNull(people.get(letter.caseId()))))
                        .toList());
        return "papers/letters";
    }

    private PaperLetter paper(Invitations.Letter letter, Recipient to) {
        Locale language = Languages.of(to.language());
        String link = settings.address() + "/i/" + letter.token();
        return new PaperLetter(
                language.toLanguageTag(),
                texts.get(language, "letters.sender"),
                Dates.full(clock.instant(), letter.zone(), language),
                to.name(),
                to.address(),
                texts.get(language, "letters.case", to.caseNumber()),
                texts.get(language, "mail.invitation.heading"),
                texts.get(
                        language, "mail.invitation.line", Dates.dayAndTime(letter.expires(), letter.zone(), language)),
                texts.get(language, "letters.how"),
                QrCode.svg(link, texts.get(language, "letters.qr")),
                link);
    }
}

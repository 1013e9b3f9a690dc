package pt.vez.portal.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import pt.vez.casework.CaseId;
import pt.vez.casework.Recipients;
import pt.vez.casework.Recipients.Recipient;
import pt.vez.identity.CurrentActor;
import pt.vez.mandates.MandateNotices;
import pt.vez.mandates.MandateView;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.platform.VezSettings;
import pt.vez.shared.Actor;
import pt.vez.shared.NotFound;

/** The letter to a person no message reaches, about a mandate in their name, in the words of their language. */
@Controller
class MandateLetterController {
    private final CurrentActor current;
    private final MandateNotices notices;
    private final Recipients recipients;
    private final VezSettings settings;
    private final Texts texts;
    private final Clock clock;

    MandateLetterController(
            CurrentActor current,
            MandateNotices notices,
            Recipients recipients,
            VezSettings settings,
            Texts texts,
            Clock clock) {
        this.current = current;
        this.notices = notices;
        this.recipients = recipients;
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param paragraphs what was authorised, whether it stands, and what the person can do */
    public record MandateLetter(
            String language,
            String sender,
            String day,
            String name,
            String address,
            String caseNumber,
            String heading,
            List<String> paragraphs) {}

    /** Opening it is printing it: both the look at the person's address and the letter are in the journal. */
    @GetMapping("/papers/mandates/{mandateId}/letter")
    String letter(@PathVariable UUID mandateId, Locale locale, Model model) {
        Actor actor = current.get();
        MandateView mandate = notices.print(actor, mandateId);
        Recipient to = recipients.of(actor, "mandate.letterAddress", List.of(new CaseId(mandate.caseId()))).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("error.notFound"));
        model.addAttribute("language", Languages.of(locale.toLanguageTag()).toLanguageTag());
        model.addAttribute("l", letter(mandate, to));
        return "papers/mandate-letter";
    }

    private MandateLetter letter(MandateView mandate, Recipient to) {
        Locale language = Languages.of(to.language());
        Instant granted = mandate.grantedAt() == null ? mandate.requestedAt() : mandate.grantedAt();
        String scopes = mandate.scopes().stream()
                .sorted()
                .map(scope -> texts.label(language, scope))
                .collect(Collectors.joining("; "));
        return new MandateLetter(
                language.toLanguageTag(),
                texts.get(language, "letters.sender"),
                Dates.full(clock.instant(), LISBON, language),
                to.name(),
                to.address(),
                texts.get(language, "letters.case", to.caseNumber()),
                texts.get(language, "mandateLetter.heading"),
                List.of(
                        texts.get(
                                language,
                                "mandateLetter.who",
                                Dates.full(granted, LISBON, language),
                                mandate.associationName(),
                                mandate.mediatorName()),
                        texts.get(language, "mandateLetter.scopes", scopes),
                        standing(mandate, language),
                        texts.get(language, "mandateLetter.why"),
                        texts.get(language, "mandateLetter.what", settings.address())));
    }

    private String standing(MandateView mandate, Locale language) {
        Instant now = clock.instant();
        if (mandate.isLive(now) && mandate.expiresAt() != null) {
            return texts.get(
                    language, "mandateLetter.until", Dates.fullDayAndTime(mandate.expiresAt(), LISBON, language));
        }
        Instant end = mandate.endedAt() == null ? mandate.expiresAt() : mandate.endedAt();
        return texts.get(language, "mandateLetter.ended", Dates.full(end == null ? now : end, LISBON, language));
    }
}

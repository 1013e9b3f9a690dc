package pt.vez.portal.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import pt.vez.casework.CaseId;
import pt.vez.casework.Cases;
import pt.vez.casework.Recipients;
import pt.vez.casework.Recipients.Recipient;
import pt.vez.identity.CurrentActor;
import pt.vez.invitations.Invitations;
import pt.vez.invitations.Invitations.Letters;
import pt.vez.notifications.CalendarFiles;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.platform.VezSettings;
import pt.vez.scheduling.AppointmentNotices;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.shared.Actor;
import pt.vez.shell.QrCode;

/** Things to take along: the printable confirmation and the calendar file. */
@Controller
class PaperController {
    private final CurrentActor current;
    private final Booking booking;
    private final Cases cases;
    private final Invitations invitations;
    private final AppointmentNotices notices;
    private final Recipients recipients;
    private final VezSettings settings;
    private final CalendarFiles calendars;
    private final Texts texts;
    private final Clock clock;

    PaperController(
            CurrentActor current,
            Booking booking,
            Cases cases,
            Invitations invitations,
            AppointmentNotices notices,
            Recipients recipients,
            CalendarFiles calendars,
            VezSettings settings,
            Texts texts,
            Clock clock) {
        this.current = current;
        this.booking = booking;
        this.cases = cases;
        this.invitations = invitations;
        this.notices = notices;
        this.recipients = recipients;
        this.settings = settings;
        this.calendars = calendars;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/papers/{id}/print")
    String print(@PathVariable UUID id, Locale locale, Model model) {
        Actor actor = current.get();
        Locale language = Languages.of(locale.toLanguageTag());
        AppointmentView appointment = booking.get(actor, id);
        var centre = appointment.centre().data();
        model.addAttribute("a", appointment);
        model.addAttribute("closed", notices.closure(appointment).isPresent());
        model.addAttribute("person", cases.read(actor, appointment.caseId()));
        model.addAttribute("when", Dates.fullDayAndTime(appointment.start(), centre.zone(), language));
        model.addAttribute("service", appointment.serviceName().in(language));
        model.addAttribute("access", centre.access().in(language));
        model.addAttribute(
                "qr",
                QrCode.svg(
                        "VEZ:" + appointment.code(), texts.get(language, "appointment.qr", appointment.displayCode())));
        model.addAttribute("language", language.toLanguageTag());
        return "papers/appointment";
    }

    /** The paper that proves a mandate. */
    @GetMapping("/papers/mandates/{caseId}/{mandateId}.pdf")
    ResponseEntity<byte[]> attestation(@PathVariable UUID caseId, @PathVariable UUID mandateId) {
        byte[] pdf = cases.attestation(current.get(), new CaseId(caseId), mandateId);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"vez.pdf\"")
                .body(pdf);
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

    @GetMapping("/papers/{id}/vez.ics")
    ResponseEntity<byte[]> calendar(@PathVariable UUID id, Locale locale) {
        AppointmentView appointment = booking.get(current.get(), id);
        String file = calendars.of(appointment, Languages.of(locale.toLanguageTag()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"vez.ics\"")
                .body(file.getBytes(StandardCharsets.UTF_8));
    }
}

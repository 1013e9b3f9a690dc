package pt.vez.portal.internal;

import static pt.vez.shared.Zones.LISBON;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import pt.vez.casework.CaseId;
import pt.vez.casework.Cases;
import pt.vez.casework.Recipients;
import pt.vez.identity.CurrentActor;
import pt.vez.invitations.Invitations;
import pt.vez.notifications.CalendarFiles;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.platform.VezSettings;
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
    private final Recipients recipients;
    private final VezSettings settings;
    private final CalendarFiles calendars;
    private final Texts texts;

    PaperController(
            CurrentActor current,
            Booking booking,
            Cases cases,
            Invitations invitations,
            Recipients recipients,
            CalendarFiles calendars,
            VezSettings settings,
            Texts texts) {
        this.current = current;
        this.booking = booking;
        this.cases = cases;
        this.invitations = invitations;
        this.recipients = recipients;
        this.settings = settings;
        this.calendars = calendars;
        this.texts = texts;
    }

    @GetMapping("/papers/{id}/print")
    String print(@PathVariable UUID id, Locale locale, Model model) {
        Actor actor = current.get();
        Locale language = Languages.of(locale.toLanguageTag());
        AppointmentView appointment = booking.get(actor, id);
        var centre = appointment.centre().data();
        model.addAttribute("a", appointment);
        model.addAttribute("person", cases.read(actor, appointment.caseId()));
        model.addAttribute("when", Dates.dayAndTime(appointment.start(), centre.zone(), language));
        model.addAttribute("year", appointment.start().atZone(centre.zone()).getYear());
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

    /** One invitation on paper. */
    public record PaperLetter(String name, String address, String until, String qr, String link) {}

    /** Invitations of people without e-mail and telephone, one on each page; each look is in the journal. */
    @GetMapping("/papers/letters/{wave}")
    String letters(@PathVariable UUID wave, Locale locale, Model model) {
        Actor actor = current.get();
        Locale language = Languages.of(locale.toLanguageTag());
        model.addAttribute("language", language.toLanguageTag());
        model.addAttribute(
                "letters",
                invitations.toPrint(actor, wave).stream()
                        .map(letter -> {
                            var to = recipients.of(actor, letter.caseId());
                            String link = settings.address() + "/i/" + letter.token();
                            return new PaperLetter(
                                    to.name(),
                                    to.address(),
                                    Dates.dayAndTime(letter.expires(), LISBON, language),
                                    QrCode.svg(link, texts.get(language, "letters.qr")),
                                    link);
                        })
                        .toList());
        return "papers/letters";
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

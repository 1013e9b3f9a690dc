package pt.vez.portal.internal;

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
import pt.vez.identity.CurrentActor;
import pt.vez.notifications.CalendarFiles;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.scheduling.AppointmentNotices;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.shared.Actor;
import pt.vez.shell.QrCode;

/** Papers to take along: the printable confirmation, the proof of a mandate and the calendar file. */
@Controller
class PaperController {
    private final CurrentActor current;
    private final Booking booking;
    private final Cases cases;
    private final AppointmentNotices notices;
    private final CalendarFiles calendars;
    private final Texts texts;

    PaperController(
            CurrentActor current,
            Booking booking,
            Cases cases,
            AppointmentNotices notices,
            CalendarFiles calendars,
            Texts texts) {
        this.current = current;
        this.booking = booking;
        this.cases = cases;
        this.notices = notices;
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

package pt.vez.portal.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pt.vez.invitations.InvitationLink;
import pt.vez.invitations.Invitations;
import pt.vez.invitations.Invitations.Status;
import pt.vez.invitations.Offers;
import pt.vez.invitations.Offers.Offer;
import pt.vez.notifications.CalendarFiles;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.scheduling.AppointmentNotice.SeatOffer;
import pt.vez.scheduling.AppointmentNotices;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.ui.AppointmentFormatter;
import pt.vez.shared.DomainException;
import pt.vez.shared.NotFound;
import pt.vez.shell.QrCode;

/** What follows an invitation, and offers of another date: plain pages under a signed address, without signing in. */
@Controller
class InvitationController {
    private final Invitations invitations;
    private final Offers offers;
    private final SeatReservations seats;
    private final AppointmentNotices notices;
    private final CalendarFiles calendars;
    private final PublicPageModel publicPage;
    private final Texts texts;
    private final Clock clock;

    InvitationController(
            Invitations invitations,
            Offers offers,
            SeatReservations seats,
            AppointmentNotices notices,
            CalendarFiles calendars,
            PublicPageModel publicPage,
            Texts texts,
            Clock clock) {
        this.invitations = invitations;
        this.offers = offers;
        this.seats = seats;
        this.notices = notices;
        this.calendars = calendars;
        this.publicPage = publicPage;
        this.texts = texts;
        this.clock = clock;
    }

    /** Only reached with the switch of languages, or with an address whose signature does not fit. */
    @GetMapping("/i/{token}")
    String again(@PathVariable String token) {
        invitations.read(token);
        return "redirect:/i/" + token;
    }

    @GetMapping("/i/{token}/done")
    String done(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable UUID asked,
            Locale locale,
            Model model) {
        Status status = invitations.status(invitations.read(token));
        publicPage.fill(model, locale);
        model.addAttribute("token", token);
        boolean over =
                status.state() == Invitations.State.SENT && status.expires().isBefore(clock.instant());
        model.addAttribute("state", over ? Invitations.State.EXPIRED : status.state());
        AppointmentView appointment = status.appointment();
        appointment(appointment, locale, model);
        model.addAttribute(
                "anotherTime",
                asked != null
                        && appointment != null
                        && seats.bookedBy(appointment.caseId())
                                .filter(booked -> !booked.slot().equals(asked))
                                .isPresent());
        return "invitation/done";
    }

    private String soon(Instant start, ZoneId zone, Locale language) {
        long days = Dates.daysUntil(start, clock.instant(), zone);
        return days == 0
                ? texts.get(language, "date.today")
                : days == 1
                        ? texts.get(language, "date.tomorrow")
                        : days > 1 ? texts.get(language, "date.inDays", days) : texts.get(language, "date.past");
    }

    private void appointment(@Nullable AppointmentView appointment, Locale locale, Model model) {
        if (appointment == null || appointment.state() != AppointmentView.State.BOOKED) {
            return;
        }
        Locale language = Languages.of(locale.toLanguageTag());
        var centre = appointment.centre().data();
        model.addAttribute("a", appointment);
        notices.closure(appointment).ifPresent(closed -> {
            model.addAttribute("closed", closed);
            SeatOffer offer = closed.offer();
            if (offer != null) {
                model.addAttribute("newPath", offer.path());
                model.addAttribute("newPlace", offer.centre());
                model.addAttribute(
                        "newWhen",
                        Dates.dayAndTime(offer.start(), offer.centre().zone(), language));
                model.addAttribute(
                        "until", Dates.dayAndTime(offer.until(), offer.centre().zone(), language));
            }
        });
        model.addAttribute("when", Dates.dayAndTime(appointment.start(), centre.zone(), language));
        model.addAttribute("soon", soon(appointment.start(), centre.zone(), language));
        model.addAttribute("map", AppointmentFormatter.map(centre));
        model.addAttribute("service", appointment.serviceName().in(language));
        model.addAttribute("access", centre.access().in(language));
        model.addAttribute(
                "qr",
                QrCode.svg(
                        "VEZ:" + appointment.code(), texts.get(language, "appointment.qr", appointment.displayCode())));
    }

    @GetMapping("/i/{token}/vez.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String token, Locale locale) {
        return file(invitations.status(invitations.read(token)).appointment(), locale);
    }

    /** The appointment an accepted offer became. */
    @GetMapping("/o/{token}/vez.ics")
    ResponseEntity<byte[]> offeredCalendar(@PathVariable String token, Locale locale) {
        Offer offer = offers.read(invitations.read(token));
        return file(offer.state() == Offers.State.ACCEPTED ? offer.before() : null, locale);
    }

    private ResponseEntity<byte[]> file(@Nullable AppointmentView appointment, Locale locale) {
        if (appointment == null) {
            throw new NotFound("problem.404");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"vez.ics\"")
                .body(calendars
                        .of(appointment, Languages.of(locale.toLanguageTag()))
                        .getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/i/{token}/return")
    String askReturn(@PathVariable String token, Locale locale, Model model) {
        Status status = invitations.status(invitations.read(token));
        publicPage.fill(model, locale);
        model.addAttribute("token", token);
        appointment(status.appointment(), locale, model);
        return "invitation/return";
    }

    @PostMapping("/i/{token}/return")
    String declineInvitation(@PathVariable String token) {
        invitations.declineInvitation(invitations.read(token));
        return "redirect:/i/" + token + "/done";
    }

    @GetMapping("/o/{token}")
    String offer(@PathVariable String token, Locale locale, Model model) {
        return show(token, offers.read(invitations.read(token)), locale, model);
    }

    private String show(String token, Offer offer, Locale locale, Model model) {
        Locale language = Languages.of(locale.toLanguageTag());
        publicPage.fill(model, locale);
        model.addAttribute("token", token);
        boolean open =
                offer.state() == Offers.State.OFFERED && offer.expires().isAfter(clock.instant()) && !offer.closed();
        model.addAttribute("offer", offer);
        model.addAttribute("open", open);
        model.addAttribute("ended", offer.state() == Offers.State.OFFERED && offer.closed() ? "CLOSED" : offer.state());
        Offers.Now now = offers.now(offer.caseId());
        model.addAttribute("situation", now.situation());
        model.addAttribute("stands", now.situation() == Offers.Situation.STANDS);
        place(offer.centre()).ifPresent(place -> {
            model.addAttribute("place", place.name());
            model.addAttribute("address", place.address());
            model.addAttribute("placeMap", AppointmentFormatter.map(place.address()));
            model.addAttribute("at", Dates.dayAndTime(offer.start(), place.zone(), language));
            model.addAttribute("until", Dates.dayAndTime(offer.expires(), place.zone(), language));
        });
        AppointmentView before = offer.before();
        if (offer.state() == Offers.State.ACCEPTED) {
            appointment(before, locale, model);
        } else if (before != null && before.state() == AppointmentView.State.BOOKED) {
            var centre = before.centre().data();
            model.addAttribute(
                    "before", Dates.dayAndTime(before.start(), centre.zone(), language) + ", " + centre.name());
        }
        return "invitation/offer";
    }

    private Optional<SeatReservations.Place> place(CentreId centre) {
        List<SeatReservations.Place> places = seats.places();
        return places.stream().filter(place -> place.id().equals(centre)).findFirst();
    }

    @PostMapping("/o/{token}")
    String answer(@PathVariable String token, @RequestParam String answer, Locale locale, Model model) {
        InvitationLink invitationLink = invitations.read(token);
        try {
            if (answer.equals("yes")) {
                offers.accept(invitationLink);
            } else {
                offers.decline(invitationLink);
            }
            return "redirect:/o/" + token;
        } catch (DomainException e) {
            model.addAttribute("problem", texts.get(locale, e));
            return show(token, offers.read(invitationLink), locale, model);
        }
    }
}

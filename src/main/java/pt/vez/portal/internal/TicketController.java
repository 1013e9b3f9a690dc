package pt.vez.portal.internal;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import pt.vez.platform.VezSettings;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.WalkIns;
import pt.vez.scheduling.WalkIns.Ticket;
import pt.vez.shell.QrCode;

/** A walk-in ticket on the phone, the ticket on paper, and the display in the waiting hall. */
@Controller
class TicketController {
    private final WalkIns walkIns;
    private final PublicPageModel publicPage;
    private final VezSettings settings;

    TicketController(WalkIns walkIns, PublicPageModel publicPage, VezSettings settings) {
        this.walkIns = walkIns;
        this.publicPage = publicPage;
        this.settings = settings;
    }

    @GetMapping("/t/{token}")
    String ticket(@PathVariable String token, Locale locale, Model model) {
        return show(token, locale, model, "invitation/ticket");
    }

    /** Fits the paper of a counter's printer; the code opens the same ticket on a phone. */
    @GetMapping("/t/{token}/print")
    String print(@PathVariable String token, Locale locale, Model model) {
        model.addAttribute("qr", QrCode.svg(settings.address() + "/t/" + token, "Vez"));
        return show(token, locale, model, "invitation/ticket-print");
    }

    private String show(String token, Locale locale, Model model, String page) {
        Ticket ticket = walkIns.byToken(token).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        publicPage.fill(model, locale);
        model.addAttribute("ticket", ticket);
        model.addAttribute("token", token);
        Duration estimate = ticket.estimate();
        model.addAttribute("minutes", estimate == null ? null : Math.max(1, (estimate.toSeconds() + 59) / 60));
        return page;
    }

    @PostMapping("/t/{token}/leave")
    String leave(@PathVariable String token) {
        walkIns.leave(token);
        return "redirect:/t/" + token;
    }

    @GetMapping("/hall/{centre}")
    String hall(@PathVariable UUID centre, Locale locale, Model model) {
        publicPage.fill(model, locale);
        model.addAttribute(
                "hall",
                walkIns.hall(new CentreId(centre))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "invitation/hall";
    }
}

package pt.vez.portal.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Plain pages around a visit: the window of a file, and what stands on a screen whose visit is over. */
@Controller
class VisitPagesController {
    /** The file is shown from memory; the browser's own viewer needs to place it. */
    private static final String FILE =
            SecurityConfiguration.STRICT.replace("img-src", "frame-src blob:; object-src blob:; img-src blob:");

    private final PublicPageModel publicPage;

    VisitPagesController(PublicPageModel publicPage) {
        this.publicPage = publicPage;
    }

    /** A public page without personal data. */
    @GetMapping("/visit/ended")
    String ended(Locale locale, Model model) {
        publicPage.fill(model, locale);
        return "visit/ended";
    }

    /** @param visit the visit the file belongs to; the page compares and blanks itself when it is over */
    @GetMapping("/visit/file")
    String file(@RequestParam String visit, Locale locale, Model model, HttpServletResponse response) {
        publicPage.fill(model, locale);
        model.addAttribute("visit", visit);
        response.setHeader("Content-Security-Policy", FILE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return "visit/file";
    }
}

package pt.vez.portal.internal;

import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseBody;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Texts;

/** Landing page and other public pages: plain, without script and session, small to load. */
@Controller
class PublicPagesController {
    private final CurrentActor current;
    private final Texts texts;
    private final PublicPageModel light;

    PublicPagesController(CurrentActor current, Texts texts, PublicPageModel light) {
        this.current = current;
        this.texts = texts;
        this.light = light;
    }

    @ModelAttribute
    void everyPage(Model model, Locale locale) {
        light.fill(model, locale);
    }

    @GetMapping(PublicPages.LANDING)
    String landing() {
        return current.find().isPresent() ? "redirect:/home" : "public/landing";
    }

    @GetMapping("/privacy")
    String privacy() {
        return "public/privacy";
    }

    @GetMapping("/signed-out")
    String signedOut() {
        return "public/signed-out";
    }

    @GetMapping("/offline")
    String offline() {
        return "public/offline";
    }

    @GetMapping(path = "/manifest.webmanifest", produces = "application/manifest+json")
    @ResponseBody
    String manifest(Locale locale) {
        return """
                {"name":"Vez","short_name":"Vez","description":"%s","lang":"%s","id":"/","start_url":"/home","scope":"/",
                "display":"standalone","background_color":"#f7f5f0","theme_color":"#0a5a66","icons":[
                {"src":"/icons/vez.svg","sizes":"any","type":"image/svg+xml"},
                {"src":"/icons/vez-192.png","sizes":"192x192","type":"image/png"},
                {"src":"/icons/vez-512.png","sizes":"512x512","type":"image/png"},
                {"src":"/icons/vez-maskable-512.png","sizes":"512x512","type":"image/png","purpose":"maskable"}]}
                """.formatted(texts.get(locale, "door.tagline"), locale.toLanguageTag());
    }

    @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String robots() {
        return "User-agent: *\nDisallow: /sign-in/\n";
    }
}

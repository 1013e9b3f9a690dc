package pt.vez.portal.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.ClientAddress;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;
import pt.vez.platform.Limits;
import pt.vez.platform.Texts;
import pt.vez.platform.VezSettings;
import pt.vez.shared.Base32;
import pt.vez.shell.QrCode;
import pt.vez.training.CertificateStanding;
import pt.vez.training.Certificates;
import pt.vez.training.Certificates.Verified;

/** A certificate on paper for its holder, and the public page that verifies it. */
@Controller
class CertificateController {
    private final CurrentActor current;
    private final Certificates certificates;
    private final PublicPageModel publicPage;
    private final Texts texts;
    private final VezSettings settings;

    CertificateController(
            CurrentActor current,
            Certificates certificates,
            PublicPageModel publicPage,
            Texts texts,
            VezSettings settings) {
        this.current = current;
        this.certificates = certificates;
        this.publicPage = publicPage;
        this.texts = texts;
        this.settings = settings;
    }

    @GetMapping("/certificates")
    String ask(Locale locale, Model model) {
        publicPage.fill(model, locale);
        return "invitation/certificate";
    }

    /** The number typed becomes the address, so that the answer can be kept and shown. */
    @PostMapping("/certificates")
    String typed(@RequestParam(defaultValue = "") String number) {
        String clean = Base32.normalise(number);
        return "redirect:/certificates"
                + (clean.isEmpty() ? "" : "/" + URLEncoder.encode(clean, StandardCharsets.UTF_8));
    }

    @GetMapping("/certificates/{number}")
    String verify(
            @PathVariable String number,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        publicPage.fill(model, locale);
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Locale language = Languages.of(locale.toLanguageTag());
        try {
            Optional<Verified> found = certificates.verify(number, ClientAddress.network(request));
            found.ifPresentOrElse(each -> show(each, language, model), () -> {
                response.setStatus(HttpStatus.NOT_FOUND.value());
                model.addAttribute("problem", texts.get(language, "verify.none"));
            });
        } catch (Limits.TooManyAttempts e) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            model.addAttribute("problem", texts.get(language, e));
        }
        return "invitation/certificate";
    }

    private void show(Verified found, Locale language, Model model) {
        model.addAttribute("found", found);
        model.addAttribute("standing", found.standing().name());
        model.addAttribute("state", texts.label(language, found.standing()));
        model.addAttribute("course", found.course().in(language));
        model.addAttribute("from", Dates.full(found.from(), language));
        model.addAttribute("to", Dates.full(found.to(), language));
        LocalDate revoked = found.revokedOn();
        model.addAttribute("revoked", revoked == null ? null : Dates.full(revoked, language));
    }

    /** To be printed; what is not valid any more is not printed but explained. */
    @GetMapping("/papers/certificates/{id}")
    String print(@PathVariable UUID id, Locale locale, Model model) {
        var held = certificates.get(current.get(), id);
        var certificate = held.certificate();
        if (certificate.standing() != CertificateStanding.VALID) {
            return "redirect:/certificates/" + certificate.number();
        }
        Locale language = Languages.of(locale.toLanguageTag());
        String address = settings.address() + "/certificates/" + certificate.number();
        model.addAttribute("language", language.toLanguageTag());
        model.addAttribute("holder", held.holder());
        model.addAttribute("number", certificate.shown());
        model.addAttribute("course", certificate.course().in(language));
        model.addAttribute("from", Dates.full(certificate.from(), language));
        model.addAttribute("to", Dates.full(certificate.to(), language));
        model.addAttribute("address", address);
        model.addAttribute("qr", QrCode.svg(address, texts.get(language, "certificate.qr")));
        return "papers/certificate";
    }
}

package pt.vez.portal.internal;

import static pt.vez.shared.Zones.LISBON;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.altcha.altcha.Altcha;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import pt.vez.casework.CaseLookup;
import pt.vez.casework.CaseLookup.Whereabouts;
import pt.vez.casework.CaseNumber;
import pt.vez.invitations.ProofOfWork;
import pt.vez.platform.ClientAddress;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.shared.DomainException;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.PartialDate;
import pt.vez.shared.TypedText;

/**
 * The public page "Where is my case?", by number and birth date. A client with a script does a proof of work; one
 * without waits a little.
 */
@Controller
class WhereController {
    private final CaseLookup lookup;
    private final ProofOfWork proof;
    private final PublicPageModel publicPage;
    private final Texts texts;

    WhereController(CaseLookup lookup, ProofOfWork proof, PublicPageModel publicPage, Texts texts) {
        this.lookup = lookup;
        this.proof = proof;
        this.publicPage = publicPage;
        this.texts = texts;
    }

    @GetMapping("/where")
    String ask(Locale locale, Model model) {
        return form("", "", "", "", locale, model);
    }

    private String form(String number, String day, String month, String year, Locale locale, Model model) {
        publicPage.fill(model, locale);
        model.addAttribute("number", number);
        model.addAttribute("day", day);
        model.addAttribute("month", month);
        model.addAttribute("year", year);
        return "invitation/where";
    }

    @GetMapping("/where/challenge")
    @ResponseBody
    ResponseEntity<Map<String, Object>> challenge(HttpServletRequest request) {
        Altcha.Challenge challenge = proof.challenge(ClientAddress.network(request));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of(
                        "algorithm", challenge.algorithm,
                        "challenge", challenge.challenge,
                        "maxnumber", challenge.maxnumber,
                        "salt", challenge.salt,
                        "signature", challenge.signature));
    }

    @PostMapping("/where")
    String find(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String altcha,
            @RequestParam(defaultValue = "") String lane,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        String page = form(number, day, month, year, locale, model);
        String network = ClientAddress.network(request);
        try {
            Map<String, String> problems = new LinkedHashMap<>();
            CaseNumber known = check("number", () -> number(number), problems, locale);
            LocalDate birth = check("day", () -> birth(day, month, year), problems, locale);
            if (known == null || birth == null) {
                model.addAttribute("problems", problems);
                return page;
            }
            if (!proof.isDone(altcha, network)) {
                String about = number + "/" + birth;
                long left = proof.secondsLeft(lane, about, network);
                if (left != 0) {
                    model.addAttribute("lane", left < 0 ? proof.slowTicket(about, network) : lane);
                    model.addAttribute("seconds", left < 0 ? ProofOfWork.SLOW.toSeconds() : left);
                    return page;
                }
            }
            Whereabouts found = lookup.find(known.value(), birth, network);
            Locale language = Languages.of(locale.toLanguageTag());
            model.addAttribute("stage", texts.label(language, found.stage()));
            model.addAttribute("text", texts.get(language, "timeline." + found.stage()));
            model.addAttribute("procedure", found.procedure().in(language));
            model.addAttribute("since", Dates.full(found.since(), LISBON, language));
            return page;
        } catch (DomainException e) {
            model.addAttribute("problem", texts.get(locale, e));
            return page;
        }
    }

    /** @return null when the rule is broken; then the problem is noted at the field */
    private <T> @Nullable T check(String field, Supplier<T> rule, Map<String, String> problems, Locale locale) {
        try {
            return rule.get();
        } catch (DomainException e) {
            problems.put(field, texts.get(locale, e));
            return null;
        }
    }

    private static CaseNumber number(String typed) {
        if (typed.isBlank()) {
            throw new InvalidInput("claim.number.missing");
        }
        return CaseNumber.of(typed);
    }

    /** The day, or the first day that it may be where the document leaves day or month unknown, typed as 00. */
    private static LocalDate birth(String day, String month, String year) {
        try {
            return PartialDate.of(
                            Integer.parseInt(TypedText.digits(year)),
                            Integer.parseInt(TypedText.digits(month)),
                            Integer.parseInt(TypedText.digits(day)))
                    .earliest();
        } catch (NumberFormatException | InvalidInput e) {
            throw new InvalidInput("where.birth");
        }
    }
}

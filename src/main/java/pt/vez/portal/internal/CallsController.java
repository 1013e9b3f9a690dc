package pt.vez.portal.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import pt.vez.associations.MediatorLanguage;
import pt.vez.associations.WorkTime;
import pt.vez.hiring.ApplicationForm;
import pt.vez.hiring.ApplicationRefused;
import pt.vez.hiring.Applications;
import pt.vez.hiring.Calls;
import pt.vez.hiring.PublicCall;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.ClientAddress;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.platform.VezSettings;
import pt.vez.shared.DomainException;
import pt.vez.shared.NotFound;

/** Public calls for mediators, and the form to apply: no script, no session, nothing typed is lost. */
@Controller
class CallsController {
    private static final String PAGE = "hiring/apply";
    private final Calls calls;
    private final Applications applications;
    private final CurrentActor current;
    private final PublicPageModel publicPage;
    private final Texts texts;
    private final VezSettings settings;

    CallsController(
            Calls calls,
            Applications applications,
            CurrentActor current,
            PublicPageModel publicPage,
            Texts texts,
            VezSettings settings) {
        this.calls = calls;
        this.applications = applications;
        this.current = current;
        this.publicPage = publicPage;
        this.texts = texts;
        this.settings = settings;
    }

    @GetMapping("/calls")
    String list(Locale locale, Model model) {
        Locale language = Languages.of(locale.toLanguageTag());
        List<PublicCall> open = calls.open();
        publicPage.fill(model, locale);
        model.addAttribute("calls", open);
        model.addAttribute("portuguese", "pt".equals(language.getLanguage()));
        model.addAttribute(
                "until",
                open.stream()
                        .collect(Collectors.toMap(
                                PublicCall::slug, call -> Dates.full(call.data().deadline(), language))));
        return "hiring/calls";
    }

    /** With a parameter {@code preview}, a call not published yet, for the coordinator of its association only. */
    @GetMapping("/calls/{slug}")
    String one(@PathVariable String slug, @RequestParam @Nullable String preview, Locale locale, Model model) {
        PublicCall call = preview == null ? published(slug) : calls.preview(current.get(), slug);
        Locale language = Languages.of(locale.toLanguageTag());
        publicPage.fill(model, locale);
        model.addAttribute("call", call);
        model.addAttribute("preview", preview != null);
        model.addAttribute("title", call.data().title().in(language));
        model.addAttribute("text", call.data().text().in(language));
        model.addAttribute("until", Dates.full(call.data().deadline(), language));
        model.addAttribute(
                "languages",
                call.data().languages().stream()
                        .map(each -> texts.label(language, each))
                        .collect(Collectors.joining(", ")));
        model.addAttribute("address", settings.address() + "/calls/" + slug);
        return "hiring/call";
    }

    private PublicCall published(String slug) {
        return calls.published(slug).orElseThrow(() -> new NotFound("problem.404"));
    }

    @GetMapping("/calls/{slug}/apply")
    String form(@PathVariable String slug, Locale locale, Model model) {
        PublicCall call = published(slug);
        if (!call.open()) {
            return "redirect:/calls/" + slug;
        }
        return form(call, UUID.randomUUID(), Map.of(), Set.of(), locale, model);
    }

    private String form(
            PublicCall call,
            UUID submission,
            Map<String, String> typed,
            Set<String> ticked,
            Locale locale,
            Model model) {
        Locale language = Languages.of(locale.toLanguageTag());
        publicPage.fill(model, locale);
        model.addAttribute("slug", call.slug());
        model.addAttribute("callTitle", call.data().title().in(language));
        model.addAttribute("submission", submission);
        model.addAttribute("typed", typed);
        model.addAttribute("ticked", ticked);
        model.addAttribute("problems", Map.of());
        model.addAttribute("most", Applications.MAX_CV / 1024 / 1024);
        model.addAttribute("allLanguages", labels(MediatorLanguage.values(), language));
        model.addAttribute("allTimes", labels(WorkTime.values(), language));
        applications.kept(call.slug(), submission).ifPresent(kept -> {
            model.addAttribute("kept", kept);
            model.addAttribute("keptSize", Math.max(1, kept.bytes() / 1024));
        });
        return PAGE;
    }

    private Map<String, String> labels(Enum<?>[] constants, Locale language) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Enum<?> constant : constants) {
            labels.put(constant.name(), texts.label(language, constant));
        }
        return labels;
    }

    @PostMapping("/calls/{slug}/apply")
    String apply(
            @PathVariable String slug,
            @RequestParam UUID submission,
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "") Set<String> languages,
            @RequestParam(defaultValue = "") Set<String> times,
            @RequestParam @Nullable MultipartFile cv,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Locale language = Languages.of(locale.toLanguageTag());
        try (InputStream file = cv == null || cv.isEmpty() ? null : cv.getInputStream()) {
            var form = new ApplicationForm(
                    submission,
                    typed.getOrDefault("name", ""),
                    typed.getOrDefault("email", ""),
                    typed.getOrDefault("phone", ""),
                    languages,
                    times,
                    typed.getOrDefault("motivation", ""),
                    language.toLanguageTag(),
                    file);
            return "redirect:/applications/" + applications.apply(slug, form, ClientAddress.network(request));
        } catch (NotFound e) {
            throw e;
        } catch (DomainException e) {
            Set<String> ticked = new HashSet<>(languages);
            ticked.addAll(times);
            String page = form(published(slug), submission, typed, ticked, locale, model);
            model.addAttribute("problem", texts.get(locale, e));
            model.addAttribute("problems", e instanceof ApplicationRefused refused ? words(refused, locale) : Map.of());
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> words(ApplicationRefused refused, Locale locale) {
        Map<String, String> words = new LinkedHashMap<>();
        refused.problems().forEach((field, problem) -> words.put(field, texts.get(locale, problem)));
        return words;
    }
}

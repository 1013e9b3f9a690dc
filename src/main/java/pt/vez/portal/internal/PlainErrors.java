package pt.vez.portal.internal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import pt.vez.audit.SecurityEvents;
import pt.vez.audit.SecurityEvents.Kind;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.ErrorTraces;
import pt.vez.platform.Texts;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;

/** The page shown when a page fails: a sentence and a link, without technical details. */
@Controller
@ControllerAdvice
class PlainErrors implements ErrorController {
    private static final Logger log = LoggerFactory.getLogger(PlainErrors.class);
    private static final Map<Integer, String> TEXTS = Map.of(
            403, "problem.403",
            408, "problem.408",
            413, "problem.413",
            429, "problem.429",
            503, "problem.503");
    private final Texts texts;
    private final PublicPageModel publicPage;
    private final CurrentActor current;
    private final SecurityEvents events;

    PlainErrors(Texts texts, PublicPageModel publicPage, CurrentActor current, SecurityEvents events) {
        this.texts = texts;
        this.publicPage = publicPage;
        this.current = current;
        this.events = events;
    }

    @ExceptionHandler(NotAuthorised.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String refused(NotAuthorised problem, Locale locale, Model model) {
        events.record(Kind.REFUSED, current.find().map(Actor::accountId).orElse(null), problem.key());
        return page(texts.get(locale, problem), locale, model);
    }

    @ExceptionHandler(NotFound.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing(NotFound problem, Locale locale, Model model) {
        return page(texts.get(locale, problem), locale, model);
    }

    @ExceptionHandler(DomainException.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String domain(DomainException problem, Locale locale, Model model) {
        return page(texts.get(locale, problem), locale, model);
    }

    @ExceptionHandler(Exception.class)
    @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
    String unexpected(Exception problem, Locale locale, Model model) throws Exception {
        if (problem instanceof ErrorResponse) {
            throw problem;
        }
        return page(texts.get(locale, "problem.500", reference(problem, 500)), locale, model);
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String malformed(Locale locale, Model model) {
        return page(texts.get(locale, "problem.404"), locale, model);
    }

    @RequestMapping("/error")
    String error(HttpServletRequest request, Locale locale, Model model) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer number ? number : 404;
        String known = TEXTS.get(code);
        if (code >= 500 && known == null) {
            Object problem = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            String reference = reference(problem instanceof Throwable thrown ? thrown : null, code);
            return page(texts.get(locale, "problem.500", reference), locale, model);
        }
        return page(texts.get(locale, known == null ? "problem.404" : known), locale, model);
    }

    /** Writes the cause to the log, without what its messages may quote, under a reference the person reads too. */
    private static String reference(@Nullable Throwable problem, int code) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        if (problem == null) {
            log.error("Reference {}: status {}", reference, code);
        } else {
            log.error(
                    "Reference {}: {}", reference, ErrorTraces.rootType(problem), ErrorTraces.withoutMessages(problem));
        }
        return reference;
    }

    private String page(String text, Locale locale, Model model) {
        publicPage.fill(model, locale);
        model.addAttribute("text", text);
        return "public/problem";
    }
}

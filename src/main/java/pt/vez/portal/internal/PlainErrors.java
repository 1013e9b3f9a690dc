package pt.vez.portal.internal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.shared.DomainException;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;

/** What a person sees when a page cannot be shown: a sentence and a way on, never the inside of the machine. */
@Controller
@ControllerAdvice
class PlainErrors implements ErrorController {
    private static final Logger log = LoggerFactory.getLogger(PlainErrors.class);
    private final Texts texts;

    PlainErrors(Texts texts) {
        this.texts = texts;
    }

    @ExceptionHandler(NotAuthorised.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String refused(NotAuthorised problem, Locale locale, Model model) {
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
        if (problem instanceof org.springframework.web.ErrorResponse) {
            throw problem;
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Reference {}: {}", reference, problem.getClass().getName());
        return page(texts.get(locale, "problem.500", reference), locale, model);
    }

    @ExceptionHandler(org.springframework.web.method.annotation.MethodArgumentTypeMismatchException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String malformed(Locale locale, Model model) {
        return page(texts.get(locale, "problem.404"), locale, model);
    }

    @RequestMapping("/error")
    String error(HttpServletRequest request, Locale locale, Model model) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer number ? number : 404;
        if (code >= 500) {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            Object problem = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            log.error(
                    "Reference {}: {}",
                    reference,
                    problem == null ? code : problem.getClass().getName());
            return page(texts.get(locale, "problem.500", reference), locale, model);
        }
        return page(texts.get(locale, code == 403 ? "problem.403" : "problem.404"), locale, model);
    }

    private static String page(String text, Locale locale, Model model) {
        boolean portuguese = "pt".equals(Languages.of(locale.toLanguageTag()).getLanguage());
        model.addAttribute("language", portuguese ? "pt-PT" : "en");
        model.addAttribute("other", portuguese ? "en" : "pt-PT");
        model.addAttribute("build", "0");
        model.addAttribute("demonstration", false);
        model.addAttribute("text", text);
        return "door/problem";
    }
}

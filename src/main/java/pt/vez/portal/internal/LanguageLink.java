package pt.vez.portal.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import pt.vez.platform.Languages;

/** The switch of languages on every public page keeps what the address asks for and where a sign-in leads back to. */
@ControllerAdvice
class LanguageLink {
    private static final String LANGUAGE = "lang";
    private static final String RETURN = "to";

    @ModelAttribute("languageLink")
    String link(HttpServletRequest request, Locale locale) {
        var query = new StringJoiner("&", "?", "");
        String asked = request.getQueryString();
        if (asked != null) {
            for (String each : asked.split("&")) {
                String name = each.split("=", 2)[0];
                if (!each.isEmpty() && !name.equals(LANGUAGE) && !name.equals(RETURN)) {
                    query.add(each);
                }
            }
        }
        String to = request.getParameter(RETURN);
        if (to != null) {
            query.add(RETURN + "=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        }
        boolean portuguese = "pt".equals(Languages.of(locale.toLanguageTag()).getLanguage());
        return query.add(LANGUAGE + "=" + (portuguese ? "en" : "pt-PT")).toString();
    }
}

package pt.vez.portal.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import pt.vez.shared.Sha256;

/**
 * Lumo's stylesheet, cut to the components the screens use: about half of it is for components that no screen has, and
 * every first visit on a slow line pays for it. What it says of the page itself is in the layer {@code lumo}, so that the
 * application's own layers (frontend/styles/app.css) decide. The address names its content, so devices keep it for a year.
 */
@Controller
class ThemeStylesheet {
    /** Components of Lumo the application can show; {@code ThemeStylesheetTest} compares them with the built frontend. */
    static final Set<String> COMPONENTS = Set.of(
            "button",
            "checkbox",
            "checkbox-group",
            "combo-box",
            "combo-box-item",
            "combo-box-overlay",
            "custom-field",
            "date-picker",
            "date-picker-month-calendar",
            "date-picker-overlay",
            "date-picker-overlay-content",
            "date-picker-year",
            "date-time-picker",
            "dialog-overlay",
            "email-field",
            "field-outline",
            "icon",
            "input-container",
            "item",
            "list-box",
            "multi-select-combo-box",
            "multi-select-combo-box-chip",
            "multi-select-combo-box-container",
            "multi-select-combo-box-item",
            "multi-select-combo-box-overlay",
            "notification-card",
            "notification-container",
            "number-field",
            "progress-bar",
            "radio-button",
            "radio-group",
            "select",
            "select-overlay",
            "select-value-button",
            "text-area",
            "time-picker",
            "time-picker-overlay",
            "tooltip-overlay",
            "upload",
            "upload-file",
            "upload-icon");

    private static final String SOURCE = "/META-INF/resources/lumo/lumo.css";
    private static final Pattern COMPONENT = Pattern.compile("@media lumo_components_([a-z-]+)\\s*\\{");
    private static final Pattern OUTSIDE = Pattern.compile("^\\s*@(?:media lumo_|font-face|keyframes)|-inject");
    private final String css;
    private final String address;

    ThemeStylesheet() {
        css = layered(subset(source(), COMPONENTS));
        address = "/styles/lumo.css?v="
                + Sha256.hex(css.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }

    /** Address with the hash of the content. */
    String address() {
        return address;
    }

    @GetMapping("/styles/lumo.css")
    ResponseEntity<String> stylesheet() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(css);
    }

    static String source() {
        try (InputStream stream = ThemeStylesheet.class.getResourceAsStream(SOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("Lumo's stylesheet is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The stylesheet without the blocks of components that are not named. */
    static String subset(String css, Set<String> components) {
        var kept = new StringBuilder();
        for (String rule : rules(css)) {
            Matcher component = COMPONENT.matcher(rule.stripLeading());
            if (!component.lookingAt() || components.contains(component.group(1))) {
                kept.append(rule);
            }
        }
        return kept.toString();
    }

    /** The stylesheet with the rules of the page in a layer. What components take into their shadow trees has to stay outside. */
    static String layered(String css) {
        var page = new StringBuilder();
        var components = new StringBuilder();
        for (String rule : rules(css)) {
            (OUTSIDE.matcher(rule).find() ? components : page).append(rule);
        }
        return "@layer lumo{" + page + "}" + components;
    }

    /** Top-level rules in their order; Lumo's strings hold no braces. */
    private static List<String> rules(String css) {
        List<String> rules = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < css.length(); i++) {
            char sign = css.charAt(i);
            if (sign == '{') {
                depth++;
            } else if (sign == '}' && --depth == 0) {
                rules.add(css.substring(start, i + 1));
                start = i + 1;
            }
        }
        rules.add(css.substring(start));
        return rules;
    }
}

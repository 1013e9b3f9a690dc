package pt.vez.portal.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The files a device keeps for times without a network, as one version: its name is the hash of them all, and the service
 * worker carries it, so that a release with any change to them brings a new cache and no page meets another version's script.
 */
@Controller
class OfflineFiles {
    /** Header that says which version a page belongs to. */
    static final String HEADER = "X-Vez-Build";

    private static final String WORKER = "static/sw.js";
    private static final List<String> KEPT = List.of(
            WORKER,
            "static/offline.js",
            "static/door.js",
            "static/intake.js",
            "static/intake-store.js",
            "static/intake-check.js",
            "static/intake-waiting.js",
            "static/styles/tokens.css",
            "static/styles/door.css",
            "static/styles/intake.css",
            "static/icons/vez.svg",
            "templates/public/layout.html",
            "templates/public/offline.html",
            "templates/intake/page.html",
            "vaadin-i18n/translations_pt.properties",
            "vaadin-i18n/translations_en.properties");
    private final String build;
    private final String worker;

    OfflineFiles(NumberingPlans plans) throws IOException {
        this.build = hash(plans);
        this.worker = text(WORKER).replace("'BUILD'", "'" + build + "'");
    }

    /** Twelve hexadecimal digits. */
    String build() {
        return build;
    }

    @GetMapping("/sw.js")
    @ResponseBody
    ResponseEntity<String> worker() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
                .body(worker);
    }

    private static String hash(NumberingPlans plans) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String each : KEPT) {
                digest.update(new ClassPathResource(each).getContentAsByteArray());
            }
            digest.update(plans.json().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String resource) throws IOException {
        return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
    }
}

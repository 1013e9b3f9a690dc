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
 * The files a device keeps for times without a network, as one version. Its name is the hash of the service worker, whose
 * list holds the digest of every script and style (frontend/build/offline.ts), and of what the kept pages are made of. The
 * worker carries that name, so that a release with any change brings a new cache and no page meets another version's script.
 */
@Controller
class OfflineFiles {
    private static final String WORKER = "static/sw.js";
    private static final String PLACEHOLDER = "VEZ_BUILD";
    private static final List<String> PAGES = List.of(
            "templates/public/layout.html",
            "templates/public/offline.html",
            "templates/intake/page.html",
            "vaadin-i18n/translations_pt.properties",
            "vaadin-i18n/translations_en.properties");
    private final String build;
    private final String worker;

    OfflineFiles(NumberingPlans plans) throws IOException {
        this.build = hash(plans);
        this.worker = text(WORKER).replace(PLACEHOLDER, build);
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
            digest.update(new ClassPathResource(WORKER).getContentAsByteArray());
            for (String each : PAGES) {
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

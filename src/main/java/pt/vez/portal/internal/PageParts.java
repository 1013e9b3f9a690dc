package pt.vez.portal.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A page made once, as the bytes between its marks; only what stands at the marks is made for each request. */
class PageParts {
    private record Part(String text, byte[] sent) {
        Part(String text) {
            this(text, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private final List<Part> parts;

    /** @param marks a regular expression that matches each mark */
    PageParts(String html, String marks) {
        parts = Arrays.stream(html.split("(?=" + marks + ")|(?<=" + marks + ")"))
                .map(Part::new)
                .toList();
    }

    /** @param values by mark, already escaped for HTML */
    byte[] with(Map<String, String> values) {
        var page = new ByteArrayOutputStream(4_000);
        for (Part part : parts) {
            String value = values.get(part.text());
            page.writeBytes(value == null ? part.sent() : value.getBytes(StandardCharsets.UTF_8));
        }
        return page.toByteArray();
    }
}

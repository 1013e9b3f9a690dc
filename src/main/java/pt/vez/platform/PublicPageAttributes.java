package pt.vez.platform;

import java.util.Locale;
import java.util.Map;

/** What the templates of all public pages need. */
public interface PublicPageAttributes {
    /**
     * @return {@code language} and {@code other} as BCP 47 tags; {@code build}, which changes with the files of these pages;
     *     {@code demonstration}, whether this is one
     */
    Map<String, Object> of(Locale locale);
}

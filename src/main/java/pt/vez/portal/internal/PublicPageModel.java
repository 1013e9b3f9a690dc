package pt.vez.portal.internal;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import pt.vez.platform.Languages;
import pt.vez.platform.PublicPageAttributes;
import pt.vez.platform.VezSettings;

/** What every public page needs: its language, the other one, and whether this is the demonstration. */
@Component
class PublicPageModel implements PublicPageAttributes {
    private final VezSettings settings;
    private final OfflineFiles files;

    PublicPageModel(VezSettings settings, OfflineFiles files) {
        this.settings = settings;
        this.files = files;
    }

    void fill(Model model, Locale locale) {
        model.addAllAttributes(of(locale));
    }

    @Override
    public Map<String, Object> of(Locale locale) {
        boolean portuguese = "pt".equals(Languages.of(locale.toLanguageTag()).getLanguage());
        return Map.of(
                "language",
                portuguese ? "pt-PT" : "en",
                "other",
                portuguese ? "en" : "pt-PT",
                "build",
                files.build(),
                "demonstration",
                settings.demonstration());
    }
}

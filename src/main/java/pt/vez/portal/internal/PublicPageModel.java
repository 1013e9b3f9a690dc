package pt.vez.portal.internal;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import pt.vez.platform.Languages;
import pt.vez.platform.VezSettings;

/** What every public page needs: its language, the other one, and whether this is the demonstration. */
@Component
class PublicPageModel {
    private final VezSettings settings;
    private final OfflineFiles files;

    PublicPageModel(VezSettings settings, OfflineFiles files) {
        this.settings = settings;
        this.files = files;
    }

    void fill(Model model, Locale locale) {
        boolean portuguese = "pt".equals(Languages.of(locale.toLanguageTag()).getLanguage());
        model.addAttribute("language", portuguese ? "pt-PT" : "en");
        model.addAttribute("other", portuguese ? "en" : "pt-PT");
        model.addAttribute("build", files.build());
        model.addAttribute("demonstration", settings.demonstration());
    }
}

package pt.vez.shell;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;

/** Gives the screens the words of {@link Texts}. */
@Component
class MessagesI18NProvider implements I18NProvider {
    private final Texts texts;

    MessagesI18NProvider(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return Languages.ALL;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        return texts.get(Languages.of(locale.getLanguage()), key, params);
    }
}

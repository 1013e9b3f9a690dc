package pt.vez.platform.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import pt.vez.platform.Languages;
import pt.vez.platform.VezSettings;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VezSettings.class)
class PlatformConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The same words for screens, light pages and mails. */
    @Bean
    MessageSource messageSource() {
        var source = new ResourceBundleMessageSource();
        source.setBasename("vaadin-i18n/translations");
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        source.setDefaultLocale(Languages.PORTUGUESE);
        source.setUseCodeAsDefaultMessage(true);
        return source;
    }
}

package pt.vez.platform.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import pt.vez.platform.Languages;
import pt.vez.platform.SecretChange;
import pt.vez.platform.VezSettings;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({VezSettings.class, SecretChange.class})
class PlatformConfiguration {
    /** What a column keeps. A finer moment is no constant for MariaDB: it would read the whole index instead of a part of it. */
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    static {
        // Pictures are of people and their papers: ImageIO and PDFBox must not spool them to the temporary folder.
        ImageIO.setUseCache(false);
    }

    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }

    /** The same words for screens, public pages and mails. */
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

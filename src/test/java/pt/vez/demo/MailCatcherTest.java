package pt.vez.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import pt.vez.platform.VezSettings;

/** Visitors of the demonstration find their codes however many letters go out. */
class MailCatcherTest {
    @Configuration
    @EnableConfigurationProperties(VezSettings.class)
    @Import(MailCatcher.class)
    static class Demonstration {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(context -> context.getEnvironment().setActiveProfiles("demonstration"))
            .withPropertyValues("vez.demonstration=true")
            .withUserConfiguration(Demonstration.class);

    private static void send(MailCatcher catcher, String to, String text) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(catcher.host());
        sender.setPort(catcher.port());
        sender.setJavaMailProperties(new Properties());
        var mail = new SimpleMailMessage();
        mail.setFrom("vez@vez.example");
        mail.setTo(to);
        mail.setSubject("Subject");
        mail.setText(text);
        sender.send(mail);
    }

    @Test
    void theLastToArriveIsFirstAlsoAmongHundredsOfMailboxes() {
        application.run(context -> {
            MailCatcher catcher = context.getBean(MailCatcher.class);
            send(catcher, "known@vez.example", "Code\n\n111111\n");
            IntStream.range(0, 250).forEach(i -> send(catcher, "letter" + i + "@vez.example", "Letter"));
            send(catcher, "known@vez.example", "Code\n\n222222\n");
            assertThat(catcher.caught()).hasSize(200);
            assertThat(catcher.caught().getFirst().code()).isEqualTo("222222");
            assertThat(catcher.caughtFor("KNOWN@vez.example"))
                    .extracting(MailCatcher.Caught::code)
                    .containsExactly("222222", "111111");
            catcher.stop();
            catcher.start();
            send(catcher, "known@vez.example", "Code\n\n333333\n");
            assertThat(catcher.caught().getFirst().code()).isEqualTo("333333");
        });
    }

    @Test
    void aMailServerOfTheSettingsTakesItsPlace() {
        application
                .withPropertyValues("spring.mail.host=mailpit")
                .run(context -> assertThat(context).doesNotHaveBean(MailCatcher.class));
        application
                .withPropertyValues("spring.mail.host=")
                .run(context -> assertThat(context).hasSingleBean(MailCatcher.class));
    }
}

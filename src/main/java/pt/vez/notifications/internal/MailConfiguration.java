package pt.vez.notifications.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import pt.vez.platform.MailServer;

@Configuration(proxyBeanMethods = false)
@org.springframework.boot.context.properties.EnableConfigurationProperties(MailProperties.class)
class MailConfiguration {
    @Bean
    JavaMailSender javaMailSender(MailProperties properties, ObjectProvider<MailServer> own) {
        var sender = new JavaMailSenderImpl();
        MailServer server = own.getIfAvailable();
        if (server == null) {
            sender.setHost(properties.getHost());
            sender.setPort(properties.getPort() == null ? 587 : properties.getPort());
            if (properties.getUsername() != null && !properties.getUsername().isBlank()) {
                sender.setUsername(properties.getUsername());
                sender.setPassword(properties.getPassword());
            }
            sender.getJavaMailProperties().putAll(properties.getProperties());
        } else {
            sender.setHost(server.host());
            sender.setPort(server.port());
            sender.getJavaMailProperties().put("mail.smtp.connectiontimeout", "2000");
            sender.getJavaMailProperties().put("mail.smtp.timeout", "5000");
        }
        sender.setDefaultEncoding("UTF-8");
        return sender;
    }

    @Bean
    RecurringTask<Void> deliverWhatWasDelayed(Postman postman) {
        return Tasks.recurring("notifications-outbox", Schedules.fixedDelay(Duration.ofSeconds(10)))
                .execute((instance, context) -> postman.wake());
    }

    @Bean
    RecurringTask<Void> forgetWhatWasSent(Outbox outbox) {
        return Tasks.recurring("notifications-sweep", Schedules.fixedDelay(Duration.ofHours(12)))
                .execute((instance, context) -> {
                    int swept;
                    do {
                        swept = outbox.sweep();
                    } while (swept == Outbox.SWEPT);
                });
    }
}

package pt.vez.notifications.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import pt.vez.platform.MailServer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailProperties.class, MailSettings.class})
class MailConfiguration {
    @Bean
    JavaMailSenderImpl javaMailSender(MailProperties properties, ObjectProvider<MailServer> own) {
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
        // Ends a session without waiting for the server's goodbye.
        sender.getJavaMailProperties().put("mail.smtp.quitwait", "false");
        sender.setDefaultEncoding("UTF-8");
        return sender;
    }

    @Bean
    RecurringTask<Void> deliverWhatWasDelayed(MailDispatcher dispatcher) {
        return Tasks.recurring("notifications-outbox", Schedules.fixedDelay(Duration.ofSeconds(10)))
                .execute((instance, context) -> dispatcher.wake());
    }

    @Bean
    RecurringTask<Void> forgetWhatWasSent(OutboxQueue queue) {
        return Tasks.recurring("notifications-sweep", Schedules.fixedDelay(Duration.ofHours(12)))
                .execute((instance, context) -> {
                    int swept;
                    do {
                        swept = queue.sweep();
                    } while (swept == OutboxQueue.SWEPT);
                });
    }
}

package pt.vez.demo;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import pt.vez.platform.VezSettings;
import pt.vez.shared.Sha256;

/**
 * Plays the absent parties of the demonstration: acknowledges a sealed package for the agency half a minute after it
 * was put into the spool, and keeps mediators of the associations on duty.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demonstration")
class DemoAgency {
    private static final Logger log = LoggerFactory.getLogger(DemoAgency.class);
    private static final Duration READING = Duration.ofSeconds(30);

    @Bean
    RecurringTask<Void> acknowledgeSealedPackages(VezSettings settings, Clock clock) {
        Path spool = settings.data().toAbsolutePath().resolve("agency");
        return Tasks.recurring("demo-agency", Schedules.fixedDelay(Duration.ofSeconds(5)))
                .execute((instance, context) -> acknowledge(spool, clock));
    }

    @Bean
    RecurringTask<Void> keepSomebodyOnDuty(DemoShifts shifts) {
        return Tasks.recurring("demo-shifts", Schedules.fixedDelay(Duration.ofMinutes(1)))
                .execute((instance, context) -> shifts.somebodyNow());
    }

    private static void acknowledge(Path spool, Clock clock) {
        if (!Files.isDirectory(spool)) {
            return;
        }
        try (var packages = Files.newDirectoryStream(spool, "*.vezb")) {
            for (Path sealed : packages) {
                String id = sealed.getFileName().toString().replace(".vezb", "");
                Path answer = spool.resolve(id + ".ack");
                boolean read = Files.getLastModifiedTime(sealed)
                        .toInstant()
                        .plus(READING)
                        .isBefore(clock.instant());
                if (read && !Files.exists(answer) && !Files.exists(spool.resolve(id + ".ack.refused"))) {
                    Path aside = spool.resolve(id + ".ack.part");
                    Files.writeString(aside, Sha256.hex(Files.readAllBytes(sealed)));
                    Files.move(aside, answer, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } catch (IOException e) {
            log.warn(
                    "The demonstration's agency could not read its spool: {}",
                    e.getClass().getName());
        }
    }
}

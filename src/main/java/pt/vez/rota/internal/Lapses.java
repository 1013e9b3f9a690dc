package pt.vez.rota.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyState;
import pt.vez.rota.Places;
import pt.vez.rota.Places.Place;
import pt.vez.rota.RotaEvents.DutyUncertified;
import pt.vez.rota.Staffing;

/** Duties of the next four weeks whose person will not hold the certificate then: their coordinators are told. */
@Configuration(proxyBeanMethods = false)
class Lapses {
    private static final Duration AHEAD = Duration.ofDays(28);

    @Bean
    RecurringTask<Void> tellWhoseCertificateLapses(
            Staffing staffing,
            Places places,
            People people,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        return Tasks.recurring("rota-lapses", Schedules.fixedDelay(Duration.ofMinutes(5)))
                .execute((instance, context) -> transaction.executeWithoutResult(
                        status -> look(staffing, places, people, events, clock.instant())));
    }

    /** The letters drop what was told in the same week already. */
    private static void look(
            Staffing staffing, Places places, People people, ApplicationEventPublisher events, Instant now) {
        List<UUID> staffed =
                places.all().stream().filter(Place::staffed).map(Place::id).toList();
        Map<UUID, List<Duty>> lapsed = staffing.at(staffed, now, now.plus(AHEAD), HeldCertificates.BIOMETRICS).stream()
                .filter(stint -> stint.duty().state() == DutyState.PLANNED)
                .filter(stint ->
                        !stint.isCertified(stint.duty().start(), stint.duty().end()))
                .map(Staffing.Stint::duty)
                .collect(Collectors.groupingBy(Duty::accountId));
        lapsed.values()
                .forEach(duties -> events.publishEvent(new DutyUncertified(
                        people.coordinators(duties.getFirst().partnerId()), duties)));
    }
}

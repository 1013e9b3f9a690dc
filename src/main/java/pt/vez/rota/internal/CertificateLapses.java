package pt.vez.rota.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyState;
import pt.vez.rota.Places;
import pt.vez.rota.Places.Place;
import pt.vez.rota.RotaEvents.DutyUncertified;
import pt.vez.rota.Staffing;

/** Duties of the next four weeks whose person will not hold the certificate then: their coordinators are told. */
@Component
class CertificateLapses {
    private static final Duration AHEAD = Duration.ofDays(28);
    private final Staffing staffing;
    private final Places places;
    private final MemberQueries people;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CertificateLapses(
            Staffing staffing,
            Places places,
            MemberQueries people,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.staffing = staffing;
        this.places = places;
        this.people = people;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** The letters drop what was told in the same week already. */
    void look() {
        Instant now = clock.instant();
        List<UUID> staffed =
                places.all().stream().filter(Place::staffed).map(Place::id).toList();
        Map<UUID, List<Duty>> lapsed =
                staffing.at(staffed, now, now.plus(AHEAD), CertificateQueries.BIOMETRICS).stream()
                        .filter(stint -> stint.duty().state() == DutyState.PLANNED)
                        .filter(stint -> !stint.isCertified(
                                stint.duty().start(), stint.duty().end()))
                        .map(Staffing.Stint::duty)
                        .collect(Collectors.groupingBy(Duty::accountId));
        FaultIsolation.each(
                "rota-lapses",
                lapsed.values(),
                duties -> transactions.run(() -> {
                    events.publishEvent(new DutyUncertified(
                            people.coordinators(duties.getFirst().partnerId()), duties));
                    return 1;
                }));
    }
}

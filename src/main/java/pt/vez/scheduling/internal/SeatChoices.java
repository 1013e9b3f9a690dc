package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseRef;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.OfferedCentre;
import pt.vez.scheduling.OfferedTime;
import pt.vez.scheduling.SeatQuota;
import pt.vez.scheduling.internal.FreeSeatQueries.Choice;
import pt.vez.shared.Actor;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.InvalidInput;

/** What a person may choose from: centres by distance, days, times, and times one after the other for a family. */
@Component
class SeatChoices {
    private static final Duration EARLIEST = Duration.ofMinutes(30);
    private static final Duration HORIZON = Duration.ofDays(70);

    private final FreeSeatQueries free;
    private final BookingReadiness readiness;
    private final Centres centres;
    private final Clock clock;

    SeatChoices(FreeSeatQueries free, BookingReadiness readiness, Centres centres, Clock clock) {
        this.free = free;
        this.readiness = readiness;
        this.centres = centres;
        this.clock = clock;
    }

    List<OfferedCentre> centres(Actor actor, CaseId caseId, @Nullable GeoPoint near) {
        CaseRef ref = readiness.require(actor, caseId);
        Set<SeatQuota> quotas = readiness.quotas(actor, caseId);
        Comparator<OfferedCentre> nearest =
                Comparator.comparing(offer -> offer.kilometres() == null ? Double.valueOf(0) : offer.kilometres());
        return centres.all(actor).stream()
                .filter(centre -> centre.data().active())
                .map(centre -> offer(ref, centre, near, quotas))
                .sorted(nearest)
                .toList();
    }

    private OfferedCentre offer(CaseRef ref, Centre centre, @Nullable GeoPoint near, Set<SeatQuota> quotas) {
        Instant now = clock.instant();
        LocalDate next = free.firstDay(choice(ref, centre.id(), quotas), now.plus(EARLIEST), now.plus(HORIZON), now)
                .orElse(null);
        return new OfferedCentre(
                centre, near == null ? null : centre.data().place().kilometresTo(near), next);
    }

    List<LocalDate> days(Actor actor, CaseId caseId, CentreId centre) {
        CaseRef ref = readiness.require(actor, caseId);
        Instant now = clock.instant();
        return free.days(
                choice(ref, centre, readiness.quotas(actor, caseId)), now.plus(EARLIEST), now.plus(HORIZON), now);
    }

    private static Choice choice(CaseRef ref, CentreId centre, Set<SeatQuota> quotas) {
        return new Choice(centre, ref.serviceCode(), quotas, List.of(ref.id()));
    }

    List<OfferedTime> times(Actor actor, CaseId caseId, CentreId centre, LocalDate day) {
        CaseRef ref = readiness.require(actor, caseId);
        return times(ref.serviceCode(), centre, day, readiness.quotas(actor, caseId), List.of(caseId));
    }

    List<OfferedTime> times(String service, CentreId centre, LocalDate day, Set<SeatQuota> quotas, List<CaseId> own) {
        Instant now = clock.instant();
        return free.times(new Choice(centre, service, quotas, own), day, now.plus(EARLIEST), now);
    }

    List<OfferedTime> timesTogether(Actor actor, List<CaseId> cases, CentreId centre, LocalDate day) {
        requireTogether(cases);
        CaseRef first = readiness.require(actor, cases.getFirst());
        List<OfferedTime> times =
                times(first.serviceCode(), centre, day, readiness.quotas(actor, cases.getFirst()), cases);
        cases.stream().skip(1).forEach(other -> sameService(first, readiness.require(actor, other)));
        List<OfferedTime> starts = new ArrayList<>();
        for (int at = 0; at + cases.size() <= times.size(); at++) {
            boolean consecutive = true;
            for (int i = 1; i < cases.size(); i++) {
                consecutive &=
                        times.get(at + i).start().equals(times.get(at + i - 1).end());
            }
            if (consecutive) {
                starts.add(times.get(at));
            }
        }
        return starts;
    }

    static void requireTogether(List<CaseId> cases) {
        if (cases.isEmpty() || cases.size() > 8 || Set.copyOf(cases).size() != cases.size()) {
            throw new InvalidInput("family.tooLarge", 8);
        }
    }

    static void sameService(CaseRef one, CaseRef other) {
        if (!one.serviceCode().equals(other.serviceCode())) {
            throw new InvalidInput("family.service");
        }
    }
}

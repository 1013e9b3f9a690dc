package pt.vez.rota.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Holidays;
import pt.vez.rota.DutyRefused;
import pt.vez.rota.Places;
import pt.vez.rota.Places.Place;
import pt.vez.rota.RotaRule;
import pt.vez.rota.internal.DutyCheck.PersonTimes;
import pt.vez.shared.NotFound;

/** Gathers what a {@link DutyCheck} needs. */
@Component
class DutyRules {
    /** A week and the rest around it on both sides. */
    private static final Duration AROUND = Duration.ofDays(9);

    private final DutyRepository duties;
    private final AbsenceRepository absences;
    private final CertificateQueries certificates;
    private final CoveredCentreQueries covered;
    private final DeclaredTimes times;
    private final Holidays holidays;
    private final Places places;
    private final Clock clock;

    DutyRules(
            DutyRepository duties,
            AbsenceRepository absences,
            CertificateQueries certificates,
            CoveredCentreQueries covered,
            DeclaredTimes times,
            Holidays holidays,
            Places places,
            Clock clock) {
        this.duties = duties;
        this.absences = absences;
        this.certificates = certificates;
        this.covered = covered;
        this.times = times;
        this.holidays = holidays;
        this.places = places;
        this.clock = clock;
    }

    /** @param except duties that are about to end and do not count */
    DutyCheck of(MemberQueries.Member member, Place place, Period window, Set<UUID> except) {
        Instant from = window.start().minus(AROUND);
        Instant until = window.end().plus(AROUND);
        UUID account = member.account();
        List<Period> busy = duties.planned(account, from, until).stream()
                .filter(each -> !except.contains(each.duty()))
                .map(DutyRepository.Planned::period)
                .toList();
        List<Period> away = absences.away(account, from, until);
        return new DutyCheck(
                place,
                clock.instant(),
                member.until(),
                covered.of(List.of(member.partner())).stream()
                        .filter(each -> each.centre().equals(place.id()))
                        .toList(),
                new PersonTimes(
                        busy,
                        away,
                        times.of(account),
                        certificates
                                .of(List.of(account), CertificateQueries.BIOMETRICS)
                                .getOrDefault(account, List.of())),
                holidays);
    }

    /** @throws NotFound when there is no such centre */
    Place place(UUID centre) {
        return places.find(centre).orElseThrow(() -> new NotFound("error.notFound"));
    }

    /** Active centres that an agreement of the partner covers on this day or later. */
    List<Place> placesOf(UUID partner, LocalDate day) {
        Set<UUID> agreed = covered.of(List.of(partner)).stream()
                .filter(each -> !each.until().isBefore(day))
                .map(CoveredCentreQueries.Covered::centre)
                .collect(Collectors.toSet());
        return places.all().stream()
                .filter(place -> agreed.contains(place.id()))
                .toList();
    }

    /** @throws DutyRefused when a rule forbids the duty */
    void require(MemberQueries.Member member, Place place, Period period, Set<UUID> except) {
        refuse(of(member, place, period, except).against(period));
    }

    static void refuse(List<RotaRule> rules) {
        rules.stream().filter(RotaRule::refuses).findFirst().ifPresent(rule -> {
            throw new DutyRefused(rule);
        });
    }
}

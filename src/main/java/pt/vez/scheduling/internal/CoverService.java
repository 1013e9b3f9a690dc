package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyState;
import pt.vez.rota.Places;
import pt.vez.rota.Places.Place;
import pt.vez.rota.Staffing;
import pt.vez.rota.Staffing.Stint;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Cover;
import pt.vez.scheduling.CoverCause;
import pt.vez.scheduling.internal.CoverDemandQueries.SlotDemand;
import pt.vez.scheduling.internal.CoverPlan.Demand;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

@Service
@Transactional(readOnly = true)
class CoverService implements Cover {
    /** Where nothing is compared, no certificate is asked for. */
    private static final String ANY_COURSE = "BIOMETRICS";

    private final StaffedCentreRepository staffed;
    private final Staffing staffing;
    private final Places places;
    private final CoverDemandQueries demands;
    private final CoverDueRepository due;
    private final Journal journal;
    private final Clock clock;

    CoverService(
            StaffedCentreRepository staffed,
            Staffing staffing,
            Places places,
            CoverDemandQueries demands,
            CoverDueRepository due,
            Journal journal,
            Clock clock) {
        this.staffed = staffed;
        this.staffing = staffing;
        this.places = places;
        this.demands = demands;
        this.due = due;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public List<Staffed> centres(Actor administrator) {
        administrator.require(Role.ADMINISTRATOR);
        return places.all().stream()
                .map(place -> new Staffed(new CentreId(place.id()), place.name(), place.staffed()))
                .toList();
    }

    @Override
    @Transactional
    public void staff(Actor administrator, CentreId centre, boolean byPartners) {
        administrator.require(Role.ADMINISTRATOR);
        staffed.put(centre.value(), byPartners);
        due.all(centre.value());
        journal.record(administrator, "centre.staffed", null, null, Boolean.toString(byPartners));
    }

    /** From now, or from a later day, until the end of the last day. */
    private record Span(LocalDate from, LocalDate to) {
        Instant start(Place place, Instant now) {
            Instant first = from.atStartOfDay(place.zone()).toInstant();
            return first.isBefore(now) ? now : first;
        }

        Instant end(Place place) {
            return to.plusDays(1).atStartOfDay(place.zone()).toInstant();
        }
    }

    private static Span span(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || to.isAfter(from.plusDays(LONGEST_DAYS))) {
            throw new InvalidInput("cover.window", LONGEST_DAYS);
        }
        return new Span(from, to);
    }

    @Override
    public List<Gap> gaps(Actor administrator, LocalDate from, LocalDate to) {
        administrator.require(Role.ADMINISTRATOR);
        Span span = span(from, to);
        List<Gap> gaps = new ArrayList<>();
        Instant now = clock.instant();
        for (Place place : staffed()) {
            Instant start = span.start(place, now);
            Instant end = span.end(place);
            List<Demand> wanted = demands(place, start, end);
            Map<String, List<Stint>> people = demands.people(place.id(), wanted, start, end);
            List<Shortfall> found = shortfalls(wanted, people);
            people.forEach((course, stints) -> gaps.addAll(joined(
                    place,
                    found.stream().filter(each -> each.course().equals(course)).toList(),
                    stints)));
        }
        gaps.sort(Comparator.comparing(Gap::start).thenComparing(Gap::name));
        return gaps;
    }

    private List<Place> staffed() {
        return places.all().stream().filter(Place::staffed).toList();
    }

    /** A seat that is closed for good counts only while it is taken. */
    private List<Demand> demands(Place place, Instant from, Instant until) {
        return demands.of(place.id(), from, until).stream()
                .map(SlotDemand::demand)
                .map(each -> new Demand(
                        each.course(),
                        each.start(),
                        each.end(),
                        each.wanted().subList(CoverDemandQueries.BOOKED, CoverDemandQueries.CLOSED)))
                .filter(each -> each.total() > 0)
                .toList();
    }

    /** Seats of one time without cover. */
    private record Shortfall(String course, Instant start, Instant end, int seats, int appointments) {}

    private static List<Shortfall> shortfalls(List<Demand> demands, Map<String, List<Stint>> people) {
        List<int[]> served = CoverPlan.served(demands, people);
        List<Shortfall> found = new ArrayList<>();
        for (int i = 0; i < demands.size(); i++) {
            Demand demand = demands.get(i);
            int seats = demand.total() - Arrays.stream(served.get(i)).sum();
            if (seats > 0) {
                found.add(new Shortfall(
                        demand.course(),
                        demand.start(),
                        demand.end(),
                        seats,
                        demand.wanted().get(CoverDemandQueries.BOOKED) - served.get(i)[CoverDemandQueries.BOOKED]));
            }
        }
        return found;
    }

    /** Neighbouring times that lack the same people are one gap. */
    private static List<Gap> joined(Place place, List<Shortfall> shortfalls, Collection<Stint> stints) {
        List<Gap> gaps = new ArrayList<>();
        for (Shortfall each : shortfalls) {
            List<Missing> missing = missing(stints, each.start(), each.end());
            Gap last = gaps.isEmpty() ? null : gaps.getLast();
            if (last != null
                    && !each.start().isAfter(last.end())
                    && last.missing().equals(missing)) {
                gaps.set(
                        gaps.size() - 1,
                        new Gap(
                                last.centre(),
                                last.name(),
                                last.zone(),
                                last.start(),
                                each.end().isAfter(last.end()) ? each.end() : last.end(),
                                last.seats() + each.seats(),
                                last.appointments() + each.appointments(),
                                missing));
            } else {
                gaps.add(new Gap(
                        new CentreId(place.id()),
                        place.name(),
                        place.zone(),
                        each.start(),
                        each.end(),
                        each.seats(),
                        each.appointments(),
                        missing));
            }
        }
        return gaps;
    }

    private static List<Missing> missing(Collection<Stint> stints, Instant start, Instant end) {
        return stints.stream()
                .filter(stint ->
                        stint.duty().start().isBefore(end) && stint.duty().end().isAfter(start))
                .filter(stint -> isMissing(stint, start, end))
                .map(stint -> new Missing(
                        stint.duty().id(),
                        cause(stint),
                        stint.duty().person(),
                        stint.partner(),
                        stint.duty().start(),
                        stint.duty().end(),
                        stint.duty().isLost()))
                .toList();
    }

    private static boolean isMissing(Stint stint, Instant start, Instant end) {
        return stint.duty().isLost()
                || (stint.duty().state() == DutyState.PLANNED
                        && (!stint.backed() || stint.duty().outside() || !stint.isCertified(start, end)));
    }

    private static CoverCause cause(Stint stint) {
        if (stint.duty().state() == DutyState.ABSENT) {
            return CoverCause.ABSENCE;
        }
        if (!stint.backed()) {
            return CoverCause.AGREEMENT;
        }
        return stint.duty().outside() ? CoverCause.CENTRE : CoverCause.CERTIFICATE;
    }

    @Override
    public boolean isComparing() {
        return !staffed().isEmpty();
    }

    @Override
    public List<OwnGap> uncompared(Actor actor, LocalDate from, LocalDate to) {
        UUID partner = actor.is(Role.ADMINISTRATOR) ? null : staffing.coordinated(actor);
        Span span = span(from, to);
        Instant now = clock.instant();
        List<OwnGap> lost = new ArrayList<>();
        for (Place place : places.all()) {
            if (place.staffed()) {
                continue;
            }
            Instant start = span.start(place, now);
            for (Stint stint : staffing.at(List.of(place.id()), start, span.end(place), ANY_COURSE)) {
                Duty duty = stint.duty();
                boolean own = partner == null || partner.equals(duty.partnerId());
                boolean gone =
                        duty.isLost() || (duty.state() == DutyState.PLANNED && (!stint.backed() || duty.outside()));
                if (own && gone) {
                    lost.add(new OwnGap(
                            duty.id(),
                            cause(stint),
                            duty.person(),
                            place.name(),
                            place.zone(),
                            duty.start(),
                            duty.end(),
                            0));
                }
            }
        }
        lost.sort(Comparator.comparing(OwnGap::start).thenComparing(OwnGap::person));
        return lost;
    }

    @Override
    public List<OwnGap> own(Actor coordinator, LocalDate from, LocalDate to) {
        UUID partner = staffing.coordinated(coordinator);
        Span span = span(from, to);
        Instant now = clock.instant();
        List<OwnGap> gaps = new ArrayList<>();
        for (Place place : staffed()) {
            Instant start = span.start(place, now);
            Instant end = span.end(place);
            List<Demand> wanted = demands(place, start, end);
            demands.people(place.id(), wanted, start, end).forEach((course, stints) -> {
                List<Demand> ofCourse = wanted.stream()
                        .filter(each -> each.course().equals(course))
                        .toList();
                for (Stint stint : stints) {
                    Duty duty = stint.duty();
                    Instant begin = duty.start().isBefore(start) ? start : duty.start();
                    if (duty.partnerId().equals(partner) && isMissing(stint, begin, duty.end())) {
                        gaps.add(new OwnGap(
                                duty.id(),
                                cause(stint),
                                duty.person(),
                                place.name(),
                                place.zone(),
                                duty.start(),
                                duty.end(),
                                CoverPlan.attendances(ofCourse, begin, duty.end())));
                    }
                }
            });
        }
        gaps.sort(Comparator.comparing(OwnGap::start).thenComparing(OwnGap::person));
        return gaps;
    }
}

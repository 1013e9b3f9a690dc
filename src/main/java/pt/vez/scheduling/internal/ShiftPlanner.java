package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.Shift;
import pt.vez.scheduling.ShiftData;
import pt.vez.scheduling.ShiftException;
import pt.vez.scheduling.ShiftPlanning;
import pt.vez.scheduling.internal.SeatPlan.PlannedSeat;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

@Service
class ShiftPlanner implements ShiftPlanning {
    private final ShiftRules rules;
    private final ShiftAdministration shifts;
    private final ShiftExceptions exceptions;
    private final CentrePlans plans;
    private final PublishedSeatQueries published;
    private final Clock clock;

    ShiftPlanner(
            ShiftRules rules,
            ShiftAdministration shifts,
            ShiftExceptions exceptions,
            CentrePlans plans,
            PublishedSeatQueries published,
            Clock clock) {
        this.rules = rules;
        this.shifts = shifts;
        this.exceptions = exceptions;
        this.plans = plans;
        this.published = published;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Proposal> propose(Actor actor, Pattern pattern) {
        actor.require(Role.ADMINISTRATOR);
        if (pattern.desks().isEmpty()) {
            throw new InvalidInput("shifts.desk.missing");
        }
        if (pattern.days().isEmpty()) {
            throw new InvalidInput("shifts.days.missing");
        }
        requireFew(pattern.desks().size() * pattern.days().size());
        ShiftRules.Check check = rules.of(pattern.desks());
        List<ShiftData> wanted = new ArrayList<>();
        for (UUID desk : pattern.desks().stream().distinct().toList()) {
            for (DayOfWeek day : pattern.days().stream().sorted().toList()) {
                wanted.add(new ShiftData(
                        desk, pattern.service(), day, pattern.starts(), pattern.ends(), pattern.from(), pattern.to()));
            }
        }
        return proposals(check, wanted);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Proposal> propose(Actor actor, Copy copy) {
        actor.require(Role.ADMINISTRATOR);
        List<UUID> to = copy.to().stream()
                .filter(desk -> !desk.equals(copy.desk()))
                .distinct()
                .toList();
        if (to.isEmpty()) {
            throw new InvalidInput("shifts.desk.missing");
        }
        List<UUID> all = new ArrayList<>(to);
        all.add(copy.desk());
        ShiftRules.Check check = rules.of(all);
        LocalDate today = LocalDate.now(
                clock.withZone(check.place(copy.desk()).centre().data().zone()));
        List<ShiftData> week = check.shiftsOf(copy.desk()).stream()
                .map(Shift::data)
                .filter(data -> !data.to().isBefore(today))
                .sorted(Comparator.comparing(ShiftData::day).thenComparing(ShiftData::starts))
                .toList();
        if (week.isEmpty()) {
            throw new InvalidInput("shifts.copy.nothing");
        }
        requireFew(to.size() * week.size());
        return proposals(
                check,
                to.stream()
                        .flatMap(desk -> week.stream()
                                .map(data -> new ShiftData(
                                        desk,
                                        data.service(),
                                        data.day(),
                                        data.starts(),
                                        data.ends(),
                                        data.from(),
                                        data.to())))
                        .toList());
    }

    private static void requireFew(int shifts) {
        if (shifts > MOST) {
            throw new InvalidInput("shifts.tooMany", MOST);
        }
    }

    /** A mistake of all of them is thrown, so that it stands at its field; one of some is told beside them. */
    private static List<Proposal> proposals(ShiftRules.Check check, List<ShiftData> wanted) {
        List<Proposal> all = wanted.stream()
                .map(data -> {
                    ShiftRules.DeskPlace place = check.place(data.deskId());
                    DomainException problem = null;
                    try {
                        check.require(null, data);
                        check.take(data);
                    } catch (InvalidInput e) {
                        problem = e;
                    }
                    return new Proposal(
                            place.centre().id(),
                            place.centre().data().name(),
                            place.desk().label(),
                            data,
                            problem);
                })
                .sorted(Comparator.comparing(Proposal::centreName)
                        .thenComparing(Proposal::desk, Desk.LABELS)
                        .thenComparing(each -> each.data().day())
                        .thenComparing(each -> each.data().starts()))
                .toList();
        DomainException first = all.getFirst().problem();
        if (first != null
                && all.stream()
                        .allMatch(each ->
                                each.problem() != null && each.problem().key().equals(first.key()))) {
            throw first;
        }
        return all;
    }

    @Override
    @Transactional(readOnly = true)
    public Effect effectOfAdding(Actor actor, List<ShiftData> all) {
        actor.require(Role.ADMINISTRATOR);
        ShiftRules.Check check =
                rules.of(all.stream().map(ShiftData::deskId).distinct().toList());
        Map<CentreId, List<ShiftData>> byCentre = all.stream()
                .collect(Collectors.groupingBy(
                        data -> check.place(data.deskId()).centre().id()));
        return byCentre.entrySet().stream()
                .map(each -> {
                    CentrePlan before = plans.of(each.getKey());
                    List<Shift> more = each.getValue().stream()
                            .map(data -> new Shift(new UUID(0, 0), data))
                            .toList();
                    return effect(
                            before,
                            before.with(Stream.concat(before.shifts().stream(), more.stream())
                                    .toList()),
                            desks(each.getValue()));
                })
                .reduce(Effect.NONE, ShiftPlanner::sum);
    }

    private static Set<UUID> desks(List<ShiftData> shifts) {
        return shifts.stream().map(ShiftData::deskId).collect(Collectors.toSet());
    }

    @Override
    @Transactional(readOnly = true)
    public Effect effectOfChange(Actor actor, CentreId centre, Shift seen, @Nullable ShiftData wanted) {
        actor.require(Role.ADMINISTRATOR);
        Set<UUID> desks = new HashSet<>(Set.of(seen.data().deskId()));
        CentrePlan before = plans.of(centre);
        List<Shift> others = new ArrayList<>(before.only(shift -> !shift.id().equals(seen.id())));
        if (wanted != null) {
            rules.of(List.of(wanted.deskId())).require(seen.id(), wanted);
            others.add(new Shift(seen.id(), wanted));
            desks.add(wanted.deskId());
        }
        return effect(before, before.with(others), desks);
    }

    @Override
    @Transactional(readOnly = true)
    public Effect effectOfException(Actor actor, CentreId centre, ShiftException exception) {
        actor.require(Role.ADMINISTRATOR);
        exceptions.require(centre, exception);
        CentrePlan before = plans.of(centre);
        List<ShiftException> more = new ArrayList<>(before.exceptions());
        more.add(exception);
        UUID desk = exception.deskId();
        Set<UUID> desks = desk != null
                ? Set.of(desk)
                : before.shifts().stream().map(shift -> shift.data().deskId()).collect(Collectors.toSet());
        return effect(before, before.withExceptions(more), desks, exception.date(), exception.date());
    }

    private Effect effect(CentrePlan before, CentrePlan after, Set<UUID> desks) {
        return effect(before, after, desks, LocalDate.now(clock.withZone(before.zone())), published.last(before.id()));
    }

    private Effect effect(CentrePlan before, CentrePlan after, Set<UUID> desks, LocalDate from, LocalDate to) {
        LocalDate last = published.last(before.id());
        if (desks.isEmpty() || last.isBefore(from)) {
            return Effect.NONE;
        }
        CentrePlan old = before.of(desks);
        CentrePlan next = after.of(desks);
        Set<String> gone = new HashSet<>();
        int added = 0;
        for (LocalDate day = from; !day.isAfter(to) && !day.isAfter(last); day = day.plusDays(1)) {
            Set<String> was = keys(old.day(day).seats());
            Set<String> willBe = keys(next.day(day).seats());
            added += (int) willBe.stream().filter(key -> !was.contains(key)).count();
            was.stream().filter(key -> !willBe.contains(key)).forEach(gone::add);
        }
        if (gone.isEmpty()) {
            return new Effect(added, 0, 0, null, null, last);
        }
        List<PublishedSeatQueries.Seat> touched = published.of(before.id(), from, to, desks).stream()
                .filter(seat -> gone.contains(seat.key()))
                .toList();
        List<LocalDate> booked = touched.stream()
                .filter(PublishedSeatQueries.Seat::occupied)
                .map(PublishedSeatQueries.Seat::date)
                .sorted()
                .toList();
        return new Effect(
                added,
                touched.size() - booked.size(),
                booked.size(),
                booked.isEmpty() ? null : booked.getFirst(),
                booked.isEmpty() ? null : booked.getLast(),
                last);
    }

    private Set<String> keys(List<PlannedSeat> seats) {
        return seats.stream()
                .filter(seat -> seat.start().isAfter(clock.instant()))
                .map(PublishedSeatQueries::key)
                .collect(Collectors.toSet());
    }

    private static Effect sum(Effect one, Effect other) {
        return new Effect(
                one.added() + other.added(),
                one.removed() + other.removed(),
                one.booked() + other.booked(),
                edge(one.firstBooked(), other.firstBooked(), true),
                edge(one.lastBooked(), other.lastBooked(), false),
                edge(one.until(), other.until(), false));
    }

    private static @Nullable LocalDate edge(@Nullable LocalDate one, @Nullable LocalDate other, boolean earlier) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) == earlier ? one : other;
    }

    @Override
    public List<UUID> add(Actor actor, List<ShiftData> all) {
        actor.require(Role.ADMINISTRATOR);
        if (all.isEmpty()) {
            throw new InvalidInput("shifts.desk.missing");
        }
        requireFew(all.size());
        return shifts.addAll(actor, all);
    }
}

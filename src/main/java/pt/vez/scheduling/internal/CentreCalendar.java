package pt.vez.scheduling.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.calendar.CalendarDay;
import pt.vez.calendar.CalendarDays;
import pt.vez.calendar.Holidays;
import pt.vez.calendar.Municipalities;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.HolidayCalendar;
import pt.vez.scheduling.Publications;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

@Service
class CentreCalendar implements HolidayCalendar {
    private static final int LONGEST_NAME = 120;
    private static final int FIRST_YEAR = 2020;
    private static final int LAST_YEAR = 2100;

    private final CalendarDays days;
    private final Municipalities municipalities;
    private final CentreRepository centres;
    private final HolidayEffect effects;
    private final Publications publications;
    private final Transactions transactions;
    private final Journal journal;

    CentreCalendar(
            CalendarDays days,
            Municipalities municipalities,
            CentreRepository centres,
            HolidayEffect effects,
            Publications publications,
            Transactions transactions,
            Journal journal) {
        this.days = days;
        this.municipalities = municipalities;
        this.centres = centres;
        this.effects = effects;
        this.publications = publications;
        this.transactions = transactions;
        this.journal = journal;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> year(Actor actor, int year, @Nullable String municipality) {
        actor.require(Role.ADMINISTRATOR);
        List<CalendarDay> added = days.all().stream()
                .filter(each -> each.date().getYear() == year)
                .toList();
        List<Municipality> shown = shown(municipality);
        Set<String> codes = shown.stream().map(Municipality::code).collect(Collectors.toSet());
        Map<String, Map<LocalDate, LocalText>> computed = new LinkedHashMap<>();
        Map<LocalDate, LocalText> national = Holidays.computed(year, "");
        computed.put(CalendarDay.NATION, national);
        regions(shown, municipality).forEach((scope, place) -> computed.put(scope, Holidays.computed(year, place)));
        for (Municipality each : shown) {
            String place = each.calendar();
            computed.put(each.code(), place == null ? Map.of() : Holidays.computed(year, place));
        }
        List<Entry> entries = new ArrayList<>();
        computed.forEach((scope, all) -> {
            Map<LocalDate, LocalText> own = new HashMap<>(all);
            if (!scope.equals(CalendarDay.NATION)) {
                own.keySet().removeAll(national.keySet());
                region(scope, shown)
                        .ifPresent(wider -> own.keySet()
                                .removeAll(
                                        computed.getOrDefault(wider, Map.of()).keySet()));
            }
            own.forEach((date, name) -> entries.add(new Entry(
                    date,
                    scope,
                    name,
                    null,
                    added.stream()
                            .anyMatch(each ->
                                    each.date().equals(date) && each.scope().equals(scope)))));
        });
        added.stream()
                .filter(each ->
                        municipality == null || codes.contains(each.scope()) || computed.containsKey(each.scope()))
                .forEach(each -> entries.add(new Entry(each.date(), each.scope(), each.name(), each, false)));
        entries.sort(Comparator.comparing(Entry::date).thenComparing(Entry::scope));
        return entries;
    }

    private List<Municipality> shown(@Nullable String municipality) {
        if (municipality != null) {
            return municipalities.find(municipality).stream().toList();
        }
        Set<String> ours = centres.findAllByOrderByName().stream()
                .map(centre -> centre.data().municipality())
                .collect(Collectors.toSet());
        return municipalities.all().stream()
                .filter(each -> ours.contains(each.code()))
                .toList();
    }

    /** Regions by scope, with their place in the calendar of the library. */
    private static Map<String, String> regions(List<Municipality> shown, @Nullable String municipality) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(CalendarDay.AZORES, "20", CalendarDay.MADEIRA, "30"));
        if (municipality != null) {
            all.keySet()
                    .retainAll(shown.stream()
                            .map(Municipality::region)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()));
        }
        return all;
    }

    private static Optional<String> region(String scope, List<Municipality> shown) {
        return shown.stream()
                .filter(each -> each.code().equals(scope))
                .findFirst()
                .map(Municipality::region);
    }

    @Override
    @Transactional(readOnly = true)
    public CalendarDay find(Actor actor, UUID id) {
        actor.require(Role.ADMINISTRATOR);
        return days.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("error.removedMeanwhile"));
    }

    @Override
    @Transactional(readOnly = true)
    public Effect effect(Actor actor, @Nullable CalendarDay seen, @Nullable CalendarDay wanted) {
        actor.require(Role.ADMINISTRATOR);
        require(wanted);
        return new Effect(effects.of(seen, wanted));
    }

    @Override
    public List<UUID> save(Actor actor, @Nullable CalendarDay seen, @Nullable CalendarDay wanted) {
        actor.require(Role.ADMINISTRATOR);
        require(wanted);
        return transactions.run(() -> {
            List<AtCentre> touched = effects.of(seen, wanted);
            if (seen == null && wanted != null) {
                days.add(actor, wanted);
            } else if (seen != null && wanted != null) {
                days.update(actor, seen, wanted);
            } else if (seen != null) {
                days.remove(actor, seen);
            }
            journal.record(actor, "holidays.changed", null, null, outline(seen) + " → " + outline(wanted));
            Map<LocalDate, List<CentreId>> byDay = touched.stream()
                    .filter(each -> each.seats().added() + each.seats().removed() > 0)
                    .collect(Collectors.groupingBy(
                            each -> each.seats().date(), Collectors.mapping(AtCentre::centre, Collectors.toList())));
            return byDay.entrySet().stream()
                    .map(each -> publications.publishNow(actor, each.getValue(), each.getKey(), each.getKey()))
                    .toList();
        });
    }

    private static String outline(@Nullable CalendarDay day) {
        return day == null ? "–" : day.date() + " " + day.scope() + " " + day.kind();
    }

    private void require(@Nullable CalendarDay wanted) {
        if (wanted == null) {
            return;
        }
        if (wanted.date().getYear() < FIRST_YEAR || wanted.date().getYear() > LAST_YEAR) {
            throw new InvalidInput("holidays.year.wrong", Integer.toString(FIRST_YEAR), Integer.toString(LAST_YEAR));
        }
        if (wanted.name().pt().isBlank() || wanted.name().en().isBlank()) {
            throw new InvalidInput("holidays.name.missing");
        }
        if (Stream.of(wanted.name().pt(), wanted.name().en()).anyMatch(name -> name.length() > LONGEST_NAME)) {
            throw new InvalidInput("field.tooLong", LONGEST_NAME);
        }
        Set<String> known = new TreeSet<>(Set.of(CalendarDay.NATION, CalendarDay.AZORES, CalendarDay.MADEIRA));
        if (!known.contains(wanted.scope())
                && municipalities.find(wanted.scope()).isEmpty()) {
            throw new InvalidInput("holidays.scope.missing");
        }
    }
}

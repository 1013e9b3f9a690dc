package pt.vez.scheduling.internal;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.calendar.LocalTimes;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.Shift;
import pt.vez.scheduling.ShiftData;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;

/** What a shift has to fulfil. Desks, their shifts, services and zones are read once for many shifts. */
@Component
class ShiftRules {
    private final ServiceTypeRepository services;
    private final DeskRepository desks;
    private final ShiftRepository shifts;
    private final CentreRepository centres;

    ShiftRules(ServiceTypeRepository services, DeskRepository desks, ShiftRepository shifts, CentreRepository centres) {
        this.services = services;
        this.desks = desks;
        this.shifts = shifts;
        this.centres = centres;
    }

    /** The rules for shifts of these desks. */
    Check of(Collection<UUID> deskIds) {
        Map<UUID, DeskPlace> places = new HashMap<>();
        Map<UUID, CentreEntity> known = new HashMap<>();
        for (DeskEntity desk : desks.findAllById(deskIds)) {
            CentreEntity centre = known.computeIfAbsent(
                    desk.centreId(), id -> centres.findById(new CentreId(id)).orElseThrow());
            places.put(desk.view().id(), new DeskPlace(desk.view(), centre));
        }
        Map<UUID, List<Shift>> there = new HashMap<>();
        for (ShiftEntity shift : shifts.findByDeskIdIn(deskIds)) {
            there.computeIfAbsent(shift.view().data().deskId(), id -> new ArrayList<>())
                    .add(shift.view());
        }
        return new Check(services.minutes(), places, there);
    }

    /** A desk and the centre it stands in. */
    record DeskPlace(Desk desk, CentreEntity centre) {}

    /** The rules with what was read for them. */
    static final class Check {
        private final Map<String, Integer> minutes;
        private final Map<UUID, DeskPlace> places;
        private final Map<UUID, List<Shift>> there;

        Check(Map<String, Integer> minutes, Map<UUID, DeskPlace> places, Map<UUID, List<Shift>> there) {
            this.minutes = minutes;
            this.places = places;
            this.there = there;
        }

        /** @throws NotFound when there is no such desk */
        DeskPlace place(UUID desk) {
            DeskPlace place = places.get(desk);
            if (place == null) {
                throw new NotFound("error.notFound");
            }
            return place;
        }

        /** The shifts of a desk as they are stored. */
        List<Shift> shiftsOf(UUID desk) {
            return there.getOrDefault(desk, List.of());
        }

        /** From now on this shift counts as one of its desk. */
        void take(ShiftData data) {
            there.computeIfAbsent(data.deskId(), id -> new ArrayList<>()).add(new Shift(new UUID(0, 0), data));
        }

        /**
         * @param id of the shift that is changed; null for a new one
         * @throws InvalidInput naming the rule the shift breaks
         */
        void require(@Nullable UUID id, ShiftData data) {
            if (!data.ends().isAfter(data.starts())) {
                throw new InvalidInput("shifts.order");
            }
            if (data.to().isBefore(data.from())) {
                throw new InvalidInput("shifts.period");
            }
            Integer length = minutes.get(data.service());
            if (length == null) {
                throw new InvalidInput("shifts.service");
            }
            if (Duration.between(data.starts(), data.ends()).toMinutes() < length) {
                throw new InvalidInput("shifts.short", length);
            }
            DeskPlace place = place(data.deskId());
            if (!place.desk().services().contains(data.service())) {
                throw new InvalidInput("shifts.capability", place.desk().label());
            }
            for (Shift other : shiftsOf(data.deskId())) {
                if (!other.id().equals(id) && overlap(other.data(), data)) {
                    throw new InvalidInput(
                            "shifts.overlap",
                            other.data().starts().toString(),
                            other.data().ends().toString());
                }
            }
            requireOutsideGaps(data, place.centre().data().zone());
        }

        private static boolean overlap(ShiftData one, ShiftData other) {
            return one.day() == other.day()
                    && !one.from().isAfter(other.to())
                    && !other.from().isAfter(one.to())
                    && one.starts().isBefore(other.ends())
                    && other.starts().isBefore(one.ends());
        }

        /** Looks at the days of the shift on which the clocks of the zone change. */
        private static void requireOutsideGaps(ShiftData data, ZoneId zone) {
            var end = data.to().plusDays(1).atStartOfDay(zone).toInstant();
            for (var next = zone.getRules()
                            .nextTransition(
                                    data.from().atStartOfDay(zone).minusDays(1).toInstant());
                    next != null && next.getInstant().isBefore(end);
                    next = zone.getRules().nextTransition(next.getInstant())) {
                LocalDate day = next.getDateTimeBefore().toLocalDate();
                DayOfWeek weekday = day.getDayOfWeek();
                boolean within = !day.isBefore(data.from()) && !day.isAfter(data.to());
                if (next.isGap() && weekday == data.day() && within) {
                    LocalTimes.start(day.atTime(data.starts()), zone);
                    LocalTimes.end(day.atTime(data.ends()), zone);
                }
            }
        }
    }
}

package pt.vez.rota.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import pt.vez.rota.Duty;

/** From one instant until another, the end not included. */
record Period(Instant start, Instant end) {
    static Period of(Duty duty) {
        return new Period(duty.start(), duty.end());
    }

    boolean overlaps(Period other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    Duration length() {
        return Duration.between(start, end);
    }

    LocalDate firstDay(ZoneId zone) {
        return start.atZone(zone).toLocalDate();
    }

    LocalDate lastDay(ZoneId zone) {
        return end.minusNanos(1).atZone(zone).toLocalDate();
    }
}

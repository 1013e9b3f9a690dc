package pt.vez.shared;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The zone in which the law's days begin and end; a centre's own zone stands beside the centre. */
public final class Zones {
    /** Of mainland Portugal: deadlines, agreements, certificates and mandates count its days. */
    public static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    private Zones() {}

    /** The day it is in Lisbon. */
    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), LISBON);
    }
}

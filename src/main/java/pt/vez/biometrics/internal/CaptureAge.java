package pt.vez.biometrics.internal;

import java.time.LocalDate;
import pt.vez.shared.PartialDate;

/**
 * What the age of the register changes in a capture. Where the birth date is not known to the day, the youngest age it
 * allows counts. Days are those of Lisbon.
 */
final class CaptureAge {
    /** Regulation (EC) No 1030/2002, article 4b, as amended by (EC) No 380/2008 and (EU) 2017/1954. */
    private static final int FINGERPRINTS_FROM = 6;

    private static final int OF_AGE = 18;

    private CaptureAge() {}

    static boolean isUnderSix(PartialDate birth, LocalDate today) {
        return birth.latest().plusYears(FINGERPRINTS_FROM).isAfter(today);
    }

    static boolean isMinor(PartialDate birth, LocalDate today) {
        return birth.latest().plusYears(OF_AGE).isAfter(today);
    }
}

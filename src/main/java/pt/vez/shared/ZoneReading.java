package pt.vez.shared;

import org.jspecify.annotations.Nullable;

/**
 * What the camera made of a machine-readable zone, every check digit verified. It is shown to be compared with the document
 * before anything is recorded.
 *
 * @param zone the lines that count: the second of a TD3 or TD2, the first two of a TD1, without breaks
 * @param corrected characters the camera confused and the check digits proved; fillers it miscounted are not among them
 * @param endUnproved whether the number ends with a K: for the check digits K and the filler are one, so only the eye tells
 * @param name given names before surnames, of a passport whose first line was read clearly; else null
 */
public record ZoneReading(
        Mrz document,
        String zone,
        int corrected,
        boolean endUnproved,
        @Nullable String name) {
    ZoneReading named(@Nullable String read) {
        return new ZoneReading(document, zone, corrected, endUnproved, read);
    }
}

package pt.vez.casework;

import java.util.Optional;

/** How long stages took lately, for all cases of a procedure together: public knowledge, nothing about any one case. */
public interface StageDurations {
    /**
     * Eight in ten of the cases that left the stage within twelve months took so long.
     *
     * @param fromDays whole days, at least 0
     * @param toDays not less than {@code fromDays}
     * @param observed how many cases were measured
     */
    record Range(int fromDays, int toDays, int observed) {}

    /** @return empty when too few cases left the stage to tell */
    Optional<Range> of(String procedure, Stage stage);
}

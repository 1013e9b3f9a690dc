package pt.vez.casework;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.internal.StageDurationRepository;

/** How long stages took lately, for all cases of a procedure together: public knowledge, nothing about any one case. */
@Service
@Transactional(readOnly = true)
public class StageDurations {
    private final StageDurationRepository measured;

    StageDurations(StageDurationRepository measured) {
        this.measured = measured;
    }

    /**
     * Eight in ten of the cases that left the stage within twelve months took so long.
     *
     * @param fromDays whole days, at least 0
     * @param toDays not less than {@code fromDays}
     * @param observed how many cases were measured
     */
    public record Range(int fromDays, int toDays, int observed) {}

    /** @return empty when too few cases left the stage to tell */
    public Optional<Range> of(String procedure, Stage stage) {
        return measured.find(procedure, stage);
    }
}

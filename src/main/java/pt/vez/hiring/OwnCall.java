package pt.vez.hiring;

import java.util.List;
import java.util.UUID;

/**
 * A call as its association sees it.
 *
 * @param taken places kept for candidates who were accepted or hired
 * @param applications received and neither withdrawn nor erased
 */
public record OwnCall(
        UUID id,
        String slug,
        CallState state,
        CallData data,
        String municipality,
        int taken,
        int applications,
        List<Criterion> criteria,
        boolean scored) {
    public boolean hasFreePlace() {
        return taken < data.places();
    }
}

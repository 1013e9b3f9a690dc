package pt.vez.shared;

/**
 * Another writer changed the thing after the form was filled. A command that saves a form carries the state the form was
 * filled with; it is refused when the stored state is another, so no writer overwrites what they never saw.
 */
public class ChangedMeanwhile extends DomainException {
    public ChangedMeanwhile() {
        super("error.changedMeanwhile");
    }

    /**
     * Compares what the caller saw with what is stored now; the caller holds the lock of the stored row, or its version
     * decides at the commit.
     *
     * @throws ChangedMeanwhile when they differ
     */
    public static void requireSame(Object seen, Object stored) {
        if (!seen.equals(stored)) {
            throw new ChangedMeanwhile();
        }
    }
}

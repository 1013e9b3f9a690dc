package pt.vez.hiring;

/**
 * A call as it is shown in public.
 *
 * @param municipality its name
 * @param state {@link CallState#DRAFT} in a preview only
 */
public record PublicCall(String slug, String association, CallData data, String municipality, CallState state) {
    /** Whether one may apply now. */
    public boolean open() {
        return state == CallState.OPEN;
    }

    /** Whether one may apply again as soon as a vacancy is given back. */
    public boolean full() {
        return state == CallState.FULL;
    }
}

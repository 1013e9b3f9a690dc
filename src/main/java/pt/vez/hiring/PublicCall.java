package pt.vez.hiring;

/**
 * A call as anybody may read it.
 *
 * @param municipality its name
 * @param open whether one may apply now
 */
public record PublicCall(String slug, String association, CallData data, String municipality, boolean open) {}

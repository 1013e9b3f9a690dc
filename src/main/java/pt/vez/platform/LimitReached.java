package pt.vez.platform;

/**
 * An attempt was refused because of a limit. Published once for each refused attempt.
 *
 * @param what name of the limit, for instance {@code sign-in.network}
 */
public record LimitReached(String what) {}

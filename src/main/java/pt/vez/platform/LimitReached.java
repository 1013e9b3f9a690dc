package pt.vez.platform;

/**
 * Somebody tried more often than a limit allows. Published once for each refused attempt.
 *
 * @param what name of the limit, for instance {@code sign-in.network}
 */
public record LimitReached(String what) {}

package pt.vez.biometrics;

/** Why a package has not been acknowledged yet, where there is more to say than that it waits. */
public enum HandoverProblem {
    /** The spool could not be written. */
    UNREACHABLE,
    /** The agency answered with another hash than that of the package. */
    WRONG_HASH
}

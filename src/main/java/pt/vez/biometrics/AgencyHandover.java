package pt.vez.biometrics;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Port to the agency that receives sealed packages. Every call may be repeated. */
public interface AgencyHandover {
    /** Gives the package; what returned survives a crash, and a half-written one is never seen. */
    void deliver(UUID packageId, byte[] sealed) throws IOException;

    /** Whether the package still lies where the agency takes it from. */
    boolean holds(UUID packageId);

    /** The SHA-256 the agency says it received, as it wrote it, if it answered. */
    Optional<String> acknowledgement(UUID packageId) throws IOException;

    /** Puts a wrong answer aside, where the agency can see that it was refused. */
    void refuse(UUID packageId) throws IOException;

    /** Removes every trace of the package and of the answers to it. */
    void clear(UUID packageId) throws IOException;
}

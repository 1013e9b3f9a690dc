package pt.vez.platform;

import java.util.Collection;
import java.util.Set;

/** A module that keeps files in the {@link FileStore}; objects none of its rows names are swept away. */
public interface StoredKeys {
    /** Whether objects with such a key are this module's. */
    boolean owns(String key);

    /** Those of the keys that a row of the module names. */
    Set<String> inUse(Collection<String> keys);
}

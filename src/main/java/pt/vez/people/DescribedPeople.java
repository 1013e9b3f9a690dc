package pt.vez.people;

import java.util.Set;
import java.util.UUID;

/** People who are only described by an account and were never seen with a document; told by the module that keeps cases. */
public interface DescribedPeople {
    /** Of these people, those who are only described. */
    Set<UUID> among(Set<UUID> people);
}

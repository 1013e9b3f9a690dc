package pt.vez.associations;

import java.util.List;
import java.util.UUID;
import pt.vez.shared.Actor;

/** The other mediators of the actor's own association. */
public interface Colleagues {
    record Colleague(UUID accountId, String name) {}

    /** By name; those whose account is closed or whose time is over are left out. */
    List<Colleague> of(Actor actor);
}

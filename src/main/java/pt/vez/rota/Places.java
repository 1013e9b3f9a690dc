package pt.vez.rota;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Centres as the rota knows them; told by the module that keeps them. */
public interface Places {
    /** @param staffed whether mediators of partners serve its desks */
    record Place(UUID id, String name, ZoneId zone, boolean staffed) {}

    /** Centres that are open at all, by name. */
    List<Place> all();

    /** Also a centre that is closed by now. */
    Optional<Place> find(UUID id);
}

package pt.vez;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;

/**
 * One association with something of everything.
 *
 * @param mark stands in every name and text of the association and nowhere else
 * @param visit its mediator in a visit to the person both associations act for
 * @param own a case only this association has a mandate for
 * @param things the id of everything the association has, by what it is
 */
record PartnerFixture(
        String mark,
        Actor coordinator,
        Actor mediator,
        Actor colleague,
        Actor visit,
        CaseId shared,
        CaseId own,
        String draftSlug,
        Map<String, UUID> things) {
    UUID id(String thing) {
        UUID id = things.get(thing);
        if (id == null) {
            throw new IllegalArgumentException(thing);
        }
        return id;
    }

    /** The same kinds of things with ids nobody has. */
    PartnerFixture nowhere() {
        Map<String, UUID> nothing = new LinkedHashMap<>();
        things.keySet().forEach(thing -> nothing.put(thing, UUID.randomUUID()));
        return new PartnerFixture(
                mark,
                coordinator,
                mediator,
                colleague,
                visit,
                shared,
                new CaseId(UUID.randomUUID()),
                draftSlug + "x",
                nothing);
    }
}

package pt.vez.associations;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import pt.vez.shared.Actor;
import pt.vez.shared.LocalText;

/** What an agreement with a partner can cover: procedures and centres, told by the modules that keep them. */
public interface AgreementCoverage {
    record Procedure(String code, LocalText name) {}

    record Centre(UUID id, String name) {}

    /** All procedures of the agency. */
    List<Procedure> procedures();

    /** All centres the actor may see, by name; also those that are closed. */
    List<Centre> centres(Actor actor);

    /** The names of these procedures in one line. */
    default String procedures(Collection<String> codes, Locale language) {
        return procedures().stream()
                .filter(procedure -> codes.contains(procedure.code()))
                .map(procedure -> procedure.name().in(language))
                .collect(Collectors.joining(", "));
    }

    /** The names of these centres in one line. */
    default String centres(Actor actor, Collection<UUID> ids) {
        return centres(actor).stream()
                .filter(centre -> ids.contains(centre.id()))
                .map(Centre::name)
                .collect(Collectors.joining(", "));
    }
}

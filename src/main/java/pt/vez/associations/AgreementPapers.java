package pt.vez.associations;

import java.util.UUID;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;

/** Documents of an agreement, sealed; only its parties open them. */
public interface AgreementPapers {
    /** @throws InvalidInput when it is no PDF or picture, empty, or over 10 MB */
    UUID add(Actor actor, UUID agreementId, String name, byte[] content);

    /** @throws NotAuthorised for all actors but the parties; the same answer when there is no such paper */
    byte[] open(Actor actor, UUID paperId);
}

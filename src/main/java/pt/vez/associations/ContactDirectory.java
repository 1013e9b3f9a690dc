package pt.vez.associations;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;

/** Partner bodies the public may go to, with address, telephone, hours and languages. */
public interface ContactDirectory {
    /** @param contact null while an administrator has not entered one */
    record Entry(String name, String city, @Nullable Contact contact) {}

    /** Partners with an agreement in force today, by town and name. Public: asks for no authority. */
    List<Entry> reachable();

    /**
     * What is kept of one partner, or {@link Contact#NONE}.
     *
     * @throws pt.vez.shared.NotAuthorised for all but administrators and the members of this partner
     */
    Contact of(Actor actor, UUID partnerId);

    /**
     * Enters or changes how a partner is reached.
     *
     * @param seen what the caller's form was filled with, {@link Contact#NONE} where there was nothing
     * @throws ChangedMeanwhile when another writer changed it since
     * @throws InvalidInput when the address is missing or a text is too long
     * @throws NotFound when there is no such partner
     */
    void update(Actor actor, UUID partnerId, Contact seen, Contact contact);
}

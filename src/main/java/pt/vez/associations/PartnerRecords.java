package pt.vez.associations;

import java.util.List;
import java.util.UUID;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;

/** The record of each partner body: entered, changed and, while nothing rests on it, deleted by an administrator. */
public interface PartnerRecords {
    /**
     * @throws pt.vez.shared.NotAuthorised for all actors but an administrator and the members of this partner
     * @throws NotFound when there is no such partner
     */
    PartnerRecord of(Actor actor, UUID partnerId);

    /** @throws InvalidInput naming the field that is wrong, or whose value another partner has */
    UUID register(Actor actor, PartnerRecord record);

    /**
     * @param seen what the caller's form was filled with
     * @throws ChangedMeanwhile when another writer changed the record since
     * @throws InvalidInput as above
     */
    void change(Actor actor, UUID partnerId, PartnerRecord seen, PartnerRecord wanted);

    /**
     * Deletes a partner that was entered by mistake.
     *
     * @throws InvalidInput when it ever had an agreement or people who work for it
     */
    void delete(Actor actor, UUID partnerId);

    /** A partner that is no longer in the lists. */
    record Closed(UUID id, String name, String city) {}

    /** By name. */
    List<Closed> closed(Actor actor);

    /**
     * Takes a partner whose work is over out of the lists; what it did stays.
     *
     * @throws InvalidInput while it has an agreement that is not over, or people who work for it
     */
    void close(Actor actor, UUID partnerId);

    /** @throws InvalidInput when another partner has the name by now */
    void reopen(Actor actor, UUID partnerId);

    /** Whether an agreement is not over or people work for it, so that it cannot be closed. */
    boolean isAtWork(Actor actor, UUID partnerId);

    /** Whether agreements or people rest on it, now or in the past, so that it can no longer be deleted. */
    boolean isUsed(Actor actor, UUID partnerId);
}

package pt.vez.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;
import pt.vez.shared.Role;

/** Accounts and their roles. Only an administrator sees or changes those of others. */
public interface Accounts {
    /** What the list of accounts is in the order of. */
    enum Order {
        NAME,
        LAST
    }

    /** What an administrator looks for; blank text and a null role mean any. */
    record Query(String text, @Nullable Role role, @Nullable Boolean active) {}

    PageOf<AccountSummary> find(Actor actor, Query query, int offset, int limit);

    PageOf<AccountSummary> find(Actor actor, Query query, Order order, boolean descending, int offset, int limit);

    /** All accounts the query finds, oldest first, read in pieces. */
    void each(Actor actor, Query query, Consumer<AccountSummary> row);

    /** Names of accounts, for screens that show who did what; only for administrators. */
    Map<UUID, AccountSummary> named(Actor actor, Collection<UUID> ids);

    /**
     * Closes accounts, or lets them in again; those that are so already and the caller's own stay as they are.
     *
     * @return which were changed
     */
    List<UUID> setActive(Actor actor, Collection<UUID> ids, boolean active);

    /** @throws InvalidInput when the address has an account already */
    UUID create(Actor actor, Email email, String name, Set<Role> roles);

    /**
     * Makes the holder of this address a mediator: a new account, or the role added to the one they have. The caller
     * has checked that the actor runs the association they will work for, or is an administrator.
     *
     * @throws InvalidInput when the account is closed or belongs to the agency's staff
     */
    UUID grantMediatorRole(Actor coordinator, Email email, String name, String language);

    /** The account of an address, before something is done with it. Only for administrators. */
    Optional<AccountSummary> byEmail(Actor administrator, Email email);

    /**
     * Ends the mediator role together with the membership that gave it; other roles stay. An account always has a
     * role: one without any other becomes an applicant's, which may open or claim a case of its own.
     */
    void endMediatorRole(Actor administrator, UUID id);

    /** The membership is restored, and with it the role. */
    void restoreMediatorRole(Actor administrator, UUID id);

    /**
     * Changes name, roles or state of an account.
     *
     * @param seen what the caller's form was filled with
     * @throws InvalidInput when an administrator would shut themselves out
     * @throws ChangedMeanwhile when another writer changed name, roles or state since
     */
    void update(Actor actor, AccountSummary seen, String name, Set<Role> roles, boolean active);

    /**
     * The account as it is stored now.
     *
     * @throws NotFound when there is none
     */
    AccountSummary get(Actor actor, UUID id);

    /** The actor's own account. */
    AccountSummary own(Actor actor);

    void changeLanguage(Actor actor, String language);

    /** The account as an actor, when it exists and is active. */
    Optional<Actor> actor(UUID id, Actor.@Nullable Acting acting);

    /** Where mail for an active account goes, if it has an address; for messages of the system itself. */
    Optional<String> mailAddress(UUID id);

    /** The account that signs in with this contact; for checks of the system itself, never for a screen. */
    Optional<AccountSummary> holder(SignInContact contact);

    /** Where messages for an active account go; for messages of the system itself. */
    Optional<AccountContact> contact(UUID id);

    /**
     * Gives an account the name its own case says, while it is still called by its address or number and has no role
     * but that of an applicant.
     */
    void learnName(UUID id, String name);

    /** Active ones, for messages of the system itself. */
    List<UUID> administrators();
}

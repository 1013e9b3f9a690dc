package pt.vez.associations;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/** Partner bodies under agreement and the mediators who belong to them. */
public interface Associations {
    /** What kind of body signed the agreement. */
    enum Kind {
        ASSOCIATION,
        MUNICIPALITY,
        NGO
    }

    /** @param coordinator runs the association's own affairs: calls, rota, mediators */
    record Membership(UUID partnerId, String associationName, boolean coordinator) {}

    /** The association a mediator works for today under an agreement in force today (days of Lisbon). */
    Optional<Membership> membershipOf(UUID accountId);

    /** The partner the account is a member of today, also without an agreement in force. */
    Optional<UUID> belongsTo(UUID accountId);

    /** A partner as its members know it. */
    record Body(UUID id, String name, Kind kind, String city) {}

    /**
     * The partner the actor is a member of today, also without an agreement in force.
     *
     * @throws NotAuthorised when the actor is no member of a partner
     */
    Body own(Actor actor);

    /** @throws NotAuthorised when the actor is no mediator, or has no agreement behind them today */
    Membership requireMembership(Actor actor);

    /** Whether the account coordinates the partner it belongs to today, also without an agreement in force. */
    boolean coordinates(UUID accountId);

    /**
     * Why the account may do nothing for a partner today: it belongs to none, the agreement is suspended (since when
     * and why), or none is in force. A coordinator is told to speak to the agency, other members to the coordinator.
     */
    NotAuthorised withoutAgreement(UUID accountId);

    /**
     * Who runs the affairs of an association: one of its members whom it named its coordinator.
     *
     * @throws NotAuthorised for all other actors
     */
    Membership requireCoordinator(Actor actor);

    /**
     * A body as administrators see it.
     *
     * @param until last day of its agreements that are in force, null when none is
     */
    record Partner(
            UUID id,
            String name,
            Kind kind,
            String city,
            @Nullable LocalDate until,
            List<String> mediators) {}

    /** All partners with their mediators, by name; for administrators only. */
    List<Partner> partners(Actor actor);

    /** A person who works for a partner. */
    record Member(UUID accountId, String name, boolean coordinator) {}

    /**
     * By name.
     *
     * @throws NotAuthorised for all actors but an administrator and the coordinator of this partner
     */
    List<Member> membersOf(Actor actor, UUID partnerId);

    /** The name of a partner, for messages of the system itself. */
    Optional<String> nameOf(UUID partnerId);

    /** Accounts of all members of the association today, with or without an agreement; for the system itself. */
    List<UUID> everybodyOf(UUID partnerId);

    /**
     * Accounts of those who coordinate the association this account works for, without itself; for the system itself.
     */
    List<UUID> coordinatorsOver(UUID accountId);

    /** Accounts of an association's coordinators while an agreement is in force; for messages of the system itself. */
    List<UUID> coordinators(UUID partnerId);

    /** The association's name while its agreement is in force today; for what the system shows on its behalf. */
    Optional<String> nameInForce(UUID partnerId);
}

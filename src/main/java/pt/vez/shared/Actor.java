package pt.vez.shared;

import java.io.Serializable;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The actor of a command, as known at this moment. A {@link Person} is read anew from the accounts for every command,
 * so that a withdrawn role or an ended visit takes effect at once; the bearer of a signed address and the product's
 * own jobs have no account and no role.
 */
public sealed interface Actor {
    /**
     * The account of a person; without an account what the actor acts by: the invitation, the application, the matter
     * of the job.
     */
    UUID accountId();

    /** For what is shown or written at this moment; a record that lasts keeps the identifier instead. */
    String name();

    default Set<Role> roles() {
        return Set.of();
    }

    /** The visit a mediator is in, when there is one. */
    default @Nullable Acting acting() {
        return null;
    }

    /** A person who signed in. */
    record Person(
            UUID accountId,
            String name,
            Set<Role> roles,
            @Nullable Acting acting) implements Actor {}

    /**
     * The bearer of a signed address, of whom nothing else is known.
     *
     * @param accountId what the address is for
     */
    record BearerOfLink(UUID accountId) implements Actor {
        @Override
        public String name() {
            return PRODUCT;
        }
    }

    /**
     * A job of the product.
     *
     * @param accountId what it is about
     */
    record System(UUID accountId) implements Actor {
        @Override
        public String name() {
            return PRODUCT;
        }
    }

    /** Stands where a name is shown for an actor without an account. */
    String PRODUCT = "Vez";

    /** The authority a mediator claims; the services verify it on every call. */
    record Acting(UUID mandateId, UUID caseId, UUID partnerId, String associationName) implements Serializable {}

    /** Only the accounts know who this is: nothing else makes a person. */
    static Actor person(UUID account, String name, Set<Role> roles, @Nullable Acting acting) {
        return new Person(account, name, roles, acting);
    }

    static Actor bearerOfLink(UUID what) {
        return new BearerOfLink(what);
    }

    static Actor system(UUID matter) {
        return new System(matter);
    }

    /** The same actor in this visit. */
    default Actor inVisit(Acting visit) {
        return new Person(accountId(), name(), roles(), visit);
    }

    default boolean is(Role role) {
        return roles().contains(role);
    }

    /** @throws NotAuthorised without the role */
    default Actor require(Role role) {
        if (!is(role)) {
            throw new NotAuthorised("error.role");
        }
        return this;
    }

    /** An officer or an administrator of the agency. */
    default boolean isAgencyStaff() {
        return is(Role.OFFICER) || is(Role.ADMINISTRATOR);
    }

    /**
     * An officer or an administrator of the agency.
     *
     * @throws NotAuthorised for all others
     */
    default Actor requireAgencyStaff() {
        return is(Role.OFFICER) ? this : require(Role.ADMINISTRATOR);
    }

    /**
     * The visit.
     *
     * @throws NotAuthorised outside one
     */
    default Acting requireActing() {
        Acting visit = acting();
        if (visit == null) {
            throw new NotAuthorised("error.noMandate");
        }
        return visit;
    }

    default @Nullable UUID mandateId() {
        Acting visit = acting();
        return visit == null ? null : visit.mandateId();
    }

    /** The role in which this actor acts on another person's file. */
    default Role capacity() {
        if (acting() != null) return Role.MEDIATOR;
        if (is(Role.ADMINISTRATOR)) return Role.ADMINISTRATOR;
        if (is(Role.OFFICER)) return Role.OFFICER;
        return is(Role.MEDIATOR) ? Role.MEDIATOR : Role.APPLICANT;
    }
}

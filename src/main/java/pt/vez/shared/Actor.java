package pt.vez.shared;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as known at this moment: read anew for every command, so that a withdrawn role or an ended visit takes
 * effect at once.
 *
 * @param acting the visit a mediator is in, when there is one
 */
public record Actor(
        UUID accountId,
        String name,
        Set<Role> roles,
        @Nullable Acting acting) {

    /** The authority a mediator claims; the services verify it on every call. */
    public record Acting(UUID mandateId, UUID caseId, UUID associationId, String associationName)
            implements java.io.Serializable {}

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** @throws NotAuthorised without the role */
    public Actor require(Role role) {
        if (!is(role)) {
            throw new NotAuthorised("error.role");
        }
        return this;
    }

    /** The visit. @throws NotAuthorised outside one */
    public Acting requireActing() {
        Acting visit = acting;
        if (visit == null) {
            throw new NotAuthorised("error.noMandate");
        }
        return visit;
    }

    public @Nullable UUID mandateId() {
        return acting == null ? null : acting.mandateId();
    }

    /** The role in which this actor touches somebody's file. */
    public Role capacity() {
        if (acting != null) return Role.MEDIATOR;
        if (is(Role.ADMINISTRATOR)) return Role.ADMINISTRATOR;
        if (is(Role.OFFICER)) return Role.OFFICER;
        return is(Role.MEDIATOR) ? Role.MEDIATOR : Role.APPLICANT;
    }
}

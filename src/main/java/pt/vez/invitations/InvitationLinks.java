package pt.vez.invitations;

import pt.vez.shared.NotFound;

/** The signed addresses of invitations and offers. */
public interface InvitationLinks {
    /** The last part of the address, in letters that need no escape. */
    String write(InvitationLink link);

    /** @throws NotFound for anything that was not written here */
    InvitationLink read(String token);
}

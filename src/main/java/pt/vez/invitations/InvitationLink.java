package pt.vez.invitations;

import java.time.Instant;
import java.util.UUID;

/**
 * What a signed address says: which invitation or offer, until when, for what and near where. It can be checked without
 * asking the database; whether it is still open, the database says.
 */
public record InvitationLink(Kind kind, UUID id, Instant expires, String service, String municipality) {
    /** What the address opens. */
    public enum Kind {
        INVITATION,
        OFFER
    }
}

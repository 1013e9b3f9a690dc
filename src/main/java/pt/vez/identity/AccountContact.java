package pt.vez.identity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where messages for an account go; at least one of both is set.
 *
 * @param email in the canonical form of {@link pt.vez.shared.Email}
 * @param phone E.164
 * @param language BCP 47 tag
 */
public record AccountContact(
        @Nullable String email, @Nullable String phone, String language) {
    /** What the account signs in with. */
    public SignInContact signInContact() {
        return new SignInContact(Objects.requireNonNull(email != null ? email : phone));
    }
}

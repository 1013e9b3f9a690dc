package pt.vez.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Role;

/**
 * An account as screens show it.
 *
 * @param email null for a person who signs in with a telephone
 * @param phone E.164; null for a person who signs in with a mail address
 */
public record AccountSummary(
        UUID id,
        @Nullable String email,
        @Nullable String phone,
        String name,
        String language,
        Set<Role> roles,
        boolean active,
        @Nullable Instant lastSignInAt) {
    /** What an administrator's form shows and may change. */
    public record Form(String name, Set<Role> roles, boolean active) {}

    public Form form() {
        return new Form(name, roles, active);
    }

    /** What the person signs in with, for reading. */
    public String contact() {
        String known = email != null ? email : phone;
        return known == null ? "" : new SignInContact(known).display();
    }
}

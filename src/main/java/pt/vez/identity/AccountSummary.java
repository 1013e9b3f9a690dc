package pt.vez.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Role;

/** An account as screens show it. */
public record AccountSummary(
        UUID id,
        String email,
        String name,
        String language,
        Set<Role> roles,
        boolean active,
        @Nullable Instant lastSignInAt) {
    /** What an administrator's form shows and may change. */
    record Form(String name, Set<Role> roles, boolean active) {}

    Form form() {
        return new Form(name, roles, active);
    }
}

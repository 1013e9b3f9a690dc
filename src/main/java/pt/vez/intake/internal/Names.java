package pt.vez.intake.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import pt.vez.identity.Accounts;
import pt.vez.shared.Actor;

/** Names of the mediators who recorded intakes. */
@Component("intakeNames")
class Names {
    private final Accounts accounts;

    Names(Accounts accounts) {
        this.accounts = accounts;
    }

    /** A lookup for one answer, which asks for each account once. */
    Function<UUID, String> remembering() {
        Map<UUID, String> known = new HashMap<>();
        return id -> known.computeIfAbsent(
                id, account -> accounts.actor(account, null).map(Actor::name).orElse("–"));
    }
}

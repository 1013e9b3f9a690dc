package pt.vez.associations;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a mediator is reached by their own association, and what they speak. Read by the mediator and the coordinator.
 *
 * @param phone a {@link pt.vez.shared.Phone}; null where none was given
 */
public record MediatorProfile(@Nullable String phone, Set<MediatorLanguage> languages) {
    public static final MediatorProfile NONE = new MediatorProfile(null, Set.of());

    @Override
    public String toString() {
        return "profile of a mediator";
    }
}

package pt.vez.platform;

import java.util.Map;
import java.util.UUID;

/** Half-filled forms: sealed, kept on the server, gone when the form is sent or after thirty days. */
public interface Drafts {
    void save(UUID owner, String form, Map<String, String> fields);

    Map<String, String> load(UUID owner, String form);

    void discard(UUID owner, String form);

    /** Removes every draft of the owner whose form name begins so; ends a mediator's visit without a trace. */
    void discardAll(UUID owner, String formPrefix);
}

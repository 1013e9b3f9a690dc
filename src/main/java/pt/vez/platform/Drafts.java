package pt.vez.platform;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Half-filled forms: sealed, kept on the server, gone when the form is sent or after thirty days. */
@Component
public class Drafts {
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    Drafts(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    @Transactional
    public void save(UUID owner, String form, Map<String, String> fields) {
        byte[] body =
                vault.seal(json.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8), context(owner, form));
        jdbc.sql("insert into platform_draft (owner_id, form, body, updated_at) values (?, ?, ?, ?)"
                        + " on duplicate key update body = values(body), updated_at = values(updated_at)")
                .params(owner, form, body, Timestamp.from(clock.instant()))
                .update();
    }

    @Transactional(readOnly = true)
    public Map<String, String> load(UUID owner, String form) {
        return jdbc.sql("select body from platform_draft where owner_id = ? and form = ?")
                .params(owner, form)
                .query(byte[].class)
                .optional()
                .map(body -> json.readValue(
                        new String(vault.open(body, context(owner, form)), StandardCharsets.UTF_8), FIELDS))
                .orElse(Map.of());
    }

    @Transactional
    public void discard(UUID owner, String form) {
        jdbc.sql("delete from platform_draft where owner_id = ? and form = ?")
                .params(owner, form)
                .update();
    }

    /** Removes every draft of the owner whose form name begins so; ends a mediator's visit without a trace. */
    @Transactional
    public void discardAll(UUID owner, String formPrefix) {
        jdbc.sql("delete from platform_draft where owner_id = ? and left(form, ?) = ?")
                .params(owner, formPrefix.length(), formPrefix)
                .update();
    }

    @Transactional
    public int sweep() {
        return jdbc.sql("delete from platform_draft where updated_at < ?")
                .param(Timestamp.from(clock.instant().minus(Duration.ofDays(30))))
                .update();
    }

    private static String context(UUID owner, String form) {
        return "draft/" + owner + "/" + form;
    }
}

package pt.vez.platform.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.Drafts;
import pt.vez.platform.Vault;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Drafts, each sealed under its owner and form. */
@Component
class SealedDrafts implements Drafts {
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private final DraftRepository drafts;
    private final Vault vault;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    SealedDrafts(DraftRepository drafts, Vault vault, Clock clock) {
        this.drafts = drafts;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void save(UUID owner, String form, Map<String, String> fields) {
        byte[] body =
                vault.seal(json.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8), context(owner, form));
        drafts.save(owner, form, body, clock.instant());
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, String> load(UUID owner, String form) {
        return drafts.body(owner, form)
                .map(body -> json.readValue(
                        new String(vault.open(body, context(owner, form)), StandardCharsets.UTF_8), FIELDS))
                .orElse(Map.of());
    }

    @Override
    @Transactional
    public void discard(UUID owner, String form) {
        drafts.delete(owner, form);
    }

    @Override
    @Transactional
    public void discardAll(UUID owner, String formPrefix) {
        drafts.deleteAll(owner, formPrefix);
    }

    /** @return how many drafts of more than thirty days were deleted */
    @Transactional
    public int sweep() {
        return drafts.deleteBefore(clock.instant().minus(Duration.ofDays(30)));
    }

    private static String context(UUID owner, String form) {
        return "draft/" + owner + "/" + form;
    }
}

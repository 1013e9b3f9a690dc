package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.invitations.Allocation.PolicyVersion;
import pt.vez.invitations.Policy;
import pt.vez.shared.Ids;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every policy that was ever in force, the newest first. */
@Component
class PolicyBook {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    PolicyBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The one in force. */
    Policy policy() {
        return newest().map(PolicyVersion::policy).orElse(Policy.FIRST);
    }

    Optional<PolicyVersion> newest() {
        return versions(1).stream().findFirst();
    }

    List<PolicyVersion> versions(int limit) {
        return jdbc.sql("select id, body, made_at, made_by, note from invitations_policy order by made_at desc limit ?")
                .param(limit)
                .query((row, n) -> new PolicyVersion(
                        row.getObject(1, UUID.class),
                        Policy.of(json.readValue(row.getString(2), new TypeReference<Map<String, Integer>>() {})),
                        row.getObject(3, Instant.class),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }

    void save(Policy policy, String by, String note) {
        jdbc.sql("insert into invitations_policy (id, made_at, made_by, note, body) values (?, ?, ?, ?, ?)")
                .params(Ids.next(), clock.instant(), by, note, json.writeValueAsString(policy.values()))
                .update();
    }
}

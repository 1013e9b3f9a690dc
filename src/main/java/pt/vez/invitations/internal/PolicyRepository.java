package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Allocation.PolicyVersion;
import pt.vez.invitations.Policy;
import pt.vez.shared.Ids;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of policies, including former ones, newest first. */
@Component
class PolicyRepository {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    PolicyRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The one in force. */
    Policy policy() {
        return newest().map(PolicyVersion::policy).orElse(Policy.FIRST);
    }

    /** The policy in force; a second writer waits here until the first one has committed. */
    Policy lock() {
        jdbc.sql("select id from invitations_policy order by made_at desc limit 1 for update")
                .query(UUID.class)
                .list();
        return policy();
    }

    Optional<PolicyVersion> newest() {
        return versions(1).stream().findFirst();
    }

    List<PolicyVersion> versions(int limit) {
        return jdbc.sql("""
                        select p.id, p.body, p.made_at, coalesce(a.name, p.made_by, ''), p.note
                          from invitations_policy p left join identity_public_account a on a.id = p.made_by_id
                         order by p.made_at desc limit ?""")
                .param(limit)
                .query((row, n) -> new PolicyVersion(
                        row.getObject(1, UUID.class),
                        Policy.of(json.readValue(row.getString(2), new TypeReference<Map<String, Integer>>() {})),
                        row.getObject(3, Instant.class),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }

    /** @param places that are to be computed with it */
    void save(Policy policy, UUID by, String note, int places) {
        jdbc.sql("insert into invitations_policy (id, made_at, made_by_id, note, body, places_total, places_done)"
                        + " values (?, ?, ?, ?, ?, ?, 0)")
                .params(Ids.next(), clock.instant(), by, note, json.writeValueAsString(policy.values()), places)
                .update();
    }

    /** How far the places are that are computed with the policy in force; empty when all are. */
    Optional<Allocation.Progress> progress() {
        return jdbc.sql("select places_done, places_total from invitations_policy where id = (select id from"
                        + " invitations_policy order by made_at desc limit 1) and places_total is not null")
                .query((row, n) -> new Allocation.Progress(row.getInt(1), row.getInt(2)))
                .optional();
    }

    /** @param done places so far; null when all are */
    void progress(UUID policy, @Nullable Integer done) {
        jdbc.sql("update invitations_policy set places_done = ?, places_total = if(?, null, places_total) where id = ?")
                .param(done)
                .param(done == null)
                .param(policy)
                .update();
    }
}

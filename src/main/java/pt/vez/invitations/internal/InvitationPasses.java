package pt.vez.invitations.internal;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import pt.vez.scheduling.QuickBooking.Passes;

/** An invitation in force is a pass, unless its case is blocked. One that was used still answers "already booked". */
@Component
class InvitationPasses implements Passes {
    private final NamedParameterJdbcTemplate jdbc;
    private final Blocks blocks;
    private final Clock clock;

    InvitationPasses(NamedParameterJdbcTemplate jdbc, Blocks blocks, Clock clock) {
        this.jdbc = jdbc;
        this.blocks = blocks;
        this.clock = clock;
    }

    @Override
    public List<Pass> inForce(Collection<UUID> passIds) {
        List<Pass> valid = jdbc.query(
                "select id, case_id, service_code from invitations_invitation where id in (:ids)"
                        + " and state in ('SENT', 'TAKEN') and expires_at > :now",
                Map.of("ids", passIds, "now", clock.instant()),
                (row, n) -> new Pass(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)));
        Set<String> blocked = blocked(valid);
        return blocked.isEmpty()
                ? valid
                : valid.stream()
                        .filter(pass -> !blocked.contains(mark(pass.caseId())))
                        .toList();
    }

    private String mark(UUID caseId) {
        return Arrays.toString(blocks.subject("CASE", caseId.toString()));
    }

    private Set<String> blocked(List<Pass> passes) {
        return passes.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.query(
                        "select subject from invitations_block where kind = 'CASE' and lifted_at is null and subject in (:s)",
                        Map.of(
                                "s",
                                passes.stream()
                                        .map(pass -> blocks.subject(
                                                "CASE", pass.caseId().toString()))
                                        .collect(Collectors.toList())),
                        (row, n) -> Arrays.toString(row.getBytes(1))));
    }
}

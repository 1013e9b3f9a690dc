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
import pt.vez.scheduling.BatchBooking.BookingEntitlements;

/** An invitation in force is an entitlement, unless its case is blocked. One that was used still answers "already booked". */
@Component
class InvitationEntitlements implements BookingEntitlements {
    private final NamedParameterJdbcTemplate jdbc;
    private final Blocks blocks;
    private final Clock clock;

    InvitationEntitlements(NamedParameterJdbcTemplate jdbc, Blocks blocks, Clock clock) {
        this.jdbc = jdbc;
        this.blocks = blocks;
        this.clock = clock;
    }

    @Override
    public List<BookingEntitlement> inForce(Collection<UUID> entitlementIds) {
        List<BookingEntitlement> valid = jdbc.query(
                "select id, case_id, service_code from invitations_invitation where id in (:ids)"
                        + " and state in ('SENT', 'TAKEN') and expires_at > :now",
                Map.of("ids", entitlementIds, "now", clock.instant()),
                (row, n) -> new BookingEntitlement(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)));
        Set<String> blocked = blocked(valid);
        return blocked.isEmpty()
                ? valid
                : valid.stream()
                        .filter(entitlement -> !blocked.contains(mark(entitlement.caseId())))
                        .toList();
    }

    private String mark(UUID caseId) {
        return Arrays.toString(blocks.subject("CASE", caseId.toString()));
    }

    private Set<String> blocked(List<BookingEntitlement> entitlements) {
        return entitlements.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.query(
                        "select subject from invitations_block where kind = 'CASE' and lifted_at is null and subject in (:s)",
                        Map.of(
                                "s",
                                entitlements.stream()
                                        .map(entitlement -> blocks.subject(
                                                "CASE", entitlement.caseId().toString()))
                                        .collect(Collectors.toList())),
                        (row, n) -> Arrays.toString(row.getBytes(1))));
    }
}

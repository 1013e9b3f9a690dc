package pt.vez.invitations.internal.replacement;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Offers.Kind;
import pt.vez.invitations.Offers.State;
import pt.vez.scheduling.CentreId;

/**
 * An offer with what its work needs.
 *
 * @param closed whether a closure covers its seat
 */
record OfferRow(
        UUID id,
        Kind kind,
        @Nullable UUID planId,
        CaseId caseId,
        UUID holdId,
        State state,
        Instant expires,
        CentreId centre,
        Instant start,
        boolean closed) {

    /** Of an offer or an appointment {@code o}: a closure covers its seat. */
    static final String CLOSED =
            "select 1 from scheduling_seat_closure k where k.slot_id = o.slot_id and k.seat = o.seat";

    /** To be followed by a condition on offers {@code o}. */
    static final String SELECT = "select o.id, o.kind, o.plan_id, o.case_id, o.hold_id, o.state, o.expires_at,"
            + " s.centre_id, s.starts_at, exists (" + CLOSED
            + ") from invitations_offer o join scheduling_slot_time s on s.id = o.slot_id where ";

    static final RowMapper<OfferRow> MAPPER = (row, n) -> new OfferRow(
            row.getObject(1, UUID.class),
            Kind.valueOf(row.getString(2)),
            row.getObject(3, UUID.class),
            new CaseId(row.getObject(4, UUID.class)),
            row.getObject(5, UUID.class),
            State.valueOf(row.getString(6)),
            row.getObject(7, Instant.class),
            new CentreId(row.getObject(8, UUID.class)),
            row.getObject(9, Instant.class),
            row.getBoolean(10));
}

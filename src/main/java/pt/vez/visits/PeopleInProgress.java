package pt.vez.visits;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Permission;
import pt.vez.shared.Actor;
import pt.vez.visits.VisitPresence.Other;

/** The people a mediator works with: under a live mandate they obtained, or that a colleague handed over to them. */
@Service
public class PeopleInProgress {
    private final JdbcClient jdbc;
    private final Authority authority;
    private final Clock clock;

    PeopleInProgress(JdbcClient jdbc, Authority authority, Clock clock) {
        this.jdbc = jdbc;
        this.authority = authority;
        this.clock = clock;
    }

    /**
     * @param until when the mandate ends, always later than now
     * @param others who else is with them at this moment
     */
    public record InHand(UUID mandateId, String name, Instant until, List<Other> others) {}

    private static final String HELD = """
            select m.id, a.name, m.expires_at, v.mediator_name, v.place, v.started_at, v.association_id
            from (select id from mandates_mandate where mediator_id = :me
                  union select mandate_id from visits_handover where to_account = :me and state = 'ACCEPTED') held
            join mandates_mandate m on m.id = held.id and m.association_id = :association and m.state = 'ACTIVE'
                and m.expires_at > :now
            join casework_applicant a on a.id = m.applicant_id
            left join visits_visit v on v.applicant_id = m.applicant_id and v.ended_at is null and v.account_id <> :me
                and coalesce(v.seen_at, v.started_at) > :oldest
            where coalesce((select h.to_account from visits_handover h where h.mandate_id = m.id
                and h.state = 'ACCEPTED' order by h.answered_at desc limit 1), m.mediator_id) = :me
            order by m.granted_at desc, m.id, v.started_at
            """;

    /**
     * The people whose mandates the mediator holds now, newest first, in one query; after a handover the colleague who
     * accepted holds the mandate.
     */
    @Transactional(readOnly = true)
    public List<InHand> of(Actor actor) {
        UUID association = authority.member(actor, Permission.DESK).associationId();
        Map<UUID, InHand> people = new LinkedHashMap<>();
        jdbc.sql(HELD)
                .param("me", actor.accountId())
                .param("association", association)
                .param("now", clock.instant())
                .param("oldest", clock.instant().minus(VisitPresence.SEEN))
                .query(row -> {
                    UUID mandate = row.getObject(1, UUID.class);
                    InHand person = people.get(mandate);
                    if (person == null) {
                        person = new InHand(
                                mandate, row.getString(2), row.getObject(3, Instant.class), new ArrayList<>());
                        people.put(mandate, person);
                    }
                    if (row.getObject(6) != null) {
                        person.others()
                                .add(VisitPresence.other(
                                        association.equals(row.getObject(7, UUID.class)),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getObject(6, Instant.class)));
                    }
                });
        return new ArrayList<>(people.values());
    }
}

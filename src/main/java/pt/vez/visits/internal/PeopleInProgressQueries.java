package pt.vez.visits.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Permission;
import pt.vez.shared.Actor;
import pt.vez.visits.PeopleInProgress;

/** Reads with SQL whose mandates a mediator holds. */
@Repository
class PeopleInProgressQueries implements PeopleInProgress {
    private final JdbcClient jdbc;
    private final Authority authority;
    private final Clock clock;

    PeopleInProgressQueries(JdbcClient jdbc, Authority authority, Clock clock) {
        this.jdbc = jdbc;
        this.authority = authority;
        this.clock = clock;
    }

    private static final String HELD = """
            select m.id, a.name, m.expires_at, v.mediator_name, v.place as centre, v.started_at, v.partner_id
            from (select id from mandates_active_mandate where mediator_id = :me
                  union select mandate_id from visits_handover where to_account = :me and state = 'ACCEPTED') held
            join mandates_active_mandate m on m.id = held.id and m.partner_id = :association
                and m.expires_at > :now
            join people_person_name a on a.id = m.applicant_id
            left join visits_visit v on v.applicant_id = m.applicant_id and v.ended_at is null and v.account_id <> :me
                and coalesce(v.seen_at, v.started_at) > :oldest
            where coalesce((select h.to_account from visits_handover h where h.mandate_id = m.id
                and h.state = 'ACCEPTED' order by h.answered_at desc limit 1), m.mediator_id) = :me
            order by m.granted_at desc, m.id, v.started_at
            """;

    @Override
    @Transactional(readOnly = true)
    public List<InHand> of(Actor actor) {
        UUID association = authority.member(actor, Permission.DESK).partnerId();
        Map<UUID, InHand> people = new LinkedHashMap<>();
        jdbc.sql(HELD)
                .param("me", actor.accountId())
                .param("association", association)
                .param("now", clock.instant())
                .param("oldest", clock.instant().minus(VisitsUnderWay.SEEN))
                .query(row -> {
                    UUID mandate = row.getObject("id", UUID.class);
                    InHand person = people.get(mandate);
                    if (person == null) {
                        person = new InHand(
                                mandate,
                                row.getString("name"),
                                row.getObject("expires_at", Instant.class),
                                new ArrayList<>());
                        people.put(mandate, person);
                    }
                    if (row.getObject("started_at") != null) {
                        person.others()
                                .add(VisitsUnderWay.other(
                                        association.equals(row.getObject("partner_id", UUID.class)),
                                        row.getString("mediator_name"),
                                        row.getString("centre"),
                                        row.getObject("started_at", Instant.class)));
                    }
                });
        return new ArrayList<>(people.values());
    }
}

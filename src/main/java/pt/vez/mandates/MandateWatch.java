package pt.vez.mandates;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** Mandates that need the agency: left behind by an association, or wrong at first sight. */
@Service
public class MandateWatch {
    private final JdbcClient jdbc;

    MandateWatch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mandate that ended with the agreement of its association: the agency takes care of the person. */
    public record Left(UUID mandateId, UUID caseId, String associationName, Instant endedAt) {}

    /** Latest first. */
    @Transactional(readOnly = true)
    public List<Left> atTheAgencysDesk(Actor actor, int offset, int limit) {
        requireStaff(actor);
        return jdbc.sql("select m.id as mandate_id, m.case_id, m.association_name, m.ended_at from mandates_mandate m"
                        + " where m.ended_by = 'AGREEMENT' and not exists (select 1 from mandates_mandate n"
                        + " where n.applicant_id = m.applicant_id and n.requested_at > m.ended_at and n.state = 'ACTIVE')"
                        + " order by m.ended_at desc limit ? offset ?")
                .params(limit, offset)
                .query(Left.class)
                .list();
    }

    /** A mandate that looked wrong when it was asked for. */
    public record Flagged(
            UUID mandateId,
            UUID caseId,
            String associationName,
            String mediatorName,
            String flag,
            Instant requestedAt) {}

    /** Latest first. */
    @Transactional(readOnly = true)
    public List<Flagged> flagged(Actor actor, int limit) {
        actor.require(Role.ADMINISTRATOR);
        return jdbc.sql("select id as mandate_id, case_id, association_name, mediator_name, flag, requested_at"
                        + " from mandates_mandate where flag is not null order by requested_at desc limit ?")
                .param(limit)
                .query(Flagged.class)
                .list();
    }

    private static void requireStaff(Actor actor) {
        if (!actor.is(Role.OFFICER)) {
            actor.require(Role.ADMINISTRATOR);
        }
    }
}

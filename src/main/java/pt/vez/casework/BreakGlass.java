package pt.vez.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import pt.vez.shared.TypedText;

/**
 * Opens a decided case on which no work is left: the officer states a reason, the file is open for four hours, and the
 * person is told (purpose limitation, GDPR art. 5 n.º 1 b).
 */
@Service
public class BreakGlass {
    private static final Duration OPEN = Duration.ofHours(4);
    private static final int SHORTEST_REASON = 15;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BreakGlass(JdbcClient jdbc, Journal journal, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** An officer opened a decided case; the person is to be told. */
    public record GlassBroken(UUID id, CaseId caseId, String reason) {}

    /** Whether this officer gave a reason within the last four hours. */
    boolean isOpen(Actor actor, CaseId caseId) {
        return jdbc.sql("select count(*) from casework_break_glass where case_id = ? and account_id = ? and until > ?")
                        .params(caseId.value(), actor.accountId(), clock.instant())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Opens the file for four hours.
     *
     * @throws InvalidInput when the reason has fewer than fifteen letters
     */
    @Transactional
    public void open(Actor actor, CaseId caseId, String typed) {
        actor.require(Role.OFFICER);
        String reason = TypedText.visible(typed);
        if (reason.length() < SHORTEST_REASON || reason.length() > 500) {
            throw new InvalidInput("glass.reason.short");
        }
        UUID applicant = jdbc.sql("select applicant_id from casework_case where id = ?")
                .param(caseId.value())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
        Instant now = clock.instant();
        UUID id = Ids.next();
        jdbc.sql("insert into casework_break_glass values (?, ?, ?, ?, ?, ?)")
                .params(id, caseId.value(), actor.accountId(), reason, now, now.plus(OPEN))
                .update();
        journal.record(actor, "case.glass", applicant, caseId.value(), "");
        events.publishEvent(new GlassBroken(id, caseId, reason));
    }
}

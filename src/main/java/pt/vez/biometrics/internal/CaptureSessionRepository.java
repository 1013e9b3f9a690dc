package pt.vez.biometrics.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.biometrics.CaptureState;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.ExemptionReason;
import pt.vez.biometrics.HandoverProblem;
import pt.vez.biometrics.KeepReason;
import pt.vez.biometrics.Quality;
import pt.vez.biometrics.SampleRefused;
import pt.vez.casework.AttendanceToday.Turn;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseRef;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;

/** Rows of sessions and of their figures. */
@Component
class CaptureSessionRepository {
    private final JdbcClient jdbc;
    private final SampleSafe safe;
    private final Clock clock;

    CaptureSessionRepository(JdbcClient jdbc, SampleSafe safe, Clock clock) {
        this.jdbc = jdbc;
        this.safe = safe;
        this.clock = clock;
    }

    /**
     * Makes the open session of the case unless there is one.
     *
     * @return whether it was made
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean create(Actor actor, CaseRef ref, Turn turn) {
        var acting = Objects.requireNonNull(actor.acting());
        UUID id = Ids.next();
        Instant now = clock.instant();
        // The unique key on the open case decides between two screens that begin at once.
        return jdbc.sql("insert ignore into biometrics_session (id, case_id, applicant_id, open_case, appointment_id,"
                                + " ticket_id, centre_id, service_code, planned_minutes, account_id, partner_id,"
                                + " mandate_id, state, began_at, last_step_at, session_key, samples, attempts,"
                                + " refused_answers, cleared) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?,"
                                + " 0, 0, 0, false)")
                        .param(id)
                        .param(ref.id().value())
                        .param(ref.applicantId())
                        .param(ref.id().value())
                        .param(turn.ticket() ? null : turn.id())
                        .param(turn.ticket() ? turn.id() : null)
                        .param(turn.centre())
                        .param(turn.service())
                        .param(turn.minutes())
                        .param(actor.accountId())
                        .param(acting.partnerId())
                        .param(acting.mandateId())
                        .param(now)
                        .param(now)
                        .param(safe.newKey(id))
                        .update()
                > 0;
    }

    /** How far a session is. */
    record Progress(
            UUID id,
            CaptureState state,
            Instant beganAt,
            @Nullable Instant sealedAt,
            @Nullable Instant handedOverAt,
            @Nullable Instant acknowledgedAt,
            @Nullable String hash,
            @Nullable HandoverProblem problem) {}

    /** The newest session of the case. */
    Optional<Progress> latest(CaseId caseId) {
        return jdbc.sql("""
                        select id, state, began_at, sealed_at, handed_over_at, acknowledged_at, package_sha256, problem
                        from biometrics_session where case_id = :case order by began_at desc, id desc limit 1
                        """)
                .param("case", caseId.value())
                .query((row, n) -> {
                    String problem = row.getString("problem");
                    return new Progress(
                            row.getObject("id", UUID.class),
                            CaptureState.valueOf(row.getString("state")),
                            row.getObject("began_at", Instant.class),
                            row.getObject("sealed_at", Instant.class),
                            row.getObject("handed_over_at", Instant.class),
                            row.getObject("acknowledged_at", Instant.class),
                            row.getString("package_sha256"),
                            problem == null ? null : HandoverProblem.valueOf(problem));
                })
                .optional();
    }

    boolean waitsForTheAgency(CaseId caseId) {
        return jdbc.sql(
                                "select count(*) from biometrics_session where case_id = ? and state in ('SEALED', 'HANDED_OVER')")
                        .param(caseId.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Locks the session until the transaction ends.
     *
     * @throws SampleRefused when none is open
     */
    @Transactional(propagation = Propagation.MANDATORY)
    OpenSession lock(CaseId caseId) {
        return open(caseId, " for update").orElseThrow(() -> new SampleRefused("biometrics.closed"));
    }

    OpenSession open(CaseId caseId) {
        return open(caseId, "").orElseThrow(() -> new SampleRefused("biometrics.closed"));
    }

    private Optional<OpenSession> open(CaseId caseId, String suffix) {
        return jdbc.sql("select id, case_id, applicant_id, began_at, last_step_at, session_key from biometrics_session"
                        + " where open_case = ?" + suffix)
                .param(caseId.value())
                .query(CaptureSessionRepository::openSession)
                .optional();
    }

    private static OpenSession openSession(ResultSet row, int n) throws SQLException {
        return new OpenSession(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getObject(4, Instant.class),
                row.getObject(5, Instant.class),
                row.getBytes(6));
    }

    /** Ends the session without a package. */
    @Transactional(propagation = Propagation.MANDATORY)
    void abandon(UUID session) {
        jdbc.sql("update biometrics_session set state = ?, open_case = null, cleared = true where id = ?")
                .params(CaptureState.ABANDONED.name(), session)
                .update();
    }

    /**
     * Counts a try that failed.
     *
     * @return how many failed so far
     */
    @Transactional(propagation = Propagation.MANDATORY)
    int failed(Actor actor, OpenSession session, CaptureStep step, String item) {
        figure(actor, session, step, item, 1);
        return failures(session.id(), step, item);
    }

    int failures(UUID session, CaptureStep step, String item) {
        return jdbc.sql("select failed from biometrics_figure where session_id = ? and step = ? and item = ?")
                .params(session, step.name(), item)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Notes what the step took and measured. */
    @Transactional(propagation = Propagation.MANDATORY)
    void done(Actor actor, OpenSession session, CaptureStep step, String item, @Nullable Integer quality) {
        figure(actor, session, step, item, 0);
        Instant now = clock.instant();
        jdbc.sql(
                        "update biometrics_figure set seconds = ?, quality = ?, account_id = ?, at = ?, kept_reason = null,"
                                + " kept_by = null, second_person = false, exempt_reason = null where session_id = ? and step = ? and item = ?")
                .param(Duration.between(session.lastStepAt(), now).toSeconds())
                .param(quality)
                .param(actor.accountId())
                .param(now)
                .param(session.id())
                .param(step.name())
                .param(item)
                .update();
        jdbc.sql("update biometrics_session set last_step_at = ? where id = ?")
                .params(now, session.id())
                .update();
    }

    /** Notes that a step was left out. */
    @Transactional(propagation = Propagation.MANDATORY)
    void exempt(Actor actor, OpenSession session, ExemptionReason reason) {
        done(actor, session, reason.step(), "", null);
        jdbc.sql("update biometrics_figure set exempt_reason = ? where session_id = ? and step = ? and item = ''")
                .params(reason.name(), session.id(), reason.step().name())
                .update();
    }

    /** Forgets that a step was left out. */
    @Transactional(propagation = Propagation.MANDATORY)
    void required(UUID session, CaptureStep step) {
        jdbc.sql(
                        "delete from biometrics_figure where session_id = ? and step = ? and item = '' and exempt_reason is not"
                                + " null")
                .params(session, step.name())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void kept(Actor actor, UUID session, CaptureStep step, String item, KeepReason reason, boolean secondPerson) {
        jdbc.sql("update biometrics_figure set kept_reason = ?, kept_by = ?, second_person = ? where session_id = ?"
                        + " and step = ? and item = ?")
                .params(reason.name(), actor.accountId(), secondPerson, session, step.name(), item)
                .update();
    }

    private void figure(Actor actor, OpenSession session, CaptureStep step, String item, int failed) {
        jdbc.sql("insert into biometrics_figure (session_id, step, item, account_id, at, failed, second_person) values"
                        + " (?, ?, ?, ?, ?, ?, false) on duplicate key update failed = failed + values(failed)")
                .params(session.id(), step.name(), item, actor.accountId(), clock.instant(), failed)
                .update();
    }

    /** The next try of a sample may be kept by a second look. */
    static boolean mayBeKept(int failures) {
        return failures >= Quality.SECOND_LOOK_AFTER;
    }
}

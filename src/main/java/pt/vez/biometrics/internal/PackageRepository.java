package pt.vez.biometrics.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.biometrics.CaptureState;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.HandoverProblem;

/** Sealed packages on their way to the agency, in the rows of their sessions. */
@Component
class PackageRepository {
    private static final int MOST = 5_000;

    private final JdbcClient jdbc;

    PackageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A package that was not acknowledged when it was read. */
    record Waiting(
            UUID id,
            UUID caseId,
            UUID applicantId,
            CaptureState state,
            String hash,
            int samples,
            int bytes,
            int attempts,
            Instant nextTryAt) {}

    /** Makes the package of the open session and closes it. */
    void seal(UUID session, byte[] whole, String hash, int samples, Instant now) {
        jdbc.sql("""
                        update biometrics_session
                        set state = :state, open_case = null, package = :package, package_sha256 = :hash,
                            samples = :samples, sealed_at = :now, next_try_at = :now
                        where id = :id
                        """)
                .param("state", CaptureState.SEALED.name())
                .param("package", whole)
                .param("hash", hash)
                .param("samples", samples)
                .param("now", now)
                .param("id", session)
                .update();
    }

    /** Why a sample below the measure was kept. */
    Optional<String> keptReason(UUID session, CaptureStep step, String item) {
        return jdbc.sql("""
                        select kept_reason from biometrics_figure
                        where session_id = :session and step = :step and item = :item and kept_reason is not null
                        """)
                .param("session", session)
                .param("step", step.name())
                .param("item", item)
                .query(String.class)
                .optional();
    }

    /** Packages that are to be given or asked after by now, oldest first, at most 5000. */
    List<UUID> due(Instant now) {
        return jdbc.sql("""
                        select id from biometrics_session
                        where state in ('SEALED', 'HANDED_OVER') and next_try_at <= :now
                        order by sealed_at limit :most
                        """)
                .param("now", now)
                .param("most", MOST)
                .query(UUID.class)
                .list();
    }

    /** Packages that are with the agency and not to be given again yet, oldest first, at most 5000. */
    List<UUID> handedOver(Instant now) {
        return jdbc.sql("""
                        select id from biometrics_session
                        where state = 'HANDED_OVER' and next_try_at > :now
                        order by sealed_at limit :most
                        """)
                .param("now", now)
                .param("most", MOST)
                .query(UUID.class)
                .list();
    }

    /** Packages whose files are still to be removed, oldest first, at most 5000. */
    List<UUID> uncleared(Instant now) {
        return jdbc.sql("""
                        select id from biometrics_session
                        where state = 'ACKNOWLEDGED' and cleared = false and acknowledged_at <= :now
                        order by sealed_at limit :most
                        """)
                .param("now", now)
                .param("most", MOST)
                .query(UUID.class)
                .list();
    }

    List<UUID> leftOpen(Instant beganBefore) {
        return jdbc.sql("select id from biometrics_session where state = 'OPEN' and began_at < :before")
                .param("before", beganBefore)
                .query(UUID.class)
                .list();
    }

    /** Locks the package until the transaction ends. */
    Waiting lock(UUID id) {
        return jdbc.sql("""
                        select id, case_id, applicant_id, state, package_sha256, samples,
                               coalesce(length(package), 0) as bytes, attempts, next_try_at
                        from biometrics_session where id = :id for update
                        """)
                .param("id", id)
                .query((row, n) -> new Waiting(
                        row.getObject("id", UUID.class),
                        row.getObject("case_id", UUID.class),
                        row.getObject("applicant_id", UUID.class),
                        CaptureState.valueOf(row.getString("state")),
                        row.getString("package_sha256"),
                        row.getInt("samples"),
                        row.getInt("bytes"),
                        row.getInt("attempts"),
                        row.getObject("next_try_at", Instant.class)))
                .single();
    }

    /** A session by its case and applicant. */
    record Open(UUID caseId, UUID applicantId) {}

    /** Locks the session until the transaction ends, unless it was closed meanwhile. */
    Optional<Open> lockOpen(UUID id) {
        return jdbc.sql("""
                        select case_id, applicant_id from biometrics_session
                        where id = :id and state = 'OPEN' for update
                        """)
                .param("id", id)
                .query((row, n) ->
                        new Open(row.getObject("case_id", UUID.class), row.getObject("applicant_id", UUID.class)))
                .optional();
    }

    byte[] content(UUID id) {
        return jdbc.sql("select package from biometrics_session where id = :id")
                .param("id", id)
                .query(byte[].class)
                .single();
    }

    /** The agency has it; what it said about a wrong hash stays. */
    void handOver(UUID id, Instant now, Instant nextTry) {
        jdbc.sql("""
                        update biometrics_session
                        set state = :state, handed_over_at = :now, attempts = attempts + 1, next_try_at = :next,
                            problem = if(problem = 'WRONG_HASH', problem, null)
                        where id = :id
                        """)
                .param("state", CaptureState.HANDED_OVER.name())
                .param("now", now)
                .param("next", nextTry)
                .param("id", id)
                .update();
    }

    void countRefusal(UUID id) {
        jdbc.sql("update biometrics_session set refused_answers = refused_answers + 1 where id = :id")
                .param("id", id)
                .update();
    }

    void fail(UUID id, HandoverProblem problem, Instant nextTry) {
        jdbc.sql("""
                        update biometrics_session set problem = :problem, attempts = attempts + 1, next_try_at = :next
                        where id = :id
                        """)
                .param("problem", problem.name())
                .param("next", nextTry)
                .param("id", id)
                .update();
    }

    void postpone(UUID id, Instant nextTry) {
        jdbc.sql("update biometrics_session set attempts = attempts + 1, next_try_at = :next where id = :id")
                .param("next", nextTry)
                .param("id", id)
                .update();
    }

    /** Erases the package. */
    void acknowledge(UUID id, Instant now) {
        jdbc.sql("""
                        update biometrics_session
                        set state = :state, acknowledged_at = :now, package = null, problem = null, next_try_at = null
                        where id = :id
                        """)
                .param("state", CaptureState.ACKNOWLEDGED.name())
                .param("now", now)
                .param("id", id)
                .update();
    }

    void clear(UUID id) {
        jdbc.sql("update biometrics_session set cleared = true where id = :id")
                .param("id", id)
                .update();
    }
}

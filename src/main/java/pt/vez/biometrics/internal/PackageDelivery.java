package pt.vez.biometrics.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.biometrics.AgencyHandover;
import pt.vez.biometrics.BiometricsEvents.BiometricsErased;
import pt.vez.biometrics.CaptureState;
import pt.vez.biometrics.HandoverProblem;
import pt.vez.casework.CaseId;
import pt.vez.platform.ErrorTraces;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;

/**
 * Takes sealed packages to the agency and erases them once it named the right hash. Every step reads its state from the
 * database under a lock and may be repeated after a crash at any point.
 */
@Component
class PackageDelivery {
    private static final Logger log = LoggerFactory.getLogger(PackageDelivery.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    /** A package the agency took away without an answer is given again after this time. */
    private static final Duration PATIENCE = Duration.ofHours(1);
    /** A session not finished within this time is erased. */
    private static final Duration LEFT_OPEN = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final AgencyHandover agency;
    private final SampleSafe safe;
    private final CaptureSessionRepository store;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Transactions transactions;
    private final Clock clock;

    PackageDelivery(
            JdbcClient jdbc,
            AgencyHandover agency,
            SampleSafe safe,
            CaptureSessionRepository store,
            Journal journal,
            ApplicationEventPublisher events,
            Transactions transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.agency = agency;
        this.safe = safe;
        this.store = store;
        this.journal = journal;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Waiting(
            UUID id,
            UUID caseId,
            UUID applicantId,
            CaptureState state,
            String hash,
            int samples,
            int bytes,
            int attempts,
            Instant nextTryAt) {}

    /** One round over everything that waits. */
    public void run() {
        Instant now = clock.instant();
        each(ids("state in ('SEALED', 'HANDED_OVER') and next_try_at <= ?", now), this::handOver);
        // Only what was answered is worth a transaction.
        each(
                ids("state = 'HANDED_OVER' and next_try_at > ?", now).stream()
                        .filter(this::isAnswered)
                        .toList(),
                this::handOver);
        each(ids("state = 'ACKNOWLEDGED' and cleared = false and acknowledged_at <= ?", clock.instant()), this::clear);
        each(
                jdbc.sql("select id from biometrics_session where state = 'OPEN' and began_at < ?")
                        .param(clock.instant().minus(LEFT_OPEN))
                        .query(UUID.class)
                        .list(),
                id -> transactions.run(() -> eraseLeftOpen(id)));
    }

    private static void each(List<UUID> ids, Consumer<UUID> work) {
        FaultIsolation.forEach("biometrics-handover", ids, work);
    }

    /** A package that fails for a reason of its own is tried again later; those behind it do not wait for it. */
    private void handOver(UUID id) {
        try {
            transactions.run(() -> step(id));
        } catch (RuntimeException e) {
            jdbc.sql("update biometrics_session set attempts = attempts + 1, next_try_at = ? where id = ?")
                    .params(clock.instant().plus(LONGEST_PAUSE), id)
                    .update();
            throw e;
        }
    }

    private List<UUID> ids(String condition, Instant now) {
        return jdbc.sql("select id from biometrics_session where " + condition + " order by sealed_at limit 5000")
                .param(now)
                .query(UUID.class)
                .list();
    }

    private boolean isAnswered(UUID id) {
        try {
            return agency.acknowledgement(id).isPresent();
        } catch (IOException e) {
            return true;
        }
    }

    private boolean step(UUID id) {
        Waiting waiting = lock(id);
        try {
            if (waiting.state() == CaptureState.SEALED && !clock.instant().isBefore(waiting.nextTryAt())) {
                deliver(waiting);
            } else if (waiting.state() == CaptureState.HANDED_OVER) {
                answer(waiting);
            }
        } catch (IOException e) {
            log.warn("The agency's spool does not answer: {}", ErrorTraces.rootType(e));
            Duration pause = Duration.ofSeconds(5L << Math.min(waiting.attempts(), 10));
            problem(waiting, HandoverProblem.UNREACHABLE, pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        }
        return true;
    }

    private Waiting lock(UUID id) {
        return jdbc.sql(
                        "select id, case_id, applicant_id, state, package_sha256, samples, coalesce(length(package), 0),"
                                + " attempts, next_try_at from biometrics_session where id = ? for update")
                .param(id)
                .query((row, n) -> new Waiting(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        CaptureState.valueOf(row.getString(4)),
                        row.getString(5),
                        row.getInt(6),
                        row.getInt(7),
                        row.getInt(8),
                        row.getObject(9, Instant.class)))
                .single();
    }

    private void deliver(Waiting waiting) throws IOException {
        agency.deliver(
                waiting.id(),
                jdbc.sql("select package from biometrics_session where id = ?")
                        .param(waiting.id())
                        .query(byte[].class)
                        .single());
        Instant now = clock.instant();
        jdbc.sql(
                        "update biometrics_session set state = ?, handed_over_at = ?, attempts = attempts + 1, next_try_at = ?,"
                                + " problem = if(problem = 'WRONG_HASH', problem, null) where id = ?")
                .params(CaptureState.HANDED_OVER.name(), now, now.plus(PATIENCE), waiting.id())
                .update();
    }

    private void answer(Waiting waiting) throws IOException {
        var answer = agency.acknowledgement(waiting.id());
        if (answer.isPresent() && answer.get().equalsIgnoreCase(waiting.hash())) {
            erase(waiting);
        } else if (answer.isPresent()) {
            agency.refuse(waiting.id());
            jdbc.sql("update biometrics_session set refused_answers = refused_answers + 1 where id = ?")
                    .param(waiting.id())
                    .update();
            journal.record(
                    system(waiting), "biometrics.refused", waiting.applicantId(), waiting.caseId(), "WRONG_HASH");
            problem(waiting, HandoverProblem.WRONG_HASH, Duration.ZERO);
            log.warn("The agency acknowledged package {} with another hash; it is given again", waiting.id());
            deliver(waiting);
        } else if (!agency.holds(waiting.id()) && !clock.instant().isBefore(waiting.nextTryAt())) {
            deliver(waiting);
        }
    }

    private void problem(Waiting waiting, HandoverProblem problem, Duration pause) {
        jdbc.sql("update biometrics_session set problem = ?, attempts = attempts + 1, next_try_at = ? where id = ?")
                .params(problem.name(), clock.instant().plus(pause), waiting.id())
                .update();
    }

    /** The proof stays: hash, counts and time are in the journal, which refuses changes. */
    private void erase(Waiting waiting) {
        Instant now = clock.instant();
        int left = safe.destroy(waiting.id());
        jdbc.sql("update biometrics_session set state = ?, acknowledged_at = ?, package = null, problem = null,"
                        + " next_try_at = null where id = ?")
                .params(CaptureState.ACKNOWLEDGED.name(), now, waiting.id())
                .update();
        journal.record(
                system(waiting),
                "biometrics.erased",
                waiting.applicantId(),
                waiting.caseId(),
                "sha256 " + waiting.hash() + ", samples " + (waiting.samples() + left) + ", bytes " + waiting.bytes());
        events.publishEvent(new BiometricsErased(new CaseId(waiting.caseId()), waiting.id()));
    }

    /** After the commit, so that a crash before it leaves the package where the agency can still find it. */
    private void clear(UUID id) {
        try {
            agency.clear(id);
            jdbc.sql("update biometrics_session set cleared = true where id = ?")
                    .param(id)
                    .update();
        } catch (IOException e) {
            log.warn("A spool file could not be removed: {}", ErrorTraces.rootType(e));
        }
    }

    private boolean eraseLeftOpen(UUID id) {
        var open = jdbc.sql(
                        "select case_id, applicant_id from biometrics_session where id = ? and state = 'OPEN' for update")
                .param(id)
                .query((row, n) -> new UUID[] {row.getObject(1, UUID.class), row.getObject(2, UUID.class)})
                .optional();
        open.ifPresent(session -> {
            int erased = safe.destroy(id);
            store.abandon(id);
            journal.record(Actor.system(id), "biometrics.abandoned", session[1], session[0], "" + erased);
        });
        return true;
    }

    private static Actor system(Waiting waiting) {
        return Actor.system(waiting.id());
    }
}

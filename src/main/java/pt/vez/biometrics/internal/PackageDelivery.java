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
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.biometrics.AgencyHandover;
import pt.vez.biometrics.BiometricsEvents.BiometricsErased;
import pt.vez.biometrics.CaptureState;
import pt.vez.biometrics.HandoverProblem;
import pt.vez.biometrics.internal.PackageRepository.Waiting;
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

    private final PackageRepository packages;
    private final AgencyHandover agency;
    private final SampleSafe safe;
    private final CaptureSessionRepository store;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Transactions transactions;
    private final Clock clock;

    PackageDelivery(
            PackageRepository packages,
            AgencyHandover agency,
            SampleSafe safe,
            CaptureSessionRepository store,
            Journal journal,
            ApplicationEventPublisher events,
            Transactions transactions,
            Clock clock) {
        this.packages = packages;
        this.agency = agency;
        this.safe = safe;
        this.store = store;
        this.journal = journal;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One round over everything that waits. */
    public void run() {
        Instant now = clock.instant();
        each(packages.due(now), this::handOver);
        // Only what was answered is worth a transaction.
        each(packages.handedOver(now).stream().filter(this::isAnswered).toList(), this::handOver);
        each(packages.uncleared(clock.instant()), this::clear);
        each(packages.leftOpen(clock.instant().minus(LEFT_OPEN)), id -> transactions.run(() -> eraseLeftOpen(id)));
    }

    private static void each(List<UUID> ids, Consumer<UUID> work) {
        FaultIsolation.forEach("biometrics-handover", ids, work);
    }

    /** A package that fails for a reason of its own is tried again later; those behind it do not wait for it. */
    private void handOver(UUID id) {
        try {
            transactions.run(() -> step(id));
        } catch (RuntimeException e) {
            packages.postpone(id, clock.instant().plus(LONGEST_PAUSE));
            throw e;
        }
    }

    private boolean isAnswered(UUID id) {
        try {
            return agency.acknowledgement(id).isPresent();
        } catch (IOException e) {
            return true;
        }
    }

    private boolean step(UUID id) {
        Waiting waiting = packages.lock(id);
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

    private void deliver(Waiting waiting) throws IOException {
        agency.deliver(waiting.id(), packages.content(waiting.id()));
        Instant now = clock.instant();
        packages.handOver(waiting.id(), now, now.plus(PATIENCE));
    }

    private void answer(Waiting waiting) throws IOException {
        var answer = agency.acknowledgement(waiting.id());
        if (answer.isPresent() && answer.get().equalsIgnoreCase(waiting.hash())) {
            erase(waiting);
        } else if (answer.isPresent()) {
            agency.refuse(waiting.id());
            packages.countRefusal(waiting.id());
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
        packages.fail(waiting.id(), problem, clock.instant().plus(pause));
    }

    /** The proof stays: hash, counts and time are in the journal, which refuses changes. */
    private void erase(Waiting waiting) {
        Instant now = clock.instant();
        int left = safe.destroy(waiting.id());
        packages.acknowledge(waiting.id(), now);
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
            packages.clear(id);
        } catch (IOException e) {
            log.warn("A spool file could not be removed: {}", ErrorTraces.rootType(e));
        }
    }

    private boolean eraseLeftOpen(UUID id) {
        packages.lockOpen(id).ifPresent(session -> {
            int erased = safe.destroy(id);
            store.abandon(id);
            journal.record(
                    Actor.system(id), "biometrics.abandoned", session.applicantId(), session.caseId(), "" + erased);
        });
        return true;
    }

    private static Actor system(Waiting waiting) {
        return Actor.system(waiting.id());
    }
}

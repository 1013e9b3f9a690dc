package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Publications;
import pt.vez.scheduling.Publishing;
import pt.vez.scheduling.internal.PublicationRepository.Head;
import pt.vez.scheduling.internal.PublicationRepository.Left;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.DomainException;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

@Service
class PublicationService implements Publications {
    /** Days for which the plan of a centre is read once; between two such steps the order to stop is heard at the latest. */
    private static final int STEP_DAYS = 31;

    private static final int SHOWN = 20;
    /** Message at a centre whose days could not be published for a reason that is not the administrator's. */
    private static final String UNEXPECTED = "publishing.problem";

    private final PublicationRepository rows;
    private final CentrePlans plans;
    private final SlotPublishing publishing;
    private final DayPublishing days;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    PublicationService(
            PublicationRepository rows,
            CentrePlans plans,
            SlotPublishing publishing,
            DayPublishing days,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.rows = rows;
        this.plans = plans;
        this.publishing = publishing;
        this.days = days;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public UUID count(Actor actor, List<CentreId> centres, LocalDate from, LocalDate to) {
        return begin(actor, State.COUNTING, centres, from, to);
    }

    @Override
    public UUID publishNow(Actor actor, List<CentreId> centres, LocalDate from, LocalDate to) {
        return begin(actor, State.PUBLISHING, centres, from, to);
    }

    private UUID begin(Actor actor, State state, List<CentreId> chosen, LocalDate from, LocalDate to) {
        actor.require(Role.ADMINISTRATOR);
        List<CentreId> centres = chosen.stream().distinct().toList();
        if (centres.isEmpty()) {
            throw new InvalidInput("waves.centres.missing");
        }
        if (centres.size() > MOST_CENTRES) {
            throw new InvalidInput("publish.tooMany", MOST_CENTRES);
        }
        SlotPublishing.requireRange(from, to);
        return transactions.run(() -> {
            for (CentreId centre : centres) {
                if (from.isBefore(LocalDate.now(clock.withZone(plans.zone(centre))))) {
                    throw new InvalidInput("publish.past");
                }
            }
            UUID id = Ids.next();
            rows.add(new Head(id, from, to, state, clock.instant(), actor.name()), actor.accountId(), centres);
            if (state == State.PUBLISHING) {
                journal.record(actor, "slots.published", null, null, id + " " + from + "/" + to);
            }
            return id;
        });
    }

    @Override
    public void publish(Actor actor, UUID publication) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            State state = rows.lock(publication).orElseThrow(() -> new NotFound("error.notFound"));
            ChangedMeanwhile.requireSame(State.COUNTED, state);
            rows.restart(publication);
            rows.state(publication, State.PUBLISHING);
            var ordered = rows.find(publication).orElseThrow();
            journal.record(
                    actor, "slots.published", null, null, publication + " " + ordered.from() + "/" + ordered.to());
            return publication;
        });
    }

    @Override
    public void retry(Actor actor, UUID publication) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            State state = rows.lock(publication).orElseThrow(() -> new NotFound("error.notFound"));
            ChangedMeanwhile.requireSame(State.INCOMPLETE, state);
            rows.forgetProblems(publication);
            rows.state(publication, State.PUBLISHING);
            journal.record(actor, "slots.publishing.retried", null, null, publication.toString());
            return publication;
        });
    }

    @Override
    public void stop(Actor actor, UUID publication) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            State state = rows.lock(publication).orElseThrow(() -> new NotFound("error.notFound"));
            if (state.isWorking()) {
                rows.state(publication, State.STOPPED);
                journal.record(actor, "slots.publishing.stopped", null, null, publication.toString());
            }
            return publication;
        });
    }

    @Override
    @Transactional(readOnly = true)
    public Publication get(Actor actor, UUID publication) {
        actor.require(Role.ADMINISTRATOR);
        return rows.find(publication).orElseThrow(() -> new NotFound("error.notFound"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Publication> latest(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return rows.latest(SHOWN);
    }

    @Override
    public int work() {
        int done = 0;
        for (var next = rows.next(); next.isPresent(); next = rows.next()) {
            done += advance(next.get());
        }
        transactions.run(() -> {
            rows.sweepCounted(clock.instant());
            return rows.finish();
        });
        return done;
    }

    /**
     * One step; each commit of it is complete in itself.
     *
     * @return days worked on
     */
    int advance(Left left) {
        LocalDate last = left.to().isBefore(left.from().plusDays(STEP_DAYS))
                ? left.to()
                : left.from().plusDays(STEP_DAYS - 1);
        try {
            CentrePlan plan = plans.of(left.centre());
            LocalDate today = LocalDate.now(clock.withZone(plan.zone()));
            // Days that passed while the order waited are neither counted nor published.
            LocalDate first = left.from().isBefore(today) ? today : left.from();
            return left.state() == State.COUNTING
                    ? countSome(left, plan, first, last)
                    : publishSome(left, plan, first, last);
        } catch (DomainException e) {
            return setAside(left, e.key());
        } catch (RuntimeException e) {
            // Any failure of one centre: the centres and publications behind it go on.
            FaultIsolation.setAside("scheduling-publications", e);
            return setAside(left, UNEXPECTED);
        } finally {
            transactions.run(rows::finish);
        }
    }

    private int setAside(Left left, String problem) {
        transactions.run(() -> {
            rows.problem(left, problem);
            return left;
        });
        return 1;
    }

    private int countSome(Left left, CentrePlan plan, LocalDate first, LocalDate last) {
        List<Publishing.Day> found = transactions.run(() -> publishing.preview(plan, first, last));
        transactions.run(() -> rows.lock(left.publication())
                        .filter(State.COUNTING::equals)
                        .isPresent()
                && rows.done(
                        left,
                        last,
                        found.stream().mapToInt(Publishing.Day::added).sum(),
                        found.stream().mapToInt(Publishing.Day::removed).sum(),
                        found.stream().mapToInt(Publishing.Day::keptBooked).sum()));
        return Math.max(1, found.size());
    }

    private int publishSome(Left left, CentrePlan plan, LocalDate first, LocalDate last) {
        int done = 0;
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            LocalDate day = date;
            boolean went = transactions.run(() -> {
                if (rows.lock(left.publication())
                        .filter(State.PUBLISHING::equals)
                        .isEmpty()) {
                    return false;
                }
                Publishing.Day made = days.publish(plan, day);
                rows.done(left, day, made.added(), made.removed(), made.keptBooked());
                return true;
            });
            if (!went) {
                return done + 1;
            }
            done++;
        }
        if (last.isBefore(first)) {
            transactions.run(() -> rows.done(left, last, 0, 0, 0));
        }
        return Math.max(1, done);
    }
}

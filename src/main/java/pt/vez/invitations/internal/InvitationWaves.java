package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.invitations.Invitations.Capacity;
import pt.vez.invitations.Invitations.Plan;
import pt.vez.invitations.Invitations.Release;
import pt.vez.invitations.Invitations.Round;
import pt.vez.invitations.Invitations.Wave;
import pt.vez.invitations.Invitations.WaveState;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.SeatReservations;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.PageOf;
import pt.vez.shared.Role;

/** What an administrator releases, sees and stops. */
@Component
class InvitationWaves {
    private static final int LONGEST_DAYS = 92;

    private final WaveRepository repository;
    private final WaveQueries queries;
    private final WaveCapacity capacity;
    private final NeighbourSeats neighbours;
    private final SeatReservations seats;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    InvitationWaves(
            WaveRepository repository,
            WaveQueries queries,
            WaveCapacity capacity,
            NeighbourSeats neighbours,
            SeatReservations seats,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.repository = repository;
        this.queries = queries;
        this.capacity = capacity;
        this.neighbours = neighbours;
        this.seats = seats;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    Plan preview(Actor actor, Release release) {
        actor.require(Role.ADMINISTRATOR);
        check(release);
        Map<UUID, String> names = new HashMap<>();
        seats.places().forEach(place -> names.put(place.id().value(), place.name()));
        record Counted(UUID centre, long free, long open, long waiting) {
            long room() {
                return Math.max(0, free - open);
            }

            long invite() {
                return Math.min(waiting, room());
            }
        }
        List<Counted> counted = release.centres().stream()
                .distinct()
                .map(centre -> new Counted(
                        centre,
                        capacity.free(centre, release.service(), release.from(), release.to()),
                        capacity.open(centre, release.service()),
                        capacity.waiting(centre, release.service())))
                .toList();
        Map<UUID, Long> left = new HashMap<>();
        Map<UUID, Long> own = new HashMap<>();
        Set<UUID> full = new HashSet<>();
        for (Counted each : counted) {
            left.put(each.centre(), each.room() - each.invite());
            own.put(each.centre(), each.invite());
            if (each.waiting() > each.room()) {
                full.add(each.centre());
            }
        }
        List<NeighbourSeats.Move> moves = neighbours.give(release.service(), full, own, left, Integer.MAX_VALUE);
        List<Capacity> capacities = counted.stream()
                .map(each -> new Capacity(
                        names.getOrDefault(each.centre(), ""),
                        each.free(),
                        each.open(),
                        each.invite(),
                        each.waiting(),
                        moves.stream()
                                .filter(move -> move.centre().equals(each.centre()))
                                .count(),
                        moves.stream()
                                .filter(move -> move.home().equals(each.centre()))
                                .count()))
                .toList();
        Double seen = capacity.takeUp(release.service());
        return new Plan(capacities, seen == null ? WaveCapacity.ASSUMED_TAKE_UP : seen, seen != null);
    }

    private void check(Release release) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (release.centres().isEmpty()) {
            throw new InvalidInput("waves.centres.missing");
        }
        if (release.from().isBefore(today)) {
            throw new InvalidInput("publish.past");
        }
        if (release.to().isBefore(release.from())) {
            throw new InvalidInput("shifts.period");
        }
        if (release.to().isAfter(release.from().plusDays(LONGEST_DAYS - 1))) {
            throw new InvalidInput("publish.range", LONGEST_DAYS);
        }
        if (release.termHours() < 4 || release.termHours() > 336) {
            throw new InvalidInput("waves.term.bounds");
        }
        if (release.everyHours() < 1 || release.everyHours() > 168) {
            throw new InvalidInput("waves.every.bounds");
        }
    }

    UUID release(Actor actor, Release release) {
        actor.require(Role.ADMINISTRATOR);
        check(release);
        if (seats.isOpen(release.service())) {
            throw new InvalidInput("waves.open.service");
        }
        UUID id = Ids.next();
        transactions.run(() -> {
            Double seen = capacity.takeUp(release.service());
            repository.insert(id, release, seen == null ? WaveCapacity.ASSUMED_TAKE_UP : seen, actor.accountId());
            journal.record(actor, "wave.released", null, null, id + " " + release.service());
            return id;
        });
        return id;
    }

    /** Rounds that are being done or about to be. */
    List<Round> rounds(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return repository.rounds();
    }

    /** The page comes first: what became of invitations is counted for its waves only. */
    PageOf<Wave> waves(Actor actor, int offset, int limit) {
        actor.require(Role.ADMINISTRATOR);
        Map<UUID, String> names = new HashMap<>();
        seats.places().forEach(place -> names.put(place.id().value(), place.name()));
        return queries.page(offset, limit, names);
    }

    void retry(Actor actor, UUID waveId) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            if (!repository.tryAgain(waveId)) {
                throw new InvalidInput("waves.retry.state");
            }
            journal.record(actor, "wave.retried", null, null, waveId.toString());
            return waveId;
        });
    }

    void state(Actor actor, UUID waveId, WaveState state) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            // Another administrator may have ended it since the screen was shown.
            if (!repository.state(waveId, state)) {
                throw new InvalidInput("waves.over");
            }
            journal.record(actor, "wave." + state.name().toLowerCase(Locale.ROOT), null, null, waveId.toString());
            return waveId;
        });
    }
}

package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.invitations.internal.WaveRepository.Due;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;

/**
 * Rounds of waves: at every centre, as many cases are invited as there are free seats without an invitation, in the
 * order of their points. Seats of invitations not taken up are offered in the next round.
 */
@Component
class WaveRounds {
    private static final String JOB = "invitations-rounds";
    private static final int CHUNK = 1_000;

    private final WaveRepository waves;
    private final WaitingCaseQueries waiting;
    private final WaveCapacity capacity;
    private final InvitationSender sender;
    private final NeighbourSeats neighbourSeats;
    private final PolicyRepository policies;
    private final Transactions transactions;
    private final Clock clock;

    WaveRounds(
            WaveRepository waves,
            WaitingCaseQueries waiting,
            WaveCapacity capacity,
            InvitationSender sender,
            NeighbourSeats neighbourSeats,
            PolicyRepository policies,
            Transactions transactions,
            Clock clock) {
        this.waves = waves;
        this.waiting = waiting;
        this.capacity = capacity;
        this.sender = sender;
        this.neighbourSeats = neighbourSeats;
        this.policies = policies;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Every wave whose pause is over, and those whose days are over.
     *
     * @return people invited
     */
    int runDue() {
        // While ranks are computed by a new policy, ranks of two policies stand in the table, so no case is next.
        if (policies.progress().isPresent()) {
            return 0;
        }
        waves.endBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return FaultIsolation.each(JOB, waves.due(), this::runOrSetAside);
    }

    /** A wave that fails again and again is set aside until an administrator tries it again; the others go on. */
    private int runOrSetAside(UUID waveId) {
        return FaultIsolation.counted(
                JOB, () -> run(waveId), () -> waves.succeeded(waveId), () -> waves.failed(waveId));
    }

    /**
     * One round: invites in steps of a thousand, each committed, so that after a restart it goes on where it stopped. Two
     * nodes may do it at the same moment: each step waits for the other's and counts the room anew.
     *
     * @return people invited by this call
     */
    int run(UUID waveId) {
        if (!transactions.run(() -> begin(waveId))) {
            return 0;
        }
        int invited = 0;
        var counted = new Counted();
        for (UUID centre : waves.centresOf(waveId)) {
            int step;
            do {
                step = transactions.run(() -> step(waveId, centre, counted));
                invited += step;
            } while (step == CHUNK);
        }
        int step;
        do {
            step = transactions.run(() -> neighbours(waveId));
            invited += step;
        } while (step > 0);
        waves.endRound(waveId);
        return invited;
    }

    /**
     * Says how many are to be invited, unless the round has begun already.
     *
     * @return whether there is a round to do
     */
    private boolean begin(UUID waveId) {
        Optional<Due> due = waves.due(waveId);
        due.ifPresent(wave -> {
            long planned = 0;
            Map<UUID, Long> own = new HashMap<>();
            Map<UUID, Long> left = new HashMap<>();
            for (UUID centre : waves.centresOf(waveId)) {
                long waiting = capacity.waiting(centre, wave.service());
                long room = capacity.room(centre, wave.service(), wave.from(), wave.to());
                planned += Math.min(waiting, room);
                if (waiting > room) {
                    own.put(centre, room);
                } else {
                    left.put(centre, room - waiting);
                }
            }
            long all = planned
                    + neighbourSeats
                            .give(wave.service(), own.keySet(), own, left, Integer.MAX_VALUE)
                            .size();
            waves.beginRound(waveId, all);
        });
        return due.isPresent();
    }

    /**
     * The number of free seats as counted last. It is counted again when another transaction has invited meanwhile:
     * free seats change little within seconds, and counting them costs more than inviting a thousand cases.
     */
    private static final class Counted {
        private final Map<UUID, Long> room = new HashMap<>();
        private long invitedByAll = -1;
    }

    /** One step for one centre. The lock on the waves keeps two transactions from inviting to the same seats. */
    private int step(UUID waveId, UUID centre, Counted counted) {
        long invited = waves.lockRunning();
        Optional<Due> running = waves.due(waveId);
        if (running.isEmpty()) {
            return 0;
        }
        Due wave = running.get();
        Long known = counted.invitedByAll == invited ? counted.room.get(centre) : null;
        long room = known == null ? capacity.room(centre, wave.service(), wave.from(), wave.to()) : known;
        List<UUID> next = room <= 0 ? List.of() : waiting.lockNext(centre, wave.service(), Math.min(CHUNK, room));
        sender.invite(wave, centre, next);
        counted.room.put(centre, room - next.size());
        counted.invitedByAll = invited + next.size();
        return next.size();
    }

    /** One step for seats that are left at centres whose own people are all invited: for people of full neighbours. */
    private int neighbours(UUID waveId) {
        waves.lockRunning();
        Optional<Due> running = waves.due(waveId);
        if (running.isEmpty()) {
            return 0;
        }
        Due wave = running.get();
        Map<UUID, Long> room = new HashMap<>();
        Set<UUID> full = new HashSet<>();
        for (UUID centre : waves.centresOf(waveId)) {
            if (capacity.waiting(centre, wave.service()) > 0) {
                full.add(centre);
            } else {
                room.put(centre, capacity.room(centre, wave.service(), wave.from(), wave.to()));
            }
        }
        List<NeighbourSeats.Move> moves =
                full.isEmpty() ? List.of() : neighbourSeats.give(wave.service(), full, Map.of(), room, CHUNK);
        Map<List<UUID>, List<UUID>> together = new LinkedHashMap<>();
        moves.forEach(move -> together.computeIfAbsent(List.of(move.centre(), move.home()), any -> new ArrayList<>())
                .add(move.caseId()));
        together.forEach((way, cases) -> sender.inviteFrom(way.getLast(), wave, way.getFirst(), cases));
        return moves.size();
    }
}

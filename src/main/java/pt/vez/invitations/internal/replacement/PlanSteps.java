package pt.vez.invitations.internal.replacement;

import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.invitations.Disruptions.State;
import pt.vez.invitations.internal.replacement.PlanRepository.Work;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.SeatReservations;

/** Works off plans step by step, each committed with the state of its plan: a restart goes on where it stopped. */
@Component
class PlanSteps {
    private static final String JOB = "invitations-plans";
    /** A seat is looked for when the plan is made and once more when it is sent. */
    static final int TRIES = 2;

    private final PlanRepository plans;
    private final SeatReservations seats;
    private final ClosureWindows windows;
    private final PlanSending sending;
    private final PlanEnd end;
    private final PlanComputation computation;
    private final PlanUndo undo;
    private final Transactions transactions;

    PlanSteps(
            PlanRepository plans,
            SeatReservations seats,
            ClosureWindows windows,
            PlanSending sending,
            PlanEnd end,
            PlanComputation computation,
            PlanUndo undo,
            Transactions transactions) {
        this.plans = plans;
        this.seats = seats;
        this.windows = windows;
        this.sending = sending;
        this.end = end;
        this.computation = computation;
        this.undo = undo;
        this.transactions = transactions;
    }

    /**
     * Everything that is to be done.
     *
     * @return appointments worked on
     */
    int step() {
        int done = 0;
        for (int each = advance(); each > 0; each = advance()) {
            done += each;
        }
        return done;
    }

    /**
     * One commit of every plan that has work left; each commit is complete, so a node that stops after it loses
     * nothing.
     *
     * @return what was done
     */
    int advance() {
        closeAgain();
        return FaultIsolation.each(JOB, plans.due(), this::advance);
    }

    /** A plan that fails again and again is set aside until an administrator tries it again; the others go on. */
    private int advance(Work work) {
        UUID id = work.id();
        return FaultIsolation.counted(
                JOB,
                () -> switch (work.state()) {
                    case SENDING -> send(work);
                    case UNDOING -> undo.advance(id);
                    default -> Math.max(1, computation.compute(id, work.scope()));
                },
                () -> plans.succeeded(id),
                () -> plans.failed(id, work.state()));
    }

    /** Plans from before closures were written down, and those a restart left without one. */
    private void closeAgain() {
        FaultIsolation.forEach(JOB, plans.withoutClosedSeats(), work -> {
            if (!seats.isClosing(work.id())) {
                transactions.run(() -> {
                    windows.close(work.id(), work.reason(), work.scope());
                    return work;
                });
            }
        });
    }

    private int send(Work work) {
        UUID id = work.id();
        int sent = transactions.run(() -> plans.isIn(id, State.SENDING) ? sending.sendSome(id) : 0);
        int done = sent > 0 ? sent : computation.compute(id, work.scope());
        return done > 0
                ? done
                : transactions.run(() -> plans.isIn(id, State.SENDING) ? end.finish(id, work.scope()) : 0);
    }
}

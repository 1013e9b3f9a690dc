package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.invitations.Disruptions.State;
import pt.vez.invitations.internal.replacement.OfferRepository.Held;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.SeatReservations;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;

/** What an administrator does with plans, each recorded in the journal; the role was asked for by the caller. */
@Component
class PlanCommands {
    private static final int LONGEST_REASON = 200;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(120);
    private static final Duration ANSWER = Duration.ofHours(4);

    private final PlanRepository plans;
    private final OfferRepository offers;
    private final ScopeCheck check;
    private final ClosureWindows windows;
    private final SeatReservations seats;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    PlanCommands(
            PlanRepository plans,
            OfferRepository offers,
            ScopeCheck check,
            ClosureWindows windows,
            SeatReservations seats,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.plans = plans;
        this.offers = offers;
        this.check = check;
        this.windows = windows;
        this.seats = seats;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    UUID propose(Actor actor, Scope scope, String reason) {
        check.require(scope);
        String stripped = reason.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_REASON) {
            throw new InvalidInput("disruption.reason");
        }
        UUID id = Ids.next();
        return transactions.run(() -> {
            plans.insert(id, stripped, scope, actor.accountId());
            windows.close(id, stripped, scope);
            journal.record(actor, "plan.proposed", null, null, id.toString());
            return id;
        });
    }

    void send(Actor actor, UUID planId) {
        move(actor, planId, "plan.sent", State.SENDING, State.PROPOSED);
    }

    void pause(Actor actor, UUID planId) {
        move(actor, planId, "plan.paused", State.PAUSED, State.SENDING, State.SENT);
        // A reserved seat stays reserved while the plan, and with it the term of the offer, is paused.
        keepOffersUntil(planId, clock.instant().plus(LONGEST_PAUSE), false);
    }

    void resume(Actor actor, UUID planId) {
        move(actor, planId, "plan.resumed", State.SENDING, State.PAUSED);
        // The time of the pause is not counted against those who were asked.
        keepOffersUntil(planId, clock.instant().plus(ANSWER), true);
    }

    /** @param told whether the end that the people are told moves too, where it was earlier */
    private void keepOffersUntil(UUID planId, Instant until, boolean told) {
        transactions.run(() -> {
            for (Held each : offers.heldBy(planId)) {
                Instant end = each.expires().isBefore(until) ? until : each.expires();
                if (told) {
                    offers.extend(each.offer(), end);
                }
                seats.extend(List.of(each.hold()), end);
            }
            return planId;
        });
    }

    void undo(Actor actor, UUID planId) {
        move(
                actor,
                planId,
                "plan.undone",
                State.UNDOING,
                State.PROPOSED,
                State.SENDING,
                State.PAUSED,
                State.SENT,
                State.COMPUTING);
    }

    void retry(Actor actor, UUID planId) {
        transactions.run(() -> {
            if (!plans.tryAgain(planId)) {
                throw new InvalidInput("disruption.state");
            }
            journal.record(actor, "plan.retried", null, null, planId.toString());
            return planId;
        });
    }

    private void move(Actor actor, UUID planId, String action, State to, State... from) {
        transactions.run(() -> {
            State now = plans.lock(planId).orElseThrow(() -> new NotFound("error.notFound"));
            if (!List.of(from).contains(now)) {
                throw new InvalidInput("disruption.state");
            }
            plans.begin(planId, to);
            journal.record(actor, action, null, null, planId.toString());
            return planId;
        });
    }
}

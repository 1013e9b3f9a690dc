package pt.vez.rota;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;

/** Two mediators of one association exchange duties: one asks, the other agrees, the coordinator approves. */
public interface Swaps {
    /** @param wanted what is given in return; null when the duty is only handed over */
    record Swap(
            UUID id,
            SwapState state,
            Duty offered,
            UUID otherId,
            String other,
            @Nullable Duty wanted) {}

    /** Planned duties of colleagues that can be asked for in return, in order; without reasons of absences. */
    List<Duty> exchangeable(Actor mediator, UUID duty);

    /** Colleagues a duty can be handed to. */
    List<Duties.Person> colleagues(Actor mediator);

    /**
     * @throws pt.vez.shared.InvalidInput when the duty is offered already
     * @throws DutyRefused when a rule forbids it
     */
    UUID ask(Actor mediator, UUID duty, UUID colleague, @Nullable UUID theirDuty);

    /** Open swaps the mediator asked for or is asked for. */
    List<Swap> mine(Actor mediator);

    void accept(Actor mediator, UUID swap);

    void decline(Actor mediator, UUID swap);

    void withdraw(Actor mediator, UUID swap);

    /** Swaps of the association both agree on. */
    List<Swap> toApprove(Actor coordinator);

    /** Exchanges the duties at once; all rules are looked at again. */
    void approve(Actor coordinator, UUID swap);

    void refuse(Actor coordinator, UUID swap);
}

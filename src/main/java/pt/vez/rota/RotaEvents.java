package pt.vez.rota;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened in a rota. {@code to} are the accounts to be told; duties are without the reason of an absence. */
public final class RotaEvents {
    private RotaEvents() {}

    public record DutyPlanned(UUID to, List<Duty> duties) {}

    public record DutyMoved(UUID to, Duty before, Duty after) {}

    public record DutyCancelled(UUID to, List<Duty> duties) {}

    /** Who is on duty at the centre in this time may no longer be who it was. */
    public record StaffingChanged(UUID centre, Instant from, Instant until) {}

    /** A mediator cannot come to these duties. */
    public record DutyLost(List<UUID> to, UUID absenceId, List<Duty> duties) {}

    /** The certificate of the mediator on duty will not be valid then. */
    public record DutyUncertified(List<UUID> to, List<Duty> duties) {}

    public record CoverAsked(UUID to, UUID requestId, Duty duty) {}

    /** The agency wants cover for a duty. */
    public record CoverWanted(List<UUID> to, Duty duty) {}

    public record CoverFound(List<UUID> to, Duty lost, Duty cover) {}

    public record SwapAsked(
            UUID to, UUID swapId, Duty offered, @Nullable Duty wanted) {}

    public record SwapAccepted(List<UUID> to, UUID swapId) {}

    public record SwapSettled(List<UUID> to, UUID swapId, SwapState state) {}
}

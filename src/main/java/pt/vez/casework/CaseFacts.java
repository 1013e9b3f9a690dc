package pt.vez.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What allocation needs to know about many cases at once. No names, no contact: only what a place in the order is made
 * of. For the system's own work, never for a screen.
 */
public interface CaseFacts {
    /** @param family number of cases that belong together, 1 for a person alone */
    record Facts(
            CaseId id,
            String serviceCode,
            Stage stage,
            Instant openedAt,
            @Nullable String municipality,
            boolean vulnerable,
            @Nullable LocalDate courtOrderBy,
            @Nullable LocalDate legalDeadline,
            boolean protectedAppointment,
            @Nullable UUID familyId,
            int family) {}

    /** What booking checks about a case. */
    record Bookable(CaseId id, UUID applicantId, Stage stage) {}

    /** Whether the account waits for one of its cases until a passport is shown. */
    boolean isPassportAwaited(UUID account);

    /** The numbers of the cases for which accounts wait until a passport is shown, by account; the oldest of each. */
    Map<UUID, CaseNumber> waitingForPassport(Collection<UUID> accounts);

    /** A case of which only an account says that there is such a person. */
    record Described(CaseId id, String serviceCode) {}

    /**
     * Other cases of people whom the same account only described, when it only described this one too. Those of its own
     * family do not count: they come together.
     */
    List<Described> describedBeside(CaseId caseId);

    /**
     * Lets those who take seats for people one account only described pass one after the other until the transaction
     * ends. To be asked before anything else is read in it.
     */
    void lockDescribed(Collection<CaseId> cases);

    /** At most a few thousand at a time. */
    List<Facts> of(Collection<CaseId> cases);

    /** Cases that wait for an appointment, a page at a time in the order of their id, beginning after the given one. */
    List<Facts> waiting(@Nullable CaseId after, int limit);

    /** One short read for a batch of bookings. */
    List<Bookable> bookable(Collection<UUID> cases);
}

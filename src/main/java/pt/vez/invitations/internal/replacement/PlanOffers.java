package pt.vez.invitations.internal.replacement;

import static pt.vez.shared.Zones.LISBON;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pt.vez.calendar.WorkingHours;
import pt.vez.casework.CaseId;
import pt.vez.casework.Recipients;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.InvitationEvents.ReplacementMissing;
import pt.vez.invitations.Offers;
import pt.vez.invitations.internal.replacement.ReplacementOffers.Proposal;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.SeatReservations.Place;

/** Offers the seats a plan found, by message or by letter, each for as long as its centre's working hours say. */
@Component
class PlanOffers {
    private static final Duration LETTER_TERM = Duration.ofHours(15 * 9);

    private final PlanItemRepository items;
    private final ReplacementOffers offers;
    private final SeatReservations seats;
    private final Recipients recipients;
    private final Allocation allocation;
    private final WorkingHours hours;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlanOffers(
            PlanItemRepository items,
            ReplacementOffers offers,
            SeatReservations seats,
            Recipients recipients,
            Allocation allocation,
            WorkingHours hours,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.offers = offers;
        this.seats = seats;
        this.recipients = recipients;
        this.allocation = allocation;
        this.hours = hours;
        this.events = events;
        this.clock = clock;
    }

    /** Offers each applicant their seat, or tries again later, or has them called; the caller's transaction. */
    void make(UUID planId, List<PlanItem> concerned) {
        // A case keeps one offer: the seat of an earlier one is given back first, and its message is followed by a new
        // one.
        List<CaseId> cases = concerned.stream().map(PlanItem::caseId).toList();
        offers.withdraw(offers.openOf(cases), false);
        Set<CaseId> silent = recipients.withoutMessages(cases);
        Map<CaseId, UUID> made = offered(planId, concerned, silent);
        List<UUID> missing = new ArrayList<>();
        for (PlanItem item : concerned) {
            UUID offer = made.get(item.caseId());
            boolean again = offer == null && item.tries() < PlanSteps.TRIES;
            items.sent(
                    item,
                    offer != null ? Item.SENT : again ? Item.PROPOSED : Item.FALLBACK,
                    offer,
                    offer != null && silent.contains(item.caseId()) ? "NO_CHANNEL" : null);
            if (offer == null && !again) {
                missing.add(item.caseId().value());
            }
        }
        if (!missing.isEmpty()) {
            events.publishEvent(new ReplacementMissing(missing));
        }
    }

    private Map<CaseId, UUID> offered(UUID planId, List<PlanItem> concerned, Set<CaseId> silent) {
        Map<UUID, ZoneId> zones = seats.places().stream()
                .collect(Collectors.toMap(place -> place.id().value(), Place::zone));
        Map<ZoneId, List<Proposal>> proposals = new LinkedHashMap<>();
        Map<ZoneId, List<Proposal>> onPaper = new LinkedHashMap<>();
        for (PlanItem item : concerned) {
            UUID slot = item.toSlot();
            String service = item.service();
            UUID centre = item.toCentre();
            if (slot != null && service != null) {
                ZoneId zone = centre == null ? LISBON : zones.getOrDefault(centre, LISBON);
                (silent.contains(item.caseId()) ? onPaper : proposals)
                        .computeIfAbsent(zone, any -> new ArrayList<>())
                        .add(new Proposal(item.caseId(), service, slot, item.toSeat(), item.appointment(), planId));
            }
        }
        Instant now = clock.instant();
        Duration term = Duration.ofHours(allocation.policy().offerHours() * 2L);
        Map<CaseId, UUID> made = new HashMap<>();
        proposals.forEach((zone, all) ->
                made.putAll(offers.make(Offers.Kind.REPLACEMENT, all, hours.plus(now, term, zone, null))));
        // Applicants without a mail address get a letter: the seat is kept as long as the post takes, and they are in
        // the call list.
        onPaper.forEach((zone, all) ->
                made.putAll(offers.make(Offers.Kind.REPLACEMENT, all, hours.plus(now, LETTER_TERM, zone, null))));
        return made;
    }
}

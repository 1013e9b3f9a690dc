package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.InvitationEvents.OffersMade;
import pt.vez.invitations.InvitationEvents.OffersWithdrawn;
import pt.vez.invitations.InvitationLink;
import pt.vez.invitations.Offers;
import pt.vez.invitations.internal.replacement.OfferRepository.NewOffer;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.SeatReservations.Keep;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.NotFound;

@Service
class ReplacementOffers implements Offers {
    /** What was not taken goes to the next in order before it is offered to all. */
    private static final Duration NEXT_IN_ORDER = Duration.ofMinutes(12);

    private final OfferRepository repository;
    private final PlanItemRepository items;
    private final OfferViews views;
    private final SeatReservations seats;
    private final CaseAccess access;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReplacementOffers(
            OfferRepository repository,
            PlanItemRepository items,
            OfferViews views,
            SeatReservations seats,
            CaseAccess access,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.items = items;
        this.views = views;
        this.seats = seats;
        this.access = access;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A seat for a case, to be kept and offered.
     *
     * @param planItem appointment it replaces in a plan
     */
    record Proposal(
            CaseId caseId,
            String service,
            UUID slot,
            int seat,
            @Nullable UUID appointment,
            @Nullable UUID planId) {}

    /**
     * Keeps the seats that can be had and offers them; the caller's transaction.
     *
     * @return ids of offers, by case
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<CaseId, UUID> make(Kind kind, List<Proposal> proposals, Instant until) {
        List<Keep> keeps = new ArrayList<>();
        for (Proposal each : proposals) {
            keeps.add(new Keep(Ids.next(), each.caseId(), each.service(), each.slot(), each.seat()));
        }
        Set<UUID> won = seats.keep(keeps, until);
        List<NewOffer> rows = new ArrayList<>();
        Map<CaseId, UUID> made = new HashMap<>();
        for (int i = 0; i < proposals.size(); i++) {
            Proposal each = proposals.get(i);
            Keep keep = keeps.get(i);
            if (won.contains(keep.holdId())) {
                UUID id = Ids.next();
                made.put(each.caseId(), id);
                rows.add(new NewOffer(
                        id, each.caseId(), each.planId(), each.appointment(), keep.holdId(), keep.slot(), keep.seat()));
            }
        }
        if (!rows.isEmpty()) {
            repository.insert(kind, rows, clock.instant(), until);
            events.publishEvent(new OffersMade(List.copyOf(made.values())));
        }
        return made;
    }

    private OfferRow load(InvitationLink invitationLink) {
        return Optional.of(invitationLink)
                .filter(each -> each.kind() == InvitationLink.Kind.OFFER)
                .flatMap(each -> repository.find(each.id()))
                .orElseThrow(() -> new NotFound("link.unknown"));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Letter> letter(UUID offerId) {
        return views.letter(offerId);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Offer> find(UUID offerId) {
        return repository.find(offerId).map(views::view);
    }

    @Override
    @Transactional(readOnly = true)
    public Now now(CaseId caseId) {
        return views.now(caseId);
    }

    @Override
    @Transactional(readOnly = true)
    public Offer read(InvitationLink invitationLink) {
        return views.view(load(invitationLink));
    }

    @Override
    public AppointmentView accept(InvitationLink invitationLink) {
        OfferRow row = load(invitationLink);
        // The bearer of the address counts as the person; the journal says that it was done by an offer.
        var person = Actor.bearerOfLink(row.id());
        return transactions.run(() -> {
            // Before the appointment moves: what happens with it finds this offer answered.
            close(List.of(row.id()), State.ACCEPTED);
            return seats.take(person, row.caseId(), row.holdId());
        });
    }

    @Override
    public void decline(InvitationLink invitationLink) {
        OfferRow row = load(invitationLink);
        transactions.run(() -> {
            if (close(List.of(row.id()), State.DECLINED) > 0) {
                seats.releaseHolds(List.of(row.holdId()), clock.instant().plus(NEXT_IN_ORDER));
            }
            return row;
        });
    }

    /**
     * Ends offers that are still open.
     *
     * @return how many were
     */
    int close(Collection<UUID> ids, State state) {
        int closed = repository.close(ids, state, clock.instant());
        switch (state) {
            case ACCEPTED -> items.answered(ids, Item.ACCEPTED);
            case DECLINED -> items.answered(ids, Item.DECLINED);
            case LAPSED -> items.answered(ids, Item.FALLBACK);
            default -> {}
        }
        return closed;
    }

    /**
     * Withdraws offers that are still open and opens their seats to all again; in the caller's transaction.
     *
     * @param told whether the people are told; not where another offer or a moved appointment tells them
     * @return the offers that were open
     */
    List<UUID> withdraw(Collection<UUID> ids, boolean told) {
        List<OfferRow> open = ids.stream()
                .distinct()
                .flatMap(id -> repository.lockOpen(id).stream())
                .toList();
        List<UUID> withdrawn = open.stream().map(OfferRow::id).toList();
        if (!withdrawn.isEmpty()) {
            close(withdrawn, State.WITHDRAWN);
            seats.releaseHolds(open.stream().map(OfferRow::holdId).toList(), null);
            if (told) {
                events.publishEvent(new OffersWithdrawn(withdrawn));
            }
        }
        return withdrawn;
    }

    /** Open offers of these cases. */
    List<UUID> openOf(Collection<CaseId> cases) {
        return cases.stream().flatMap(each -> repository.liveOf(each).stream()).toList();
    }

    /**
     * Ends offers whose term is over: the seat goes to the next in order. Offers of a paused plan or on a closed seat
     * wait.
     */
    int lapse() {
        return transactions.run(() -> {
            List<OfferRow> due = repository.lockLapsed(clock.instant(), 500);
            close(due.stream().map(OfferRow::id).toList(), State.LAPSED);
            seats.releaseHolds(
                    due.stream().map(OfferRow::holdId).toList(), clock.instant().plus(NEXT_IN_ORDER));
            return due.size();
        });
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Letter> openFor(Actor actor, CaseId caseId) {
        access.require(actor, caseId, CasePermission.APPOINTMENTS);
        return open(caseId);
    }

    /** The open offer of a case, without a question about authority. */
    Optional<Letter> open(CaseId caseId) {
        return views.open(caseId);
    }
}

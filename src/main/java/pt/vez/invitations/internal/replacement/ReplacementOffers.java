package pt.vez.invitations.internal.replacement;

import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.invitations.InvitationEvents.OffersMade;
import pt.vez.invitations.InvitationEvents.OffersWithdrawn;
import pt.vez.invitations.InvitationLink;
import pt.vez.invitations.Offers;
import pt.vez.invitations.InvitationLinks;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.SeatReservations.Keep;
import pt.vez.scheduling.SeatReservations;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.NotFound;

@Service
class ReplacementOffers implements Offers {
    /** What was not taken goes to the next in order before it is offered to all. */
    private static final Duration NEXT_IN_ORDER = Duration.ofMinutes(12);

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final InvitationLinks links;
    private final SeatReservations seats;
    private final CaseAccess access;
    private final CaseFacts facts;
    private final OfferSituations situations;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReplacementOffers(
            JdbcClient jdbc,
            JdbcTemplate batch,
            InvitationLinks links,
            SeatReservations seats,
            CaseAccess access,
            CaseFacts facts,
            OfferSituations situations,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.links = links;
        this.seats = seats;
        this.access = access;
        this.facts = facts;
        this.situations = situations;
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
        Instant now = clock.instant();
        List<@Nullable Object[]> rows = new ArrayList<>();
        Map<CaseId, UUID> made = new HashMap<>();
        for (int i = 0; i < proposals.size(); i++) {
            Proposal each = proposals.get(i);
            Keep keep = keeps.get(i);
            if (won.contains(keep.holdId())) {
                UUID id = Ids.next();
                made.put(each.caseId(), id);
                rows.add(new @Nullable Object[] {
                    id,
                    kind.name(),
                    each.planId(),
                    each.caseId().value(),
                    each.appointment(),
                    keep.holdId(),
                    keep.slot(),
                    keep.seat(),
                    now,
                    until
                });
            }
        }
        if (!rows.isEmpty()) {
            batch.batchUpdate(
                    "insert into invitations_offer (id, kind, plan_id, case_id, appointment_id, hold_id, slot_id, seat, state,"
                            + " live, offered_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, 'OFFERED', true, ?, ?)",
                    rows);
            events.publishEvent(new OffersMade(List.copyOf(made.values())));
        }
        return made;
    }

    private Optional<OfferRow> row(UUID id) {
        return jdbc.sql(OfferRow.SELECT + "o.id = ?")
                .param(id)
                .query(OfferRow.MAPPER)
                .optional();
    }

    private OfferRow load(InvitationLink invitationLink) {
        return Optional.of(invitationLink)
                .filter(each -> each.kind() == InvitationLink.Kind.OFFER)
                .flatMap(each -> row(each.id()))
                .orElseThrow(() -> new NotFound("link.unknown"));
    }

    private Offer view(OfferRow row) {
        return new Offer(
                row.id(),
                row.kind(),
                row.caseId(),
                row.state(),
                row.centre(),
                row.start(),
                row.expires(),
                row.closed(),
                seats.appointment(row.caseId()).orElse(null));
    }

    private Letter letter(OfferRow row) {
        var known = facts.of(List.of(row.caseId())).getFirst();
        return new Letter(
                view(row),
                links.write(new InvitationLink(
                        InvitationLink.Kind.OFFER,
                        row.id(),
                        row.expires(),
                        known.serviceCode(),
                        Objects.requireNonNullElse(known.municipality(), ""))));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Letter> letter(UUID offerId) {
        return row(offerId)
                .filter(row -> row.state() == State.OFFERED && !row.closed())
                .map(this::letter);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Offer> find(UUID offerId) {
        return row(offerId).map(this::view);
    }

    @Override
    @Transactional(readOnly = true)
    public Now now(CaseId caseId) {
        return situations.now(caseId);
    }

    @Override
    @Transactional(readOnly = true)
    public Offer read(InvitationLink invitationLink) {
        return view(load(invitationLink));
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
        Instant now = clock.instant();
        int closed = 0;
        for (int each : batch.batchUpdate(
                "update invitations_offer set state = ?, live = null, ended_at = ? where id = ? and state = 'OFFERED'",
                ids.stream().map(id -> new Object[] {state.name(), now, id}).toList())) {
            closed += Math.max(0, each == Statement.SUCCESS_NO_INFO ? 1 : each);
        }
        String item = switch (state) {
            case ACCEPTED -> "ACCEPTED";
            case DECLINED -> "DECLINED";
            case LAPSED -> "FALLBACK";
            default -> "";
        };
        if (!item.isEmpty()) {
            batch.batchUpdate(
                    "update invitations_plan_item set state = ?, done_at = ? where offer_id = ? and state = 'SENT'",
                    ids.stream().map(id -> new Object[] {item, now, id}).toList());
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
                .flatMap(id -> jdbc
                        .sql(OfferRow.SELECT + "o.id = ? and o.state = 'OFFERED' for update")
                        .param(id)
                        .query(OfferRow.MAPPER)
                        .optional()
                        .stream())
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
        return cases.stream()
                .flatMap(each -> jdbc
                        .sql("select id from invitations_offer where case_id = ? and live")
                        .param(each.value())
                        .query(UUID.class)
                        .list()
                        .stream())
                .toList();
    }

    /**
     * Ends offers whose term is over: the seat goes to the next in order. Offers of a paused plan or on a closed seat
     * wait.
     */
    int lapse() {
        return transactions.run(() -> {
            List<OfferRow> due = jdbc.sql(OfferRow.SELECT
                            + "o.state = 'OFFERED' and o.expires_at <= ? and (o.plan_id is null or not exists"
                            + " (select 1 from invitations_plan p where p.id = o.plan_id and p.state = 'PAUSED'))"
                            + " and not exists (" + OfferRow.CLOSED + ")"
                            + " limit 500 for update skip locked")
                    .param(clock.instant())
                    .query(OfferRow.MAPPER)
                    .list();
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
        return jdbc.sql(OfferRow.SELECT + "o.case_id = ? and o.live")
                .param(caseId.value())
                .query(OfferRow.MAPPER)
                .optional()
                .filter(row -> !row.closed())
                .map(this::letter);
    }
}

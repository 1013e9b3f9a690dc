package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.Invitations;
import pt.vez.invitations.Offers;
import pt.vez.scheduling.AppointmentNotice;
import pt.vez.scheduling.AppointmentNotice.CentreClosed;
import pt.vez.scheduling.AppointmentNotice.EarlierDate;
import pt.vez.scheduling.AppointmentNotice.Invited;
import pt.vez.scheduling.AppointmentNotice.SeatOffer;
import pt.vez.scheduling.AppointmentNotice.TimeKept;
import pt.vez.scheduling.AppointmentNotices;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.SeatReservations.Place;
import pt.vez.shared.Actor;

/** Reads closures, offers, invitations and holds of one case as they are at this moment. */
@Service
class CurrentNotices implements AppointmentNotices {
    private final OfferRepository repository;
    private final PlanItemQueries items;
    private final SeatReservations seats;
    private final Booking booking;
    private final ReplacementOffers offers;
    private final Invitations invitations;
    private final CaseAccess access;
    private final Clock clock;

    CurrentNotices(
            OfferRepository repository,
            PlanItemQueries items,
            SeatReservations seats,
            Booking booking,
            ReplacementOffers offers,
            Invitations invitations,
            CaseAccess access,
            Clock clock) {
        this.repository = repository;
        this.items = items;
        this.seats = seats;
        this.booking = booking;
        this.offers = offers;
        this.invitations = invitations;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public List<AppointmentNotice> of(Actor actor, CaseId caseId) {
        boolean arranges = access.allows(actor, caseId, CasePermission.APPOINTMENTS);
        List<AppointmentNotice> notices = new ArrayList<>();
        booking.active(actor, caseId)
                .flatMap(this::closure)
                .map(closed -> arranges ? closed : new CentreClosed(closed.appointment(), null, closed.isCalled()))
                .ifPresent(notices::add);
        if (arranges) {
            booking.currentHold(actor, caseId)
                    .flatMap(hold -> place(hold.centreId()).map(centre -> new TimeKept(hold, centre)))
                    .ifPresent(notices::add);
            openOffer(caseId, Offers.Kind.WAITING_LIST).map(EarlierDate::new).ifPresent(notices::add);
            invitations
                    .openFor(actor, caseId)
                    .filter(letter -> letter.expires().isAfter(clock.instant()))
                    .map(letter -> new Invited("/i/" + letter.token(), letter.expires(), letter.zone()))
                    .ifPresent(notices::add);
        }
        return notices;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CentreClosed> closure(AppointmentView appointment) {
        if (appointment.state() != AppointmentView.State.BOOKED) {
            return Optional.empty();
        }
        return seats.bookedBy(appointment.caseId())
                .filter(booked -> booked.appointment().equals(appointment.id()))
                .flatMap(items::closedAs)
                .map(item -> {
                    Optional<SeatOffer> offer = openOffer(appointment.caseId(), Offers.Kind.REPLACEMENT);
                    return new CentreClosed(
                            appointment,
                            offer.orElse(null),
                            offer.isEmpty() && (item == Item.DECLINED || item == Item.FALLBACK));
                });
    }

    @Override
    @Transactional(readOnly = true)
    public Set<CaseId> offeredAnother(Collection<CaseId> cases) {
        return cases.isEmpty() ? Set.of() : repository.withReplacement(cases, clock.instant());
    }

    private Optional<SeatOffer> openOffer(CaseId caseId, Offers.Kind kind) {
        return offers.open(caseId)
                .filter(letter -> letter.offer().kind() == kind)
                .filter(letter -> letter.offer().expires().isAfter(clock.instant()))
                .flatMap(letter -> place(letter.offer().centre())
                        .map(centre -> new SeatOffer(
                                "/o/" + letter.token(),
                                centre,
                                letter.offer().start(),
                                letter.offer().expires())));
    }

    private Optional<Place> place(CentreId id) {
        return seats.places().stream().filter(each -> each.id().equals(id)).findFirst();
    }
}

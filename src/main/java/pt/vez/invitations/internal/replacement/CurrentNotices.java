package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.Invitations;
import pt.vez.invitations.Offers;
import pt.vez.scheduling.AppointmentNotice.CentreClosed;
import pt.vez.scheduling.AppointmentNotice.EarlierDate;
import pt.vez.scheduling.AppointmentNotice.Invited;
import pt.vez.scheduling.AppointmentNotice.SeatOffer;
import pt.vez.scheduling.AppointmentNotice.TimeKept;
import pt.vez.scheduling.AppointmentNotice;
import pt.vez.scheduling.AppointmentNotices;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.SeatReservations.Booked;
import pt.vez.scheduling.SeatReservations.Place;
import pt.vez.scheduling.SeatReservations;
import pt.vez.shared.Actor;

/** Reads closures, offers, invitations and holds of one case as they are at this moment. */
@Service
class CurrentNotices implements AppointmentNotices {
    private final JdbcClient jdbc;
    private final SeatReservations seats;
    private final Booking booking;
    private final ReplacementOffers offers;
    private final Invitations invitations;
    private final CaseAccess access;
    private final Clock clock;

    CurrentNotices(
            JdbcClient jdbc,
            SeatReservations seats,
            Booking booking,
            ReplacementOffers offers,
            Invitations invitations,
            CaseAccess access,
            Clock clock) {
        this.jdbc = jdbc;
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
                .flatMap(this::closedAs)
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
        if (cases.isEmpty()) {
            return Set.of();
        }
        return jdbc
                .sql("""
                        select case_id from invitations_offer
                        where case_id in (:cases) and live and kind = 'REPLACEMENT' and expires_at > :now
                        """)
                .param("cases", cases.stream().map(CaseId::value).toList())
                .param("now", clock.instant())
                .query((row, n) -> new CaseId(row.getObject(1, UUID.class)))
                .stream()
                .collect(Collectors.toSet());
    }

    /** What became of the appointment in the newest plan that closed the very seat it still has. */
    private Optional<Item> closedAs(Booked booked) {
        return jdbc.sql("""
                        select i.state from invitations_plan_item i join invitations_plan p on p.id = i.plan_id
                        where i.appointment_id = :appointment and i.from_slot = :slot and i.from_seat = :seat
                          and not i.stands and i.state not in ('STANDS', 'UNDONE') and p.state <> 'UNDONE'
                        order by p.created_at desc limit 1
                        """)
                .param("appointment", booked.appointment())
                .param("slot", booked.slot())
                .param("seat", booked.seat())
                .query((row, n) -> Item.valueOf(row.getString(1)))
                .optional();
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

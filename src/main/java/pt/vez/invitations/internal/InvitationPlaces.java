package pt.vez.invitations.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.ZoneId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Municipalities;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.invitations.InvitationLink;
import pt.vez.invitations.Invitations.Around;
import pt.vez.invitations.Invitations.Near;
import pt.vez.scheduling.SeatReservations;

/** The centres an invited applicant may go to, nearest first, and the time zone of their municipality. */
@Component
class InvitationPlaces {
    static final int CENTRES_SHOWN = 4;
    private final Municipalities municipalities;
    private final SeatReservations seats;

    InvitationPlaces(Municipalities municipalities, SeatReservations seats) {
        this.municipalities = municipalities;
        this.seats = seats;
    }

    Around around(InvitationLink invitationLink) {
        var known = municipalities.find(invitationLink.municipality());
        var home = known.or(() -> municipalities.find("lisboa")).orElseThrow();
        return new Around(
                home.zone(),
                seats.places().stream()
                        .sorted(Comparator.comparingDouble(
                                place -> place.point().kilometresTo(home.centre())))
                        .limit(CENTRES_SHOWN)
                        .map(place -> new Near(
                                place,
                                known.isEmpty()
                                        ? null
                                        : (int) Math.ceil(place.point().kilometresTo(home.centre()))))
                        .toList());
    }

    ZoneId zone(@Nullable String municipality) {
        return municipalities.find(municipality).map(Municipality::zone).orElse(LISBON);
    }
}

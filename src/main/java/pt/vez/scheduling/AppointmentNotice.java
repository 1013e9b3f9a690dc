package pt.vez.scheduling;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import pt.vez.scheduling.SeatReservations.Place;

/** One thing a person must know about their appointment, with what they can do about it. */
public sealed interface AppointmentNotice {
    /**
     * A seat kept for the person.
     *
     * @param path where the offer is answered, signed, without the host
     * @param until last moment for the answer
     */
    record SeatOffer(String path, Place centre, Instant start, Instant until) {}

    /**
     * The agency closed the seat of this appointment: the person must not go there.
     *
     * @param offer another seat kept for them; null while none has been found or none is open any more
     * @param isCalled whether no other seat was found or accepted, so that an officer gets in touch
     */
    record CentreClosed(
            AppointmentView appointment, @Nullable SeatOffer offer, boolean isCalled) implements AppointmentNotice {}

    /** An earlier date from the waiting list (<i>lista de espera</i>); the appointment stands until it is accepted. */
    record EarlierDate(SeatOffer offer) implements AppointmentNotice {}

    /** A chosen time is kept for a few minutes and waits to be confirmed. */
    record TimeKept(Hold hold, Place centre) implements AppointmentNotice {}

    /**
     * An open invitation to book (<i>convite para marcação</i>).
     *
     * @param path of the signed address, without the host
     * @param zone in which its term is told
     */
    record Invited(String path, Instant until, ZoneId zone) implements AppointmentNotice {}
}

package pt.vez.invitations.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.invitations.InvitationLink;
import pt.vez.invitations.Invitations.State;
import pt.vez.invitations.Invitations.Status;
import pt.vez.invitations.internal.InvitationRepository.Row;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.BatchBooking;
import pt.vez.scheduling.BatchBooking.Answer;
import pt.vez.scheduling.BatchBooking.Command;
import pt.vez.scheduling.BatchBooking.Outcome;
import pt.vez.scheduling.SeatReservations;
import pt.vez.shared.Actor;
import pt.vez.shared.NotFound;

/** What becomes of an invitation through its address: looked at, used, given back. */
@Component
class InvitationAnswers {
    private final InvitationRepository invitations;
    private final EndedInvitations ended;
    private final InvitationTerms terms;
    private final SeatReservations seats;
    private final BatchBooking booking;
    private final Transactions transactions;
    private final Clock clock;

    InvitationAnswers(
            InvitationRepository invitations,
            EndedInvitations ended,
            InvitationTerms terms,
            SeatReservations seats,
            BatchBooking booking,
            Transactions transactions,
            Clock clock) {
        this.invitations = invitations;
        this.ended = ended;
        this.terms = terms;
        this.seats = seats;
        this.booking = booking;
        this.transactions = transactions;
        this.clock = clock;
    }

    private Row load(InvitationLink invitationLink) {
        if (invitationLink.kind() != InvitationLink.Kind.INVITATION) {
            throw new NotFound("link.unknown");
        }
        return invitations.find(invitationLink.id()).orElseThrow(() -> new NotFound("link.unknown"));
    }

    boolean isOver(InvitationLink invitationLink) {
        return invitationLink.expires().isBefore(clock.instant()) || ended.contains(invitationLink.id());
    }

    Status status(InvitationLink invitationLink) {
        Row row = load(invitationLink);
        AppointmentView appointment = row.state() == State.TAKEN || row.state() == State.SENT
                ? booked(row).orElse(null)
                : null;
        return new Status(appointment == null ? row.state() : State.TAKEN, row.service(), row.expires(), appointment);
    }

    /** In a rush the appointment is there a little before the invitation says so. */
    private Optional<AppointmentView> booked(Row row) {
        return seats.appointment(row.caseId())
                .filter(found -> found.state() == AppointmentView.State.BOOKED)
                .filter(found -> found.serviceCode().equals(row.service()));
    }

    Answer take(InvitationLink invitationLink, UUID slotId, UUID commandId) {
        if (invitationLink.kind() != InvitationLink.Kind.INVITATION
                || invitationLink.expires().isBefore(clock.instant())) {
            return new Answer(Outcome.NOT_ALLOWED, null, null);
        }
        Answer answer = booking.book(new Command(commandId, invitationLink.id(), slotId));
        if (answer.outcome() == Outcome.BOOKED || answer.outcome() == Outcome.ALREADY) {
            ended.add(invitationLink.id(), invitationLink.expires());
        }
        return answer;
    }

    void decline(InvitationLink invitationLink) {
        Row row = load(invitationLink);
        // The bearer of the address counts as the person; the journal says that it was done by invitation.
        var person = Actor.bearerOfLink(row.id());
        transactions.run(() -> {
            booked(row)
                    .ifPresentOrElse(
                            appointment -> seats.giveBack(
                                    person,
                                    appointment.id(),
                                    UUID.nameUUIDFromBytes(
                                            (row.id() + "/back/" + appointment.id()).getBytes(US_ASCII))),
                            () -> terms.end(List.of(row.id()), State.RETURNED));
            invitations.takenReturned(row.id());
            seats.withdraw(row.caseId(), row.service());
            return row;
        });
        ended.add(invitationLink.id(), invitationLink.expires());
    }
}

package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Offers.Now;
import pt.vez.invitations.Offers.Situation;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.SeatReservations;

/** How it is with the appointment of a case that an offer or a closure touched. */
@Component
class OfferSituations {
    private final JdbcClient jdbc;
    private final SeatReservations seats;
    private final Clock clock;

    OfferSituations(JdbcClient jdbc, SeatReservations seats, Clock clock) {
        this.jdbc = jdbc;
        this.seats = seats;
        this.clock = clock;
    }

    Now now(CaseId caseId) {
        AppointmentView booked = seats.appointment(caseId)
                .filter(found -> found.state() == AppointmentView.State.BOOKED)
                .orElse(null);
        boolean open = jdbc.sql("select exists (select 1 from invitations_offer o where o.case_id = ? and o.live"
                        + " and o.expires_at > ? and not exists (" + OfferRow.CLOSED + "))")
                .params(caseId.value(), clock.instant())
                .query(Boolean.class)
                .single();
        if (open || booked == null) {
            return new Now(open ? Situation.OFFERED : Situation.NONE, booked);
        }
        boolean closed = jdbc.sql("select exists (select 1 from scheduling_case_appointment o where o.id = ? and exists ("
                        + OfferRow.CLOSED + "))")
                .param(booked.id())
                .query(Boolean.class)
                .single();
        boolean called = closed
                && jdbc.sql("select exists (select 1 from invitations_plan_item i join invitations_plan p"
                                + " on p.id = i.plan_id and p.state <> 'UNDONE' where i.appointment_id = ?"
                                + " and i.state in ('FALLBACK', 'DECLINED'))")
                        .param(booked.id())
                        .query(Boolean.class)
                        .single();
        boolean stands = !closed
                || jdbc.sql("select exists (select 1 from invitations_plan_item i join invitations_plan p"
                                + " on p.id = i.plan_id and p.state <> 'UNDONE' where i.appointment_id = ?"
                                + " and i.state = 'STANDS')")
                        .param(booked.id())
                        .query(Boolean.class)
                        .single();
        Situation situation = called ? Situation.TO_CALL : stands ? Situation.STANDS : Situation.PENDING;
        return new Now(situation, booked);
    }
}

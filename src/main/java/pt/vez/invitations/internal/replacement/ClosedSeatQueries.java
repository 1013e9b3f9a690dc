package pt.vez.invitations.internal.replacement;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.SeatReservations;

/** Appointments and offers on seats that a closure covers. */
@Component
class ClosedSeatQueries {
    private final JdbcClient jdbc;

    ClosedSeatQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the seat of an appointment is closed. */
    boolean isClosed(UUID appointment) {
        return jdbc.sql("""
                        select exists (select 1 from scheduling_case_appointment a
                                         join scheduling_seat_closure k on k.slot_id = a.slot_id and k.seat = a.seat
                                        where a.id = :appointment)
                        """)
                .param("appointment", appointment)
                .query(Boolean.class)
                .single();
    }

    /** Of these appointments, those in force whose seat is closed. */
    Set<UUID> closedOf(Collection<UUID> appointments) {
        return new HashSet<>(jdbc.sql("""
                        select a.id from scheduling_case_appointment a
                         where a.id in (:appointments) and a.active
                           and exists (select 1 from scheduling_seat_closure k
                                        where k.slot_id = a.slot_id and k.seat = a.seat)
                        """)
                .param("appointments", appointments)
                .query(UUID.class)
                .list());
    }

    boolean isClosedByAnother(UUID plan, UUID slot, int seat) {
        return jdbc.sql("""
                        select exists (select 1 from scheduling_seat_closure
                                        where slot_id = :slot and seat = :seat and closure_id <> :plan)
                        """)
                .param("slot", slot)
                .param("seat", seat)
                .param("plan", plan)
                .query(Boolean.class)
                .single();
    }

    /** When the slot begins; empty when there is none any more. */
    Optional<Instant> startOf(UUID slot) {
        return jdbc.sql("select starts_at from scheduling_slot_time where id = :slot")
                .param("slot", slot)
                .query(Instant.class)
                .optional();
    }

    /** Of a live offer: whether no closure covers its seat. */
    boolean isOfferOnOpenSeat(UUID offer) {
        return jdbc.sql("""
                        select exists (select 1 from invitations_offer o
                                        where o.id = :offer
                                          and not exists (select 1 from scheduling_seat_closure k
                                                           where k.slot_id = o.slot_id and k.seat = o.seat))
                        """).param("offer", offer).query(Boolean.class).single();
    }

    /** Replacements that are open on seats this plan closes: the offer by the appointment it would replace. */
    Map<UUID, UUID> replacementsOn(UUID plan) {
        Map<UUID, UUID> found = new HashMap<>();
        jdbc.sql("""
                        select o.appointment_id, o.id
                          from invitations_offer o
                          join scheduling_seat_closure k on k.slot_id = o.slot_id and k.seat = o.seat
                         where k.closure_id = :plan and o.live and o.kind = 'REPLACEMENT' and o.appointment_id is not null
                        """).param("plan", plan).query(row -> {
            found.put(row.getObject("appointment_id", UUID.class), row.getObject("id", UUID.class));
        });
        return found;
    }

    /**
     * @param appointment that is to be moved
     * @param plan whose offer it is
     */
    record OpenOffer(UUID appointment, UUID plan) {}

    /** Offers of plans that are open on seats of the scope. */
    List<OpenOffer> openOffers(SeatReservations.Scope window) {
        return jdbc.sql("""
                        select o.appointment_id, o.plan_id
                          from invitations_offer o
                          join scheduling_slot_time s on s.id = o.slot_id
                          join scheduling_slot_seat t on t.slot_id = o.slot_id and t.seat = o.seat
                         where o.live and o.plan_id is not null and o.appointment_id is not null
                           and s.centre_id in (:centres) and s.starts_at >= :from and s.starts_at < :until
                           and (:allDesks or t.desk_id in (:desks))
                           and (:allServices or s.service_code in (:services))
                        """)
                .param("centres", window.centres().stream().map(CentreId::value).toList())
                .param("from", window.from())
                .param("until", window.until())
                .param("allDesks", window.desks().isEmpty())
                .param("desks", window.desks().isEmpty() ? List.of(new UUID(0, 0)) : List.copyOf(window.desks()))
                .param("allServices", window.services().isEmpty())
                .param("services", window.services().isEmpty() ? List.of("") : List.copyOf(window.services()))
                .query((row, n) -> new OpenOffer(
                        row.getObject("appointment_id", UUID.class), row.getObject("plan_id", UUID.class)))
                .list();
    }
}

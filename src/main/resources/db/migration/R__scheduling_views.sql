-- What other modules may read of seats and appointments. All are merged into the statement that names them.

create or replace algorithm = merge sql security invoker view scheduling_centre_name as
    select id, name, zone
      from scheduling_centre;

create or replace algorithm = merge sql security invoker view scheduling_slot_time as
    select id, centre_id, service_code, starts_at
      from scheduling_slot;

create or replace algorithm = merge sql security invoker view scheduling_slot_seat as
    select slot_id, seat, desk_id
      from scheduling_seat;

create or replace algorithm = merge sql security invoker view scheduling_seat_closure as
    select closure_id, slot_id, seat
      from scheduling_closed_seat;

create or replace algorithm = merge sql security invoker view scheduling_case_appointment as
    select id, case_id, service_code, slot_id, seat, state, active
      from scheduling_appointment;

create or replace algorithm = merge sql security invoker view scheduling_appointment_move as
    select appointment_id, at, kind, from_start, from_centre, to_start, to_centre, actor_id
      from scheduling_appointment_change;

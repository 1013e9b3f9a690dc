-- What a free seat is, for every place that offers, counts, keeps or books one.

-- Every seat with who has it. `opens_at`: from this moment on it may be offered; `free_from`: from this moment on it is
-- not taken either, since a hold or an offer is over after `expires_at`. Both are the far past for a seat that was never taken
-- or closed, and `free_from` is the far future for one that is booked. `taken_as`: null, HELD, OFFERED or CONFIRMED.
create or replace algorithm = merge sql security invoker view scheduling_seat_state as
    select
        t.slot_id,
        t.seat,
        t.desk_id,
        t.quota,
        t.uncovered,
        t.open_from,
        coalesce(t.open_from, timestamp'1970-01-01 00:00:00') as opens_at,
        greatest(
            coalesce(t.open_from, timestamp'1970-01-01 00:00:00'),
            case
                when o.slot_id is null then timestamp'1970-01-01 00:00:00'
                when o.kind = 'CONFIRMED' then timestamp'9999-12-31 00:00:00'
                else o.expires_at + interval 1 microsecond
            end) as free_from,
        o.kind as taken_as,
        o.case_id as taken_by
    from scheduling_seat t
    left join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat;

-- The seats that people on duty serve. Such a seat is free at a moment when `free_from` is not after it.
create or replace algorithm = merge sql security invoker view scheduling_open_seat as
    select slot_id, seat, desk_id, quota, open_from, opens_at, free_from, taken_as, taken_by
    from scheduling_seat_state
    where not uncovered;

-- The same without who has them, for statements that insert an occupancy under a shared lock of the seat: they lock the row of
-- the seat alone, and the key of the occupancy says whether it was free.
create or replace algorithm = merge sql security invoker view scheduling_served_seat as
    select slot_id, seat, desk_id, quota, coalesce(open_from, timestamp'1970-01-01 00:00:00') as opens_at
    from scheduling_seat
    where not uncovered;

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

create table scheduling_slot (
    id uuid not null primary key,
    centre_id uuid not null,
    service_code varchar(12) not null,
    starts_at datetime(6) not null,
    ends_at datetime(6) not null,
    local_date date not null,
    unique key scheduling_slot_start (centre_id, service_code, starts_at),
    key scheduling_slot_day (centre_id, service_code, local_date),
    constraint scheduling_slot_centre foreign key (centre_id) references scheduling_centre (id)
);

create table scheduling_seat (
    slot_id uuid not null,
    seat smallint not null,
    desk_id uuid not null,
    primary key (slot_id, seat),
    unique key scheduling_seat_desk (slot_id, desk_id),
    constraint scheduling_seat_slot foreign key (slot_id) references scheduling_slot (id)
);

-- The truth about who has a seat: its primary key lets one (slot, seat) have one occupant, its second key lets a case
-- hold one seat and have one appointment per service.
create table scheduling_occupancy (
    slot_id uuid not null,
    seat smallint not null,
    kind varchar(10) not null,
    case_id uuid not null,
    service_code varchar(12) not null,
    hold_id uuid not null,
    appointment_id uuid null,
    expires_at datetime(6) null,
    primary key (slot_id, seat),
    unique key scheduling_occupancy_case (case_id, service_code, kind),
    unique key scheduling_occupancy_hold (hold_id),
    key scheduling_occupancy_expiry (kind, expires_at),
    constraint scheduling_occupancy_seat foreign key (slot_id, seat) references scheduling_seat (slot_id, seat)
);

create table scheduling_appointment (
    id uuid not null primary key,
    code char(7) not null,
    case_id uuid not null,
    service_code varchar(12) not null,
    slot_id uuid not null,
    seat smallint not null,
    state varchar(12) not null,
    active boolean null,
    sequence int not null,
    booked_at datetime(6) not null,
    checked_in_at datetime(6) null,
    unique key scheduling_appointment_code (code),
    unique key scheduling_appointment_active (case_id, service_code, active),
    key scheduling_appointment_slot (slot_id)
);

-- Every command on an appointment, once: a second click carries the same command and finds its first answer here.
create table scheduling_appointment_change (
    command_id uuid not null primary key,
    appointment_id uuid not null,
    at datetime(6) not null,
    kind varchar(12) not null,
    from_start datetime(6) null,
    from_centre varchar(120) null,
    to_start datetime(6) null,
    to_centre varchar(120) null,
    reason varchar(40) null,
    actor_id uuid not null,
    mandate_id uuid null,
    key scheduling_appointment_change_of (appointment_id, at)
);

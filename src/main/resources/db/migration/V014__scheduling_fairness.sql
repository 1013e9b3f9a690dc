alter table scheduling_service
    add column open_booking boolean not null default true;

-- Biometrics are the bottleneck: whoever is invited books, in order.
update scheduling_service set open_booking = false where code = 'BIO';

-- Shares of the seats of a centre that are kept for people at the counter and for the reserve.
create table scheduling_quota (
    centre_id uuid not null primary key,
    assisted_percent tinyint not null,
    reserve_percent tinyint not null
);

-- A seat belongs to one quota; a seat given back is for everybody again only from open_from on.
alter table scheduling_seat
    add column quota varchar(8) not null default 'PUBLIC',
    add column open_from datetime(6) null,
    add key scheduling_seat_returned (open_from);

-- The right to book a service that is not open to everybody.
create table scheduling_right (
    case_id uuid not null,
    service_code varchar(12) not null,
    granted_at datetime(6) not null,
    expires_at datetime(6) not null,
    primary key (case_id, service_code)
);

-- Seats that became free, so that every node's picture of what is offered follows within a second.
create table scheduling_freed (
    id bigint not null auto_increment primary key,
    slot_id uuid not null,
    at datetime(6) not null,
    key scheduling_freed_age (at)
);

alter table scheduling_appointment
    add column cancelled_by varchar(8) null,
    add column ended_at datetime(6) null,
    add key scheduling_appointment_ended (state, ended_at);

-- Walk-ins: one ticket, one turn.
create table scheduling_ticket (
    id uuid not null primary key,
    centre_id uuid not null,
    on_date date not null,
    number smallint not null,
    service_code varchar(12) not null,
    ground varchar(12) not null,
    case_id uuid null,
    token char(22) not null,
    state varchar(8) not null,
    priority tinyint not null,
    issued_at datetime(6) not null,
    called_at datetime(6) null,
    calls tinyint not null,
    ended_at datetime(6) null,
    desk_id uuid null,
    unique key scheduling_ticket_number (centre_id, on_date, number),
    unique key scheduling_ticket_token (token),
    key scheduling_ticket_queue (centre_id, on_date, state, priority, number),
    constraint scheduling_ticket_centre foreign key (centre_id) references scheduling_centre (id)
);

create table scheduling_ticket_counter (
    centre_id uuid not null,
    on_date date not null,
    last smallint not null,
    primary key (centre_id, on_date)
);

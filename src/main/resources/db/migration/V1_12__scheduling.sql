-- open_booking: whether anybody may book, or invited people only. course_code: the certificate an attendance of the
-- service needs.
create table scheduling_service (
    code varchar(12) character set ascii collate ascii_bin not null primary key,
    name_pt varchar(120) not null,
    name_en varchar(120) not null,
    minutes smallint not null,
    active boolean not null,
    version int not null,
    open_booking boolean not null default true,
    course_code varchar(20) character set ascii collate ascii_bin null
);

-- staffed_by_partners: whether mediators of partners serve its desks.
create table scheduling_centre (
    id uuid not null primary key,
    name varchar(120) not null,
    address varchar(200) not null,
    postal_code varchar(60) not null,
    municipality varchar(40) character set ascii collate ascii_bin not null,
    zone varchar(40) character set ascii collate ascii_bin not null,
    latitude decimal(8,5) not null,
    longitude decimal(8,5) not null,
    phone varchar(16) character set ascii collate ascii_bin null,
    access_pt varchar(300) not null,
    access_en varchar(300) not null,
    active boolean not null,
    version int not null,
    staffed_by_partners boolean not null default false,
    unique key scheduling_centre_name (name)
);

create table scheduling_desk (
    id uuid not null primary key,
    centre_id uuid not null,
    label varchar(40) not null,
    active boolean not null,
    version int not null,
    unique key scheduling_desk_label (centre_id, label),
    constraint scheduling_desk_centre foreign key (centre_id) references scheduling_centre (id)
);

create table scheduling_desk_service (
    desk_id uuid not null,
    service_code varchar(12) character set ascii collate ascii_bin not null,
    primary key (desk_id, service_code),
    constraint scheduling_desk_service_code foreign key (service_code) references scheduling_service (code),
    constraint scheduling_desk_service_desk foreign key (desk_id) references scheduling_desk (id)
);

create table scheduling_shift (
    id uuid not null primary key,
    centre_id uuid not null,
    desk_id uuid not null,
    service_code varchar(12) character set ascii collate ascii_bin not null,
    weekday tinyint not null,
    starts time not null,
    ends time not null,
    valid_from date not null,
    valid_to date not null,
    version int not null,
    key scheduling_shift_centre (centre_id, weekday),
    constraint scheduling_shift_desk foreign key (desk_id) references scheduling_desk (id),
    constraint scheduling_shift_centre_fk foreign key (centre_id) references scheduling_centre (id),
    constraint scheduling_shift_service_fk foreign key (service_code) references scheduling_service (code)
);

create table scheduling_shift_exception (
    id uuid not null primary key,
    centre_id uuid not null,
    desk_id uuid null,
    on_date date not null,
    starts time null,
    ends time null,
    reason varchar(200) not null,
    version int not null,
    key scheduling_shift_exception_date (centre_id, on_date),
    constraint scheduling_shift_exception_centre_fk foreign key (centre_id) references scheduling_centre (id),
    constraint scheduling_shift_exception_desk_fk foreign key (desk_id) references scheduling_desk (id)
);

-- A moment at a centre for a service; its seats are as many as its desks.
create table scheduling_slot (
    id uuid not null primary key,
    centre_id uuid not null,
    service_code varchar(12) character set ascii collate ascii_bin not null,
    starts_at datetime(6) not null,
    ends_at datetime(6) not null,
    local_date date not null,
    unique key scheduling_slot_start (centre_id, service_code, starts_at),
    key scheduling_slot_day (centre_id, service_code, local_date),
    constraint scheduling_slot_centre foreign key (centre_id) references scheduling_centre (id),
    constraint scheduling_slot_service_fk foreign key (service_code) references scheduling_service (code)
);

-- A seat belongs to one quota; one given back is for everybody again only from open_from on. uncovered: no mediator
-- on duty stands behind it, so that it is not offered; kept for centres mediators of partners serve.
create table scheduling_seat (
    slot_id uuid not null,
    seat smallint not null,
    desk_id uuid not null,
    quota varchar(8) character set ascii collate ascii_bin not null default 'PUBLIC',
    open_from datetime(6) null,
    uncovered boolean not null default false,
    primary key (slot_id, seat),
    unique key scheduling_seat_desk (slot_id, desk_id),
    key scheduling_seat_returned (open_from),
    constraint scheduling_seat_slot foreign key (slot_id) references scheduling_slot (id),
    constraint scheduling_seat_desk_fk foreign key (desk_id) references scheduling_desk (id),
    constraint scheduling_seat_quota_known check (quota in ('PUBLIC', 'ASSISTED', 'RESERVE'))
);

-- The truth about who has a seat: its primary key lets one (slot, seat) have one occupant, its second key lets a case hold
-- one seat and have one appointment per service.
create table scheduling_occupancy (
    slot_id uuid not null,
    seat smallint not null,
    kind varchar(10) character set ascii collate ascii_bin not null,
    case_id uuid not null,
    service_code varchar(12) character set ascii collate ascii_bin not null,
    hold_id uuid not null,
    appointment_id uuid null,
    expires_at datetime(6) null,
    primary key (slot_id, seat),
    unique key scheduling_occupancy_case (case_id, service_code, kind),
    unique key scheduling_occupancy_hold (hold_id),
    key scheduling_occupancy_expiry (expires_at),
    constraint scheduling_occupancy_seat foreign key (slot_id, seat) references scheduling_seat (slot_id, seat),
    constraint scheduling_occupancy_kind_known check (kind in ('HELD', 'OFFERED', 'CONFIRMED'))
);

-- active is true until the appointment is over and null afterwards, so that a case has one per service.
create table scheduling_appointment (
    id uuid not null primary key,
    code char(7) character set ascii collate ascii_bin not null,
    case_id uuid not null,
    service_code varchar(12) character set ascii collate ascii_bin not null,
    slot_id uuid not null,
    seat smallint not null,
    state varchar(12) character set ascii collate ascii_bin not null,
    active boolean null,
    sequence int not null,
    booked_at datetime(6) not null,
    checked_in_at datetime(6) null,
    cancelled_by varchar(8) character set ascii collate ascii_bin null,
    ended_at datetime(6) null,
    unique key scheduling_appointment_active (case_id, service_code, active),
    unique key scheduling_appointment_code (code),
    key scheduling_appointment_slot (slot_id),
    constraint scheduling_appointment_slot_fk foreign key (slot_id) references scheduling_slot (id),
    constraint scheduling_appointment_cancelled_by_known check (cancelled_by in ('PERSON', 'AGENCY')),
    constraint scheduling_appointment_state_known check (state in ('BOOKED', 'CANCELLED', 'ATTENDED', 'MISSED'))
);

-- Every command on an appointment, once: a second click carries the same command and finds its first answer here.
create table scheduling_appointment_change (
    command_id uuid not null primary key,
    appointment_id uuid not null,
    at datetime(6) not null,
    kind varchar(12) character set ascii collate ascii_bin not null,
    from_start datetime(6) null,
    from_centre varchar(120) null,
    to_start datetime(6) null,
    to_centre varchar(120) null,
    reason varchar(40) character set ascii collate ascii_bin null,
    actor_id uuid not null,
    mandate_id uuid null,
    key scheduling_appointment_change_at (at),
    key scheduling_appointment_change_of (appointment_id, at),
    key scheduling_appointment_change_to (to_start, to_centre),
    constraint scheduling_appointment_change_appointment_fk foreign key (appointment_id)
        references scheduling_appointment (id),
    constraint scheduling_appointment_change_kind_known check (kind in ('BOOKED', 'MOVED', 'CANCELLED', 'ATTENDED')),
    constraint scheduling_appointment_change_reason_known check (reason in (
        'CANNOT_COME', 'TOO_FAR', 'DOCUMENTS_MISSING', 'NO_LONGER_NEEDED', 'AGENCY', 'OTHER'))
);

-- Shares of the seats of a centre that are kept for people at the counter and for the reserve.
create table scheduling_quota (
    centre_id uuid not null primary key,
    assisted_percent tinyint not null,
    reserve_percent tinyint not null,
    constraint scheduling_quota_centre_fk foreign key (centre_id) references scheduling_centre (id)
);

-- The right to book a service that is not open to everybody.
create table scheduling_right (
    case_id uuid not null,
    service_code varchar(12) character set ascii collate ascii_bin not null,
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

-- Walk-ins: one ticket, one turn. called_by: who called it, so that two people at one desk do not end each other's.
create table scheduling_ticket (
    id uuid not null primary key,
    centre_id uuid not null,
    on_date date not null,
    number smallint not null,
    service_code varchar(12) character set ascii collate ascii_bin not null,
    ground varchar(12) character set ascii collate ascii_bin not null,
    case_id uuid null,
    token char(22) character set ascii collate ascii_bin not null,
    state varchar(8) character set ascii collate ascii_bin not null,
    priority tinyint not null,
    issued_at datetime(6) not null,
    called_at datetime(6) null,
    calls tinyint not null,
    ended_at datetime(6) null,
    desk_id uuid null,
    called_by uuid null,
    called_by_name varchar(200) null,
    unique key scheduling_ticket_number (centre_id, on_date, number),
    unique key scheduling_ticket_token (token),
    key scheduling_ticket_desk (desk_id, state),
    key scheduling_ticket_queue (centre_id, on_date, state, priority, number),
    constraint scheduling_ticket_centre foreign key (centre_id) references scheduling_centre (id),
    constraint scheduling_ticket_desk_fk foreign key (desk_id) references scheduling_desk (id),
    constraint scheduling_ticket_service_fk foreign key (service_code) references scheduling_service (code),
    constraint scheduling_ticket_ground_known check (ground in ('NONE', 'PREGNANT', 'INFANT', 'ELDERLY', 'DISABLED')),
    constraint scheduling_ticket_state_known check (state in ('WAITING', 'CALLED', 'SERVED', 'ABSENT', 'LEFT'))
);

create table scheduling_ticket_counter (
    centre_id uuid not null,
    on_date date not null,
    last smallint not null,
    primary key (centre_id, on_date),
    constraint scheduling_ticket_counter_centre_fk foreign key (centre_id) references scheduling_centre (id)
);

-- Appointments booked in a rush whose history is still to be written; ids are in order of time.
create table scheduling_unsettled (
    appointment_id uuid not null primary key,
    command_id uuid not null,
    pass_id uuid not null
);

-- The centre and the desk at which a mediator said they work.
create table scheduling_desk_place (
    account_id uuid not null primary key,
    centre_id uuid not null,
    chosen_at datetime(6) not null,
    desk_id uuid null,
    constraint scheduling_desk_place_centre foreign key (centre_id) references scheduling_centre (id),
    constraint scheduling_desk_place_desk_fk foreign key (desk_id) references scheduling_desk (id)
);

-- Days of a centre whose seats are to be compared with the people on duty again, written with the change that made it so.
create table scheduling_cover_due (
    id bigint not null auto_increment primary key,
    centre_id uuid not null,
    day date not null,
    due_at datetime(6) not null,
    key scheduling_cover_due_at (due_at),
    key scheduling_cover_due_day (centre_id, day),
    constraint scheduling_cover_due_centre_fk foreign key (centre_id) references scheduling_centre (id)
);

-- Closures in force. A seat is closed while a window of any closure covers it: closing twice and reopening once leaves it
-- closed. scheduling_seat.open_from stays the mark that booking reads; it follows from these rows.
create table scheduling_closure (
    id uuid not null primary key,
    reason varchar(200) not null,
    made_at datetime(6) not null
);

-- Null for a desk or a service means all of them.
create table scheduling_closure_window (
    closure_id uuid not null,
    centre_id uuid not null,
    desk_id uuid null,
    service_code varchar(12) character set ascii collate ascii_bin null,
    from_at datetime(6) not null,
    until_at datetime(6) not null,
    key scheduling_closure_window_at (centre_id, until_at),
    key scheduling_closure_window_of (closure_id),
    constraint scheduling_closure_window_closure foreign key (closure_id)
        references scheduling_closure (id) on delete cascade,
    constraint scheduling_closure_window_centre_fk foreign key (centre_id) references scheduling_centre (id),
    constraint scheduling_closure_window_desk_fk foreign key (desk_id) references scheduling_desk (id),
    constraint scheduling_closure_window_service_fk foreign key (service_code) references scheduling_service (code)
);

-- A number for each centre that grows with every change in its hall, by which open screens notice.
create table scheduling_hall_version (
    centre_id uuid not null primary key,
    version bigint not null,
    constraint scheduling_hall_version_centre_fk foreign key (centre_id) references scheduling_centre (id)
);

-- Publishing of several centres at once. A job counts what it would do (COUNTING, COUNTED), and does it once an
-- administrator said so (PUBLISHING, PUBLISHED). Every day of a centre is one commit together with the row of the centre
-- here, so a restart goes on where it stopped.
create table scheduling_publication (
    id uuid not null primary key,
    from_day date not null,
    to_day date not null,
    state varchar(12) character set ascii collate ascii_bin not null,
    made_at datetime(6) not null,
    made_by varchar(200) null,
    made_by_id uuid null,
    key scheduling_publication_made (made_at),
    key scheduling_publication_state (state, made_at),
    constraint scheduling_publication_state_known check (state in (
        'COUNTING', 'COUNTED', 'PUBLISHING', 'PUBLISHED', 'INCOMPLETE', 'STOPPED'))
);

-- done_until: last day that is counted or published; null before the first. problem: key of the message why no day of the
-- centre can be published.
create table scheduling_publication_centre (
    publication_id uuid not null,
    centre_id uuid not null,
    done_until date null,
    added int not null,
    removed int not null,
    kept int not null,
    problem varchar(80) character set ascii collate ascii_bin null,
    primary key (publication_id, centre_id),
    constraint scheduling_publication_centre_centre foreign key (centre_id) references scheduling_centre (id),
    constraint scheduling_publication_centre_of foreign key (publication_id)
        references scheduling_publication (id) on delete cascade
);

-- Every seat that is closed, once for each closure in force. Read by other modules.
create view scheduling_closed_seat as
    select w.closure_id, s.id as slot_id, t.seat, s.centre_id, s.starts_at
    from scheduling_closure_window w
    join scheduling_slot s on s.centre_id = w.centre_id and s.starts_at >= w.from_at and s.starts_at < w.until_at
        and (w.service_code is null or w.service_code = s.service_code)
    join scheduling_seat t on t.slot_id = s.id and (w.desk_id is null or w.desk_id = t.desk_id);

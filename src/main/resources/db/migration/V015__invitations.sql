-- Every policy that was ever in force; the newest one is.
create table invitations_policy (
    id uuid not null primary key,
    made_at datetime(6) not null,
    made_by varchar(200) not null,
    note varchar(300) not null,
    body varchar(2000) not null,
    key invitations_policy_age (made_at)
);

-- The place of every case that waits for an appointment: computed, explained, stored.
create table invitations_priority (
    case_id uuid not null primary key,
    service_code varchar(12) not null,
    centre_id uuid not null,
    state varchar(8) not null,
    score int not null,
    parts varchar(200) not null,
    policy_id uuid null,
    computed_at datetime(6) not null,
    penalty int not null,
    penalty_until datetime(6) null,
    key invitations_priority_order (centre_id, service_code, state, score desc, case_id),
    key invitations_priority_penalty (penalty_until)
);

-- Cases whose documents became complete and whose place is to be computed.
create table invitations_due (
    case_id uuid not null primary key
);

create table invitations_wave (
    id uuid not null primary key,
    service_code varchar(12) not null,
    from_date date not null,
    to_date date not null,
    state varchar(8) not null,
    every_hours smallint not null,
    term_hours smallint not null,
    take_up decimal(5, 4) not null,
    invited int not null,
    next_at datetime(6) not null,
    created_at datetime(6) not null,
    created_by varchar(200) not null,
    key invitations_wave_due (state, next_at)
);

create table invitations_wave_centre (
    wave_id uuid not null,
    centre_id uuid not null,
    primary key (wave_id, centre_id)
);

create table invitations_invitation (
    id uuid not null primary key,
    wave_id uuid not null,
    case_id uuid not null,
    service_code varchar(12) not null,
    centre_id uuid not null,
    state varchar(9) not null,
    live boolean null,
    sent_at datetime(6) not null,
    remind_at datetime(6) null,
    expires_at datetime(6) not null,
    ended_at datetime(6) null,
    unique key invitations_invitation_live (case_id, service_code, live),
    key invitations_invitation_wave (wave_id),
    key invitations_invitation_open (centre_id, service_code, live),
    key invitations_invitation_due (live, expires_at),
    key invitations_invitation_reminder (remind_at),
    key invitations_invitation_ended (ended_at)
);

create table invitations_wish (
    case_id uuid not null primary key,
    service_code varchar(12) not null,
    weekdays tinyint not null,
    notice_hours smallint not null,
    before_at datetime(6) null,
    since datetime(6) not null,
    active boolean not null,
    key invitations_wish_service (service_code, active)
);

create table invitations_wish_centre (
    case_id uuid not null,
    centre_id uuid not null,
    primary key (case_id, centre_id)
);

-- A seat really kept for somebody: from the waiting list or from a disruption plan.
create table invitations_offer (
    id uuid not null primary key,
    kind varchar(12) not null,
    plan_id uuid null,
    case_id uuid not null,
    appointment_id uuid null,
    hold_id uuid not null,
    slot_id uuid not null,
    seat smallint not null,
    state varchar(9) not null,
    live boolean null,
    offered_at datetime(6) not null,
    expires_at datetime(6) not null,
    ended_at datetime(6) null,
    unique key invitations_offer_hold (hold_id),
    unique key invitations_offer_live (case_id, live),
    key invitations_offer_due (state, expires_at),
    key invitations_offer_slot (slot_id, seat, case_id)
);

create table invitations_plan (
    id uuid not null primary key,
    reason varchar(200) not null,
    from_at datetime(6) not null,
    to_at datetime(6) not null,
    scope varchar(4000) not null,
    latest_date date not null,
    state varchar(10) not null,
    created_at datetime(6) not null,
    created_by varchar(200) not null,
    computed_ms int null
);

create table invitations_plan_item (
    plan_id uuid not null,
    appointment_id uuid not null,
    case_id uuid not null,
    family_id uuid null,
    place int not null,
    stands boolean not null,
    from_slot uuid not null,
    from_seat smallint not null,
    to_slot uuid null,
    to_seat smallint null,
    days int null,
    kilometres decimal(7, 1) null,
    offer_id uuid null,
    state varchar(9) not null,
    done_at datetime(6) null,
    primary key (plan_id, appointment_id),
    key invitations_plan_item_state (plan_id, state, place)
);

-- Signals an administrator looked into: a block is a decision of a person, with its evidence, and can be lifted.
create table invitations_block (
    id uuid not null primary key,
    kind varchar(10) not null,
    subject binary(32) not null,
    shown varchar(100) not null,
    evidence varchar(1000) not null,
    reason varchar(300) not null,
    made_at datetime(6) not null,
    made_by varchar(200) not null,
    lifted_at datetime(6) null,
    lifted_by varchar(200) null,
    key invitations_block_subject (kind, subject, lifted_at)
);

-- When the waiting room opens next; one row.
create table invitations_opening (
    id tinyint not null primary key,
    opens_at datetime(6) not null
);

-- Every policy that was ever in force; the newest one is. It is in force at once; every place is computed with it by a
-- job. places_total and places_done: how many are to be computed and are, both null when that is done.
create table invitations_policy (
    id uuid not null primary key,
    made_at datetime(6) not null,
    made_by varchar(200) null,
    note varchar(300) not null,
    body varchar(2000) not null,
    places_total int null,
    places_done int null,
    made_by_id uuid null,
    key invitations_policy_age (made_at)
);

-- The place of every case that waits for an appointment: computed, explained, stored. municipality: where the person
-- lives, so that a full centre's people can be invited to the seats of a neighbour.
create table invitations_priority (
    case_id uuid not null primary key,
    service_code varchar(12) character set ascii collate ascii_bin not null,
    centre_id uuid not null,
    state varchar(8) character set ascii collate ascii_bin not null,
    score int not null,
    parts varchar(200) character set ascii collate ascii_bin not null,
    policy_id uuid null,
    computed_at datetime(6) not null,
    penalty int not null,
    penalty_until datetime(6) null,
    municipality varchar(40) character set ascii collate ascii_bin null,
    key invitations_priority_order (centre_id, service_code, state, score desc, case_id),
    key invitations_priority_penalty (penalty_until),
    constraint invitations_priority_state_known check (state in ('WAITING', 'INVITED', 'BOOKED'))
);

-- Cases whose documents became complete and whose place is to be computed.
create table invitations_due (
    case_id uuid not null primary key
);

-- round_planned, round_invited: how many a wave means to invite in this round and has invited so far, null between rounds;
-- a restart goes on from here. failures: how often in a row its work failed for a reason of its own; after the third time
-- it is set aside until an administrator tries it again.
create table invitations_wave (
    id uuid not null primary key,
    service_code varchar(12) character set ascii collate ascii_bin not null,
    from_date date not null,
    to_date date not null,
    state varchar(8) character set ascii collate ascii_bin not null,
    every_hours smallint not null,
    term_hours smallint not null,
    take_up decimal(5,4) not null,
    invited int not null,
    next_at datetime(6) not null,
    created_at datetime(6) not null,
    created_by varchar(200) null,
    round_planned int null,
    round_invited int not null default 0,
    failures tinyint not null default 0,
    created_by_id uuid null,
    key invitations_wave_due (state, next_at),
    constraint invitations_wave_state_known check (state in ('RUNNING', 'PAUSED', 'ENDED'))
);

create table invitations_wave_centre (
    wave_id uuid not null,
    centre_id uuid not null,
    primary key (wave_id, centre_id),
    constraint invitations_wave_centre_wave_fk foreign key (wave_id) references invitations_wave (id)
);

-- by_letter: an invitation of a person without e-mail and telephone goes out on paper, with a term long enough for the
-- post. home_centre_id: the full centre an invitation to a neighbour came from. live is true while it is open and null
-- otherwise, so that a case has one.
create table invitations_invitation (
    id uuid not null primary key,
    wave_id uuid not null,
    case_id uuid not null,
    service_code varchar(12) character set ascii collate ascii_bin not null,
    centre_id uuid not null,
    state varchar(9) character set ascii collate ascii_bin not null,
    live boolean null,
    sent_at datetime(6) not null,
    remind_at datetime(6) null,
    expires_at datetime(6) not null,
    ended_at datetime(6) null,
    by_letter boolean not null default false,
    home_centre_id uuid null,
    unique key invitations_invitation_live (case_id, service_code, live),
    key invitations_invitation_due (live, expires_at),
    key invitations_invitation_ended (ended_at),
    key invitations_invitation_letters (wave_id, by_letter, id),
    key invitations_invitation_open (centre_id, service_code, live),
    key invitations_invitation_reminder (remind_at),
    constraint invitations_invitation_wave_fk foreign key (wave_id) references invitations_wave (id),
    constraint invitations_invitation_state_known check (state in ('SENT', 'TAKEN', 'RETURNED', 'EXPIRED', 'WITHDRAWN'))
);

create table invitations_wish (
    case_id uuid not null primary key,
    service_code varchar(12) character set ascii collate ascii_bin not null,
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
    primary key (case_id, centre_id),
    constraint invitations_wish_centre_wish_fk foreign key (case_id) references invitations_wish (case_id)
);

-- What happens to the appointments a closure hits. from_at and to_at are said by the clock of each centre.
create table invitations_plan (
    id uuid not null primary key,
    reason varchar(200) not null,
    from_at datetime(6) not null,
    to_at datetime(6) not null,
    scope varchar(4000) not null,
    latest_date date not null,
    state varchar(10) character set ascii collate ascii_bin not null,
    created_at datetime(6) not null,
    created_by varchar(200) null,
    computed_ms int null,
    failures tinyint not null default 0,
    created_by_id uuid null,
    constraint invitations_plan_state_known check (state in (
        'COMPUTING', 'PROPOSED', 'SENDING', 'PAUSED', 'SENT', 'UNDOING', 'UNDONE'))
);

-- A seat really kept for a person: from the waiting list or from a disruption plan.
create table invitations_offer (
    id uuid not null primary key,
    kind varchar(12) character set ascii collate ascii_bin not null,
    plan_id uuid null,
    case_id uuid not null,
    appointment_id uuid null,
    hold_id uuid not null,
    slot_id uuid not null,
    seat smallint not null,
    state varchar(9) character set ascii collate ascii_bin not null,
    live boolean null,
    offered_at datetime(6) not null,
    expires_at datetime(6) not null,
    ended_at datetime(6) null,
    unique key invitations_offer_hold (hold_id),
    unique key invitations_offer_live (case_id, live),
    key invitations_offer_due (state, expires_at),
    key invitations_offer_slot (slot_id, seat, case_id),
    constraint invitations_offer_plan_fk foreign key (plan_id) references invitations_plan (id),
    constraint invitations_offer_kind_known check (kind in ('WAITING_LIST', 'REPLACEMENT')),
    constraint invitations_offer_state_known check (state in ('OFFERED', 'ACCEPTED', 'DECLINED', 'LAPSED', 'WITHDRAWN'))
);

-- An appointment of a plan, in the order of place. replaces_offer: the open offer of another plan on a seat this plan
-- closes, which is exchanged. tries: how often a seat was looked for; reason: why a person who accepted was not moved back
-- when the plan was undone.
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
    kilometres decimal(7,1) null,
    offer_id uuid null,
    state varchar(9) character set ascii collate ascii_bin not null,
    done_at datetime(6) null,
    replaces_offer uuid null,
    tries tinyint not null default 1,
    reason varchar(10) character set ascii collate ascii_bin null,
    primary key (plan_id, appointment_id),
    key invitations_plan_item_appointment (appointment_id, state),
    key invitations_plan_item_offer (offer_id),
    key invitations_plan_item_order (plan_id, place, appointment_id),
    key invitations_plan_item_state (plan_id, state, place),
    constraint invitations_plan_item_plan_fk foreign key (plan_id) references invitations_plan (id),
    constraint invitations_plan_item_offer_fk foreign key (offer_id) references invitations_offer (id),
    constraint invitations_plan_item_replaces_offer_fk foreign key (replaces_offer) references invitations_offer (id),
    constraint invitations_plan_item_reason_known check (reason in ('CHANGED', 'TAKEN', 'CLOSED', 'PAST', 'NO_CHANNEL')),
    constraint invitations_plan_item_state_known check (state in (
        'PROPOSED', 'STANDS', 'SENT', 'ACCEPTED', 'DECLINED', 'FALLBACK', 'UNDONE', 'KEPT', 'HANDED_ON', 'SETTLED'))
);

-- Signals an administrator looked into: a block is a decision of a person, with its evidence, and can be lifted.
-- subject_id: whom it is about, for the journal and for links; one live block at a time for each.
create table invitations_block (
    id uuid not null primary key,
    kind varchar(10) character set ascii collate ascii_bin not null,
    subject binary(32) not null,
    subject_id uuid null,
    shown varchar(100) not null,
    evidence varchar(1000) not null,
    reason varchar(300) not null,
    made_at datetime(6) not null,
    made_by varchar(200) null,
    lifted_at datetime(6) null,
    lifted_by varchar(200) null,
    live boolean null,
    made_by_id uuid null,
    lifted_by_id uuid null,
    unique key invitations_block_one (kind, subject, live),
    key invitations_block_subject (kind, subject, lifted_at),
    constraint invitations_block_kind_known check (kind in ('CASE', 'ACCOUNT'))
);

-- When the waiting room opens next; one row.
create table invitations_opening (
    id tinyint not null primary key,
    opens_at datetime(6) not null
);

-- A proof of work, or a ticket of the slower lane, is good once, on whichever node: the hash of what was used, until it
-- would be over.
create table invitations_used_proof (
    proof binary(32) not null primary key,
    expires_at timestamp(6) not null,
    key invitations_used_proof_expires (expires_at)
);

-- Calls to people of a closure who have no other date yet: who called when, what came of it. The newest row is the state.
create table invitations_call (
    id uuid not null primary key,
    appointment_id uuid not null,
    mark varchar(8) character set ascii collate ascii_bin not null,
    note varchar(300) not null,
    made_at datetime(6) not null,
    made_by uuid not null,
    made_by_name varchar(200) null,
    key invitations_call_of (appointment_id, id),
    constraint invitations_call_mark_known check (mark in ('CALLED', 'REACHED', 'DONE'))
);

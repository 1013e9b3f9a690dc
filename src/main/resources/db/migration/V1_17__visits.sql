-- Visits: who is with whom, where, since when. seen_at: when a page of the visit last asked whether it goes on; a closed
-- browser ends the visit after two minutes.
create table visits_visit (
    id uuid not null primary key,
    mandate_id uuid not null,
    case_id uuid not null,
    applicant_id uuid not null,
    partner_id uuid not null,
    account_id uuid not null,
    mediator_name varchar(200) not null,
    place varchar(200) null,
    started_at datetime(6) not null,
    ended_at datetime(6) null,
    seen_at datetime(6) null,
    key casework_visit_mediator (account_id, ended_at),
    key casework_visit_person (applicant_id, ended_at)
);

-- A person and their mandate offered by one mediator to another of the same partner. waiting is true while an offer waits
-- and null otherwise.
create table visits_handover (
    id uuid not null primary key,
    mandate_id uuid not null,
    case_id uuid not null,
    applicant_id uuid not null,
    partner_id uuid not null,
    from_account uuid not null,
    from_name varchar(200) not null,
    to_account uuid not null,
    to_name varchar(200) not null,
    state varchar(12) character set ascii collate ascii_bin not null,
    offered_at datetime(6) not null,
    answered_at datetime(6) null,
    waiting boolean null,
    unique key casework_handover_one (mandate_id, waiting),
    key casework_handover_from (from_account, offered_at),
    key casework_handover_to (to_account, offered_at),
    key casework_handover_waiting (waiting, offered_at),
    constraint visits_handover_state_known check (state in ('OFFERED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN'))
);

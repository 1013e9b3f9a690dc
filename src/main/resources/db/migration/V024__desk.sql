-- What people are found by: keyed hashes of documents, contacts, birth date and the sound of names. The primary key
-- answers every look-up by itself; nothing in here can be read back.
create table casework_person_key (
    kind varchar(8) character set ascii collate ascii_bin not null,
    value bigint not null,
    applicant_id uuid not null,
    primary key (kind, value, applicant_id),
    key casework_person_key_applicant (applicant_id)
);

-- How far the keys of people written before, or by other means, have been filled in.
create table casework_person_fill (
    id tinyint not null primary key,
    after_id uuid not null
);
insert into casework_person_fill values (1, '00000000-0000-7000-8000-000000000000');

-- Whoever enters the same document or birth date passes here one after the other.
create table casework_person_gate (
    bucket smallint not null primary key
);
insert into casework_person_gate
    with recursive numbers as (select 0 as n union all select n + 1 from numbers where n < 255) select n from numbers;

-- What a mediator looked for and decided; who was shown, and why.
create table casework_person_search (
    id uuid not null primary key,
    account_id uuid not null,
    association_id uuid not null,
    at datetime(6) not null,
    decision varchar(12) character set ascii collate ascii_bin null,
    reason varchar(20) character set ascii collate ascii_bin null,
    applicant_id uuid null,
    decided_at datetime(6) null,
    key casework_person_search_account (account_id, at),
    key casework_person_search_applicant (applicant_id)
);

create table casework_person_candidate (
    search_id uuid not null,
    applicant_id uuid not null,
    score smallint not null,
    reasons varchar(200) character set ascii collate ascii_bin not null,
    primary key (search_id, applicant_id),
    key casework_person_candidate_applicant (applicant_id),
    constraint casework_person_candidate_search foreign key (search_id) references casework_person_search (id)
);

-- Visits: who is with whom, where, since when.
create table casework_visit (
    id uuid not null primary key,
    mandate_id uuid not null,
    case_id uuid not null,
    applicant_id uuid not null,
    association_id uuid not null,
    account_id uuid not null,
    mediator_name varchar(200) not null,
    place varchar(200) null,
    started_at datetime(6) not null,
    ended_at datetime(6) null,
    key casework_visit_person (applicant_id, ended_at),
    key casework_visit_mediator (account_id, ended_at)
);

create table casework_handover (
    id uuid not null primary key,
    mandate_id uuid not null,
    case_id uuid not null,
    applicant_id uuid not null,
    association_id uuid not null,
    from_account uuid not null,
    from_name varchar(200) not null,
    to_account uuid not null,
    to_name varchar(200) not null,
    state varchar(12) character set ascii collate ascii_bin not null,
    offered_at datetime(6) not null,
    answered_at datetime(6) null,
    waiting boolean null,
    unique key casework_handover_one (mandate_id, waiting),
    key casework_handover_to (to_account, offered_at),
    key casework_handover_from (from_account, offered_at)
);

create table casework_note (
    id uuid not null primary key,
    case_id uuid not null,
    association_id uuid not null,
    association_name varchar(200) not null,
    mandate_id uuid not null,
    author_id uuid not null,
    author_name varchar(200) not null,
    at datetime(6) not null,
    body varbinary(6000) not null,
    key casework_note_case (case_id, at)
);
create trigger casework_note_no_update before update on casework_note
    for each row signal sqlstate '45000' set message_text = 'notes are never changed';

-- The centre at which a mediator said they work.
create table scheduling_desk_place (
    account_id uuid not null primary key,
    centre_id uuid not null,
    chosen_at datetime(6) not null,
    constraint scheduling_desk_place_centre foreign key (centre_id) references scheduling_centre (id)
);

-- Public calls of partners for mediators, and who applied to them.
create table hiring_call (
    id uuid not null primary key,
    partner_id uuid not null,
    slug varchar(80) character set ascii collate ascii_bin not null,
    state varchar(10) character set ascii collate ascii_bin not null,
    title_pt varchar(120) not null,
    title_en varchar(120) not null,
    text_pt text not null,
    text_en text not null,
    languages varchar(120) character set ascii collate ascii_bin not null,
    municipality varchar(40) character set ascii collate ascii_bin not null,
    place varchar(200) not null,
    places smallint not null,
    taken smallint not null default 0,
    deadline date not null,
    created_at datetime(6) not null,
    published_at datetime(6) null,
    closed_at datetime(6) null,
    unique key hiring_call_slug (slug),
    key hiring_call_open (state, deadline),
    key hiring_call_partner (partner_id, created_at),
    constraint hiring_call_taken check (taken between 0 and places),
    constraint hiring_call_state_known check (state in ('DRAFT', 'OPEN', 'FULL', 'CLOSED'))
);

create table hiring_criterion (
    id uuid not null primary key,
    call_id uuid not null,
    position tinyint not null,
    name varchar(120) not null,
    weight tinyint not null,
    key hiring_criterion_call (call_id, position),
    constraint hiring_criterion_call foreign key (call_id) references hiring_call (id)
);

-- Who the person is lies sealed in body; everything that tells who it was is emptied at the end of its term. other_hours:
-- when a candidate could come to an interview for whom no hour of the invitation will do; null when nothing was asked.
create table hiring_application (
    id uuid not null primary key,
    call_id uuid not null,
    partner_id uuid not null,
    submission uuid not null,
    token_hash binary(32) null,
    email_hash binary(32) null,
    state varchar(12) character set ascii collate ascii_bin not null,
    body mediumblob null,
    language varchar(5) character set ascii collate ascii_bin not null,
    step int not null,
    received_at datetime(6) not null,
    interview_centre uuid null,
    interview_from date null,
    interview_to date null,
    decided_at datetime(6) null,
    reason varchar(1000) null,
    account_id uuid null,
    erase_after datetime(6) null,
    erased_at datetime(6) null,
    other_hours varchar(60) character set ascii collate ascii_bin null,
    unique key hiring_application_submission (call_id, submission),
    unique key hiring_application_token (token_hash),
    key hiring_application_call (call_id, state),
    key hiring_application_email (call_id, email_hash),
    key hiring_application_erase (erased_at, erase_after),
    constraint hiring_application_call foreign key (call_id) references hiring_call (id),
    constraint hiring_application_state_known check (state in (
        'RECEIVED', 'SHORTLISTED', 'INTERVIEW', 'ACCEPTED', 'RESERVE', 'REJECTED', 'HIRED', 'WITHDRAWN'))
);

-- A file waits here from its upload on, so that a mistake elsewhere in the form does not lose it.
create table hiring_cv (
    id uuid not null primary key,
    call_id uuid not null,
    submission uuid not null,
    application_id uuid null,
    storage_key varchar(80) character set ascii collate ascii_bin not null,
    file_key blob not null,
    kind varchar(8) character set ascii collate ascii_bin not null,
    bytes int not null,
    at datetime(6) not null,
    unique key hiring_cv_submission (call_id, submission),
    key hiring_cv_application (application_id),
    constraint hiring_cv_call foreign key (call_id) references hiring_call (id),
    constraint hiring_cv_application_fk foreign key (application_id) references hiring_application (id),
    constraint hiring_cv_kind_known check (kind in ('PDF', 'DOCX', 'JPEG'))
);

create table hiring_score (
    application_id uuid not null,
    criterion_id uuid not null,
    assessor_id uuid not null,
    assessor_name varchar(200) null,
    points tinyint not null,
    note varchar(500) not null,
    at datetime(6) not null,
    primary key (application_id, criterion_id, assessor_id),
    constraint hiring_score_application foreign key (application_id) references hiring_application (id),
    constraint hiring_score_criterion foreign key (criterion_id) references hiring_criterion (id),
    constraint hiring_score_points check (points between 0 and 5)
);

-- The key a mediator's tablet seals intakes with while it has no network; sealed_key opens them here.
create table intake_grant (
    id uuid not null primary key,
    account_id uuid not null,
    partner_id uuid not null,
    issued_at datetime(6) not null,
    ends_at datetime(6) not null,
    public_key varbinary(1000) not null,
    sealed_key varbinary(4000) null,
    key intake_grant_ends (ends_at)
);

-- An intake without a network, as it came; put_away_*: why it came to nothing.
create table intake_record (
    id uuid not null primary key,
    grant_id uuid not null,
    account_id uuid not null,
    partner_id uuid not null,
    ticket varchar(8) character set ascii collate ascii_bin not null,
    state varchar(12) character set ascii collate ascii_bin not null,
    made_at datetime(6) not null,
    received_at datetime(6) not null,
    clock_off_seconds bigint null,
    digest binary(32) not null,
    person varbinary(8000) not null,
    person_mark binary(32) not null,
    document_mark binary(32) null,
    kept_with uuid null,
    case_id uuid null,
    case_number char(9) character set ascii collate ascii_bin null,
    put_away_reason varchar(16) character set ascii collate ascii_bin null,
    put_away_by uuid null,
    put_away_at datetime(6) null,
    key intake_record_case (case_id),
    key intake_record_document (partner_id, document_mark, made_at),
    key intake_record_partner (partner_id, received_at),
    key intake_record_person (partner_id, person_mark, made_at),
    key intake_record_received (received_at),
    key intake_record_state (partner_id, state, received_at),
    key intake_record_together (kept_with),
    constraint intake_record_grant foreign key (grant_id) references intake_grant (id),
    constraint intake_record_put_away_reason_known check (put_away_reason in (
        'TEST', 'GAVE_UP', 'UNREACHABLE', 'MISTAKE')),
    constraint intake_record_state_known check (state in ('RECEIVED', 'CONFLICT', 'TOGETHER', 'CASE', 'PUT_AWAY'))
);

create table intake_photograph (
    id uuid not null primary key,
    record_id uuid not null,
    position smallint not null,
    size_bytes int not null,
    storage_key varchar(120) character set ascii collate ascii_bin not null,
    file_key varbinary(400) not null,
    attached_at datetime(6) null,
    key intake_photograph_record (record_id, position),
    constraint intake_photograph_of foreign key (record_id) references intake_record (id)
);

-- Two intakes of one partner that may be the same person, and what was decided.
create table intake_match (
    newer uuid not null,
    earlier uuid not null,
    partner_id uuid not null,
    found_at datetime(6) not null,
    decision varchar(10) character set ascii collate ascii_bin null,
    decided_by uuid null,
    decided_at datetime(6) null,
    primary key (newer, earlier),
    key intake_match_earlier (earlier),
    constraint intake_match_newer_fk foreign key (newer) references intake_record (id),
    constraint intake_match_earlier_fk foreign key (earlier) references intake_record (id),
    constraint intake_match_decision_known check (decision in ('SAME', 'DIFFERENT'))
);

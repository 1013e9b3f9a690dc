create table casework_applicant (
    id uuid not null primary key,
    name varchar(200) not null,
    native_name varchar(200) null,
    birth_date date not null,
    nationality char(2) not null,
    nif char(9) null,
    niss char(11) null,
    passport_number varchar(15) null,
    passport_expires date null,
    phone varchar(16) null,
    email varchar(254) null,
    municipality varchar(40) null,
    address varchar(200) null,
    language varchar(5) not null,
    version int not null,
    key casework_applicant_passport (passport_number),
    fulltext key casework_applicant_names (name, native_name)
);

create table casework_case (
    id uuid not null primary key,
    number char(9) not null,
    applicant_id uuid not null,
    procedure_code varchar(12) not null,
    stage varchar(20) not null,
    stage_since datetime(6) not null,
    opened_at datetime(6) not null,
    origin varchar(12) not null,
    account_id uuid null,
    claim varchar(12) not null,
    identity_seen_at datetime(6) null,
    version int not null,
    unique key casework_case_number (number),
    key casework_case_account (account_id),
    key casework_case_applicant (applicant_id),
    key casework_case_stage (stage, opened_at),
    key casework_case_procedure (procedure_code, opened_at),
    key casework_case_opened (opened_at),
    constraint casework_case_person foreign key (applicant_id) references casework_applicant (id),
    constraint casework_case_procedure_code foreign key (procedure_code) references casework_procedure (code)
);

create table casework_event (
    id uuid not null primary key,
    case_id uuid not null,
    at datetime(6) not null,
    kind varchar(40) not null,
    detail varchar(300) not null,
    key casework_event_case (case_id, at),
    constraint casework_event_case_id foreign key (case_id) references casework_case (id)
);

create table casework_claim (
    id uuid not null primary key,
    case_id uuid not null,
    account_id uuid not null,
    hint varchar(100) not null,
    code_hash binary(32) not null,
    expires_at datetime(6) not null,
    attempts int not null,
    consumed_at datetime(6) null,
    key casework_claim_case (case_id)
);

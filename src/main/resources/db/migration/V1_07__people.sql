-- People. nationality: two letters of ISO 3166-1, or the three of ICAO Doc 9303 part 3 for people without such a
-- nationality. A proved contact (phone_proof, email_proof) and a chosen language count before what the linked account has;
-- without a proof it is what the register began with. The reversed columns make the end of a number the beginning of an
-- indexed one.
create table people_applicant (
    id uuid not null primary key,
    name varchar(200) not null,
    native_name varchar(200) null,
    birth_date date not null,
    birth_precision varchar(5) character set ascii collate ascii_bin not null default 'DAY',
    nationality varchar(3) character set ascii collate ascii_bin not null,
    nif char(9) character set ascii collate ascii_bin null,
    niss char(11) character set ascii collate ascii_bin null,
    passport_number varchar(15) character set ascii collate ascii_bin null,
    passport_expires date null,
    phone varchar(16) character set ascii collate ascii_bin null,
    email varchar(254) character set ascii collate ascii_bin null,
    municipality varchar(40) character set ascii collate ascii_bin null,
    address varchar(200) null,
    language varchar(5) character set ascii collate ascii_bin not null,
    version int not null,
    phone_proof varchar(20) character set ascii collate ascii_bin null,
    email_proof varchar(20) character set ascii collate ascii_bin null,
    language_chosen boolean not null default false,
    passport_reversed varchar(15) character set ascii collate ascii_bin
        generated always as (reverse(passport_number)) stored invisible,
    phone_reversed varchar(16) character set ascii collate ascii_bin
        generated always as (reverse(phone)) stored invisible,
    key people_applicant_birth (birth_date),
    key people_applicant_email (email),
    key people_applicant_name (name),
    fulltext key people_applicant_names (name, native_name),
    key people_applicant_native (native_name),
    key people_applicant_nif (nif),
    key people_applicant_niss (niss),
    key people_applicant_passport (passport_number),
    key people_applicant_passport_end (passport_reversed),
    key people_applicant_phone (phone),
    key people_applicant_phone_end (phone_reversed),
    constraint people_applicant_birth_precision_known check (birth_precision in ('DAY', 'MONTH', 'YEAR')),
    constraint people_applicant_email_proof_known check (email_proof in (
        'CODE', 'OWN_ACCOUNT', 'PASSPORT', 'RESIDENCE_PERMIT')),
    constraint people_applicant_phone_proof_known check (phone_proof in (
        'CODE', 'OWN_ACCOUNT', 'PASSPORT', 'RESIDENCE_PERMIT'))
);

-- What people are found by: keyed hashes of documents, contacts, birth date and the sound of names. The primary key
-- answers every look-up by itself; nothing in here can be read back.
create table people_key (
    kind varchar(8) character set ascii collate ascii_bin not null,
    value bigint not null,
    applicant_id uuid not null,
    primary key (kind, value, applicant_id),
    key people_key_applicant (applicant_id),
    constraint people_key_applicant_fk foreign key (applicant_id) references people_applicant (id),
    constraint people_key_kind_known check (kind in (
        'DOCUMENT', 'TAX', 'SOCIAL', 'PHONE', 'EMAIL', 'BIRTH', 'SOUND'))
);

-- How far the keys of people written by other means than the forms have been filled in.
create table people_key_fill (
    id tinyint not null primary key,
    after_id uuid not null
);

insert into people_key_fill (id, after_id) values (1, '00000000-0000-7000-8000-000000000000');

-- What a mediator looked for and decided; who was shown, and why.
create table people_search (
    id uuid not null primary key,
    account_id uuid not null,
    partner_id uuid not null,
    at datetime(6) not null,
    decision varchar(12) character set ascii collate ascii_bin null,
    reason varchar(20) character set ascii collate ascii_bin null,
    applicant_id uuid null,
    decided_at datetime(6) null,
    key people_search_account (account_id, at),
    key people_search_applicant (applicant_id),
    constraint people_search_applicant_fk foreign key (applicant_id) references people_applicant (id),
    constraint people_search_decision_known check (decision in ('KNOWN', 'NEW')),
    constraint people_search_reason_known check (reason in ('OTHER_PERSON', 'RELATIVE', 'NEVER_BEFORE'))
);

create table people_candidate (
    search_id uuid not null,
    applicant_id uuid not null,
    score smallint not null,
    reasons varchar(200) character set ascii collate ascii_bin not null,
    primary key (search_id, applicant_id),
    key people_candidate_applicant (applicant_id),
    constraint people_candidate_search foreign key (search_id) references people_search (id),
    constraint people_candidate_applicant_fk foreign key (applicant_id) references people_applicant (id)
);

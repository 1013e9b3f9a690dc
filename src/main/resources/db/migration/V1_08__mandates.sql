-- What a consent rests on beside code and signature, and whether the agency has looked at one that seemed wrong.
-- second_look is true while an officer has to look, and letter_due until the printed letter to a person no message reaches
-- was printed; both are null otherwise, so that their keys hold those rows only.
create table mandates_mandate (
    id uuid not null primary key,
    applicant_id uuid not null,
    case_id uuid not null,
    partner_id uuid not null,
    association_name varchar(200) not null,
    mediator_id uuid not null,
    mediator_name varchar(200) not null,
    scopes varchar(100) character set ascii collate ascii_bin not null,
    term varchar(20) character set ascii collate ascii_bin not null,
    state varchar(20) character set ascii collate ascii_bin not null,
    consent varchar(20) character set ascii collate ascii_bin not null,
    consent_hint varchar(100) null,
    consent_text_hash varbinary(32) not null,
    consent_text_language varchar(16) character set ascii collate ascii_bin not null,
    code_hash varbinary(32) null,
    code_expires_at datetime(6) null,
    code_attempts int not null,
    signature mediumblob null,
    requested_at datetime(6) not null,
    granted_at datetime(6) null,
    expires_at datetime(6) null,
    ended_at datetime(6) null,
    ended_by varchar(20) character set ascii collate ascii_bin null,
    version int not null,
    consent_text mediumblob null,
    relative boolean not null default false,
    flag varchar(40) character set ascii collate ascii_bin null,
    witness_name varchar(200) null,
    witness_document varbinary(300) null,
    consent_text_version int not null default 0,
    interpreter_name varchar(200) null,
    interpreter_language varchar(16) character set ascii collate ascii_bin null,
    passport_seen boolean not null default false,
    contact_hash varbinary(32) null,
    second_look boolean null,
    looked_at datetime(6) null,
    looked_by uuid null,
    letter_due boolean null,
    letter_printed_at datetime(6) null,
    letter_printed_by uuid null,
    key mandates_mandate_applicant (applicant_id, requested_at),
    key mandates_mandate_partner (partner_id, state),
    key mandates_mandate_contact (contact_hash, partner_id),
    key mandates_mandate_left (ended_by, ended_at),
    key mandates_mandate_letter (letter_due, granted_at),
    key mandates_mandate_mediator (mediator_id, requested_at),
    key mandates_mandate_second_look (second_look, requested_at),
    key mandates_mandate_waiting (state, code_expires_at),
    constraint mandates_mandate_consent_known check (consent in ('CODE_PHONE', 'CODE_EMAIL', 'SIGNATURE', 'ROGO')),
    constraint mandates_mandate_ended_by_known check (ended_by in (
        'TIME', 'CODE', 'REPLACED', 'AGENCY', 'VISIT', 'APPLICANT', 'AGREEMENT')),
    constraint mandates_mandate_flag_known check (flag in (
        'CONTACT_OF_MEDIATOR', 'CONTACT_SHARED', 'SIGNED_DESPITE_CONTACT', 'SIGNED_WITHOUT_CONTACT', 'WITNESSED')),
    constraint mandates_mandate_state_known check (state in (
        'PENDING', 'ACTIVE', 'ENDED', 'REVOKED', 'EXPIRED', 'FAILED')),
    constraint mandates_mandate_term_known check (term in ('VISIT', 'DAYS_30', 'DAYS_182', 'DAYS_365'))
);

-- The signed paper of a mandate.
create table mandates_attestation (
    mandate_id uuid not null primary key,
    salt binary(16) not null,
    hash binary(32) not null,
    pdf mediumblob not null,
    made_at datetime(6) not null,
    constraint mandates_attestation_mandate_fk foreign key (mandate_id) references mandates_mandate (id)
);

-- Which files an account opened on a day; who opened many is asked without a name.
create table mandates_opening (
    account_id uuid not null,
    day date not null,
    case_id uuid not null,
    first_at datetime(6) not null,
    primary key (account_id, day, case_id),
    key mandates_opening_day (day, account_id)
);

-- What people consent to, in languages beside the two the product brings along: entered by administrators, with who
-- translated it, and bound to the Portuguese text it translates by that text's hash.
create table mandates_consent_text (
    language varchar(16) character set ascii collate ascii_bin not null,
    version smallint not null,
    body varchar(4000) not null,
    words varchar(2000) not null,
    translator varchar(200) not null,
    of_hash binary(32) not null,
    added_by uuid not null,
    added_at datetime(6) not null,
    withdrawn_at datetime(6) null,
    primary key (language, version)
);

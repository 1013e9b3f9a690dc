-- Grounds for a residence permit, and what a case of each needs (data/casework).
create table casework_procedure (
    code varchar(12) character set ascii collate ascii_bin not null primary key,
    name_pt varchar(120) not null,
    name_en varchar(120) not null,
    plain_pt varchar(400) not null,
    plain_en varchar(400) not null,
    legal_basis varchar(120) not null,
    service_code varchar(12) character set ascii collate ascii_bin not null,
    decision_days smallint not null,
    open_for_new boolean not null,
    position smallint not null
);

-- Documents a procedure may ask for.
create table casework_item (
    code varchar(30) character set ascii collate ascii_bin not null primary key,
    name_pt varchar(120) not null,
    name_en varchar(120) not null,
    hint_pt varchar(300) not null,
    hint_en varchar(300) not null,
    validity_days smallint null
);

create table casework_requirement (
    procedure_code varchar(12) character set ascii collate ascii_bin not null,
    item_code varchar(30) character set ascii collate ascii_bin not null,
    position smallint not null,
    primary key (procedure_code, item_code),
    constraint casework_requirement_procedure_fk foreign key (procedure_code) references casework_procedure (code),
    constraint casework_requirement_item_fk foreign key (item_code) references casework_item (code)
);

-- claim: how far it is proved that account_id is the applicant. identity_by, identity_claim_before, identity_seen_before:
-- who compared the passport last and what was known before, so that it can be taken back for a minute; without a claim
-- where an account was unlinked, because that account has been told. register_number is the number in the agency's
-- register as it is written there; register_key its letters and digits alone, by which it is found and which no two cases
-- share. appointment_since: since when the case waited in the stage that being served ended, so that "served" can be taken
-- back for a minute; null where being served moved no stage.
create table casework_case (
    id uuid not null primary key,
    number char(9) character set ascii collate ascii_bin not null,
    applicant_id uuid not null,
    procedure_code varchar(12) character set ascii collate ascii_bin not null,
    stage varchar(20) character set ascii collate ascii_bin not null,
    stage_since datetime(6) not null,
    opened_at datetime(6) not null,
    origin varchar(12) character set ascii collate ascii_bin not null,
    account_id uuid null,
    claim varchar(12) character set ascii collate ascii_bin not null,
    identity_seen_at datetime(6) null,
    version int not null,
    number_reversed char(9) character set ascii collate ascii_bin
        generated always as (reverse(rtrim(number))) stored invisible,
    identity_by uuid null,
    identity_claim_before varchar(12) character set ascii collate ascii_bin null,
    identity_seen_before datetime(6) null,
    register_number varchar(40) character set ascii collate ascii_bin null,
    register_key varchar(40) character set ascii collate ascii_bin null,
    appointment_since datetime(6) null,
    unique key casework_case_number (number),
    unique key casework_case_register (register_key),
    key casework_case_account (account_id),
    key casework_case_applicant (applicant_id),
    key casework_case_number_end (number_reversed),
    key casework_case_opened (opened_at),
    key casework_case_procedure (procedure_code, opened_at),
    key casework_case_stage (stage, opened_at),
    constraint casework_case_procedure_code foreign key (procedure_code) references casework_procedure (code),
    constraint casework_case_claim_known check (claim in ('NONE', 'SELF', 'PROVISIONAL', 'VERIFIED')),
    constraint casework_case_identity_claim_before_known check (identity_claim_before in (
        'NONE', 'SELF', 'PROVISIONAL', 'VERIFIED')),
    constraint casework_case_origin_known check (origin in ('REGISTER', 'APPLICANT', 'MEDIATOR')),
    constraint casework_case_stage_known check (stage in (
        'DOCUMENTS', 'APPOINTMENT', 'ANALYSIS', 'HEARING', 'DECISION', 'CARD'))
);

create table casework_event (
    id uuid not null primary key,
    case_id uuid not null,
    at datetime(6) not null,
    kind varchar(40) character set ascii collate ascii_bin not null,
    detail varchar(300) not null,
    key casework_event_case (case_id, at),
    key casework_event_kind (kind, at),
    constraint casework_event_case_id foreign key (case_id) references casework_case (id),
    constraint casework_event_kind_known check (kind in (
        'OPENED', 'CLAIMED', 'IDENTITY_SEEN', 'IDENTITY_UNDONE', 'DOCUMENT_RECEIVED', 'DOCUMENT_ACCEPTED',
        'DOCUMENT_REJECTED', 'DOCUMENT_REOPENED', 'DOCUMENTS_COMPLETE', 'APPOINTMENT_BOOKED', 'APPOINTMENT_MOVED',
        'APPOINTMENT_CANCELLED', 'APPOINTMENT_MISSED', 'ATTENDED', 'BIOMETRICS_COLLECTED', 'BIOMETRICS_HANDED_OVER',
        'STAGE_REACHED', 'STAGE_CHANGED'))
);

-- A code with which an account proves that a case is its own.
create table casework_claim (
    id uuid not null primary key,
    case_id uuid not null,
    account_id uuid not null,
    hint varchar(100) not null,
    code_hash binary(32) not null,
    expires_at datetime(6) not null,
    attempts int not null,
    consumed_at datetime(6) null,
    key casework_claim_case (case_id),
    constraint casework_claim_case_fk foreign key (case_id) references casework_case (id)
);

-- What an officer confirmed about a case that bears on its place in the order.
create table casework_standing (
    case_id uuid not null primary key,
    vulnerability varchar(20) character set ascii collate ascii_bin null,
    court_order_by date null,
    legal_deadline date null,
    protected boolean not null,
    confirmed_by uuid not null,
    confirmed_at datetime(6) not null,
    constraint casework_standing_case foreign key (case_id) references casework_case (id),
    constraint casework_standing_vulnerability_known check (vulnerability in (
        'PREGNANT', 'INFANT', 'ELDERLY', 'DISABLED', 'ILLNESS', 'MINOR', 'VIOLENCE'))
);

-- Cases of one family come together and are moved together.
create table casework_family (
    case_id uuid not null primary key,
    family_id uuid not null,
    key casework_family_members (family_id),
    constraint casework_family_case foreign key (case_id) references casework_case (id)
);

-- Files opened without a mandate in an emergency, for a while, with the reason.
create table casework_break_glass (
    id uuid not null primary key,
    case_id uuid not null,
    account_id uuid not null,
    reason varchar(500) not null,
    at datetime(6) not null,
    until datetime(6) not null,
    key casework_break_glass_open (case_id, account_id, until),
    constraint casework_break_glass_case_fk foreign key (case_id) references casework_case (id)
);

-- Notes are never changed. An officer writes for no association and under no mandate.
create table casework_note (
    id uuid not null primary key,
    case_id uuid not null,
    partner_id uuid null,
    association_name varchar(200) null,
    mandate_id uuid null,
    author_id uuid not null,
    author_name varchar(200) not null,
    at datetime(6) not null,
    body varbinary(6000) not null,
    key casework_note_case (case_id, at),
    constraint casework_note_case_fk foreign key (case_id) references casework_case (id)
);

-- The change of the master key seals a note anew; nothing else of it ever changes.
delimiter //
create trigger casework_note_no_update before update on casework_note for each row
if @vez_key_change is null
   or not (new.id <=> old.id and new.case_id <=> old.case_id and new.partner_id <=> old.partner_id
           and new.association_name <=> old.association_name and new.mandate_id <=> old.mandate_id
           and new.author_id <=> old.author_id and new.author_name <=> old.author_name and new.at <=> old.at) then
    signal sqlstate '45000' set message_text = 'notes are never changed';
end if//
delimiter ;

-- A new contact that waits for the code that was sent to it; the contact is sealed.
create table casework_contact_proof (
    id uuid not null primary key,
    applicant_id uuid not null,
    case_id uuid not null,
    account_id uuid not null,
    field varchar(20) character set ascii collate ascii_bin not null,
    contact varbinary(600) not null,
    code_hash binary(32) not null,
    expires_at datetime(6) not null,
    attempts int not null,
    consumed_at datetime(6) null,
    key casework_contact_proof_age (expires_at),
    key casework_contact_proof_person (applicant_id),
    constraint casework_contact_proof_case_fk foreign key (case_id) references casework_case (id),
    constraint casework_contact_proof_field_known check (field in (
        'PHONE', 'EMAIL', 'ADDRESS', 'MUNICIPALITY', 'LANGUAGE'))
);

-- Who answers for a child, and whose family a person joins, in the words of the one who opened the case.
create table casework_relation (
    applicant_id uuid not null primary key,
    representative varchar(200) null,
    sponsor varchar(200) null
);

-- A stage an officer set by hand, with the reason that was told to the person; it can be taken back for a minute, until
-- when the stage and the moment it had been reached are kept.
create table casework_stage_change (
    id uuid not null primary key,
    case_id uuid not null,
    from_stage varchar(12) character set ascii collate ascii_bin not null,
    from_since datetime(6) not null,
    to_stage varchar(12) character set ascii collate ascii_bin not null,
    reason varchar(500) not null,
    made_at datetime(6) not null,
    made_by uuid not null,
    undone_at datetime(6) null,
    key casework_stage_change_case (case_id, made_at),
    constraint casework_stage_change_case_id foreign key (case_id) references casework_case (id),
    constraint casework_stage_change_from_stage_known check (from_stage in (
        'DOCUMENTS', 'APPOINTMENT', 'ANALYSIS', 'HEARING', 'DECISION', 'CARD')),
    constraint casework_stage_change_to_stage_known check (to_stage in (
        'DOCUMENTS', 'APPOINTMENT', 'ANALYSIS', 'HEARING', 'DECISION', 'CARD'))
);

-- How long stages really took, measured once a night: what is said about time comes from here or is not said.
create table casework_stage_duration (
    procedure_code varchar(12) character set ascii collate ascii_bin not null,
    stage varchar(20) character set ascii collate ascii_bin not null,
    from_days int not null,
    to_days int not null,
    observed int not null,
    measured_at datetime(6) not null,
    primary key (procedure_code, stage),
    constraint casework_stage_duration_procedure_fk foreign key (procedure_code) references casework_procedure (code),
    constraint casework_stage_duration_stage_known check (stage in (
        'DOCUMENTS', 'APPOINTMENT', 'ANALYSIS', 'HEARING', 'DECISION', 'CARD'))
);

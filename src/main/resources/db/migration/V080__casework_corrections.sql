-- How the telephone, the mail address and the language of a person were corrected last. A proved contact and a chosen
-- language count before what the linked account has; without a proof it is what the register began with.
alter table casework_applicant
    add column phone_proof varchar(20) character set ascii collate ascii_bin null,
    add column email_proof varchar(20) character set ascii collate ascii_bin null,
    add column language_chosen boolean not null default false;

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
    constraint casework_contact_proof_person foreign key (applicant_id) references casework_applicant (id) on delete cascade
);

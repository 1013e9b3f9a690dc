-- The journal. An entry says by identifier and kind who acted (actor_kind), whom or what it is about (subject_id) and what
-- changed (changes); names are looked up when the journal is read. actor_name is null in every entry; an entry that has
-- one is freed of it by pt.vez.audit.JournalSeals, the only change an entry allows.
create table audit_entry (
    id uuid not null primary key,
    at datetime(6) not null,
    actor_id uuid null,
    actor_name varchar(200) null,
    actor_role varchar(20) character set ascii collate ascii_bin not null,
    partner_id uuid null,
    association_name varchar(200) null,
    mandate_id uuid null,
    applicant_id uuid null,
    case_id uuid null,
    action varchar(60) character set ascii collate ascii_bin not null,
    detail varchar(200) not null,
    subject_id uuid null,
    changes varchar(1000) null,
    actor_kind varchar(10) character set ascii collate ascii_bin null,
    key audit_entry_action (action, at),
    key audit_entry_actor (actor_id, at),
    key audit_entry_applicant (applicant_id, at),
    key audit_entry_at (at),
    key audit_entry_case (case_id, at),
    key audit_entry_subject (subject_id, at),
    constraint audit_entry_actor_kind_known check (actor_kind in ('PERSON', 'LINK', 'SYSTEM', 'UNKNOWN')),
    constraint audit_entry_actor_role_known check (actor_role in ('APPLICANT', 'MEDIATOR', 'OFFICER', 'ADMINISTRATOR'))
);

delimiter //
create trigger audit_entry_no_update before update on audit_entry for each row
if not (old.actor_name is not null and new.actor_name is null and new.actor_kind is not null
        and (old.actor_kind is null or new.actor_kind = old.actor_kind)
        and new.id = old.id and new.at = old.at and new.actor_id <=> old.actor_id and new.actor_role = old.actor_role
        and new.partner_id <=> old.partner_id and binary new.association_name <=> binary old.association_name
        and new.mandate_id <=> old.mandate_id and new.applicant_id <=> old.applicant_id
        and new.case_id <=> old.case_id and new.action = old.action and binary new.detail = binary old.detail
        and new.subject_id <=> old.subject_id and binary new.changes <=> binary old.changes) then
    signal sqlstate '45000' set message_text = 'journal entries are never changed';
end if//
delimiter ;

create trigger audit_entry_no_delete before delete on audit_entry
    for each row signal sqlstate '45000' set message_text = 'journal entries are never deleted';

-- The journal in sealed stretches: each seal is the keyed hash of the one before and of every entry since, so that an
-- entry that was changed, taken out or put in afterwards is found. The key to the journal keeps it from being truncated.
-- former_mac: the seal before names were taken out of its stretch, because the seal after it was chained to it.
create table audit_seal (
    number bigint not null primary key,
    last_entry uuid not null,
    entries int not null,
    sealed_at datetime(6) not null,
    mac binary(32) not null,
    former_mac binary(32) null,
    nameless boolean not null default false,
    key audit_seal_nameless (nameless, number),
    constraint audit_seal_last_entry foreign key (last_entry) references audit_entry (id)
);

delimiter //
create trigger audit_seal_no_update before update on audit_seal for each row
if not (not old.nameless and new.nameless and new.former_mac = old.mac and new.number = old.number
        and new.last_entry = old.last_entry and new.entries = old.entries and new.sealed_at = old.sealed_at) then
    signal sqlstate '45000' set message_text = 'seals are never changed';
end if//
delimiter ;

create trigger audit_seal_no_delete before delete on audit_seal
    for each row signal sqlstate '45000' set message_text = 'seals are never deleted';

-- Refusals, limits that were reached, exports. Codes and keyed hashes, nothing that was typed.
create table audit_security_event (
    id uuid not null primary key,
    at datetime(6) not null,
    kind varchar(40) character set ascii collate ascii_bin not null,
    account_id uuid null,
    network binary(32) not null,
    detail varchar(200) character set ascii collate ascii_bin not null,
    key audit_security_event_account (account_id, at),
    key audit_security_event_at (at),
    constraint audit_security_event_kind_known check (kind in ('REFUSED', 'LIMIT', 'EXPORT'))
);

create trigger audit_security_event_no_update before update on audit_security_event
    for each row signal sqlstate '45000' set message_text = 'security events are never changed';

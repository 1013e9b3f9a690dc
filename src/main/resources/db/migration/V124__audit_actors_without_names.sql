-- An entry says by identifier and kind who acted; the name is looked up when the journal is read. Names in entries from
-- before leave them stretch by stretch (pt.vez.audit.JournalSeals), and the seal of each stretch is made anew: the former one
-- stays, because the seal after it was chained to it.
alter table audit_entry
    modify column actor_name varchar(200) null,
    add column actor_kind varchar(10) character set ascii collate ascii_bin null;

alter table audit_seal
    add column former_mac binary(32) null,
    add column nameless boolean not null default false,
    add key audit_seal_nameless (nameless, number);

drop trigger audit_entry_no_update;
drop trigger audit_seal_no_update;

delimiter //
create trigger audit_entry_no_update before update on audit_entry for each row
if not (old.actor_name is not null and new.actor_name is null and new.actor_kind is not null
        and (old.actor_kind is null or new.actor_kind = old.actor_kind)
        and new.id = old.id and new.at = old.at and new.actor_id <=> old.actor_id and new.actor_role = old.actor_role
        and new.association_id <=> old.association_id and binary new.association_name <=> binary old.association_name
        and new.mandate_id <=> old.mandate_id and new.applicant_id <=> old.applicant_id
        and new.case_id <=> old.case_id and new.action = old.action and binary new.detail = binary old.detail
        and new.subject_id <=> old.subject_id and binary new.changes <=> binary old.changes) then
    signal sqlstate '45000' set message_text = 'journal entries are never changed';
end if//

create trigger audit_seal_no_update before update on audit_seal for each row
if not (not old.nameless and new.nameless and new.former_mac = old.mac and new.number = old.number
        and new.last_entry = old.last_entry and new.entries = old.entries and new.sealed_at = old.sealed_at) then
    signal sqlstate '45000' set message_text = 'seals are never changed';
end if//
delimiter ;

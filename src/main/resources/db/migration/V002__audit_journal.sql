create table audit_entry (
    id uuid not null primary key,
    at datetime(6) not null,
    actor_id uuid null,
    actor_name varchar(200) not null,
    actor_role varchar(20) not null,
    association_id uuid null,
    association_name varchar(200) null,
    mandate_id uuid null,
    applicant_id uuid null,
    case_id uuid null,
    action varchar(60) not null,
    detail varchar(200) not null,
    key audit_entry_applicant (applicant_id, at),
    key audit_entry_case (case_id, at),
    key audit_entry_actor (actor_id, at)
);

create trigger audit_entry_no_update before update on audit_entry
    for each row signal sqlstate '45000' set message_text = 'journal entries are never changed';
create trigger audit_entry_no_delete before delete on audit_entry
    for each row signal sqlstate '45000' set message_text = 'journal entries are never deleted';

-- Who made something is kept by identifier; the name is that of the account when it is read. A name from before is taken
-- away where it tells the account: by the identifier beside it, or because only one account of staff has it.

alter table invitations_policy
    modify column made_by varchar(200) null,
    add column made_by_id uuid null;

alter table invitations_wave
    modify column created_by varchar(200) null,
    add column created_by_id uuid null;

alter table invitations_plan
    modify column created_by varchar(200) null,
    add column created_by_id uuid null;

alter table invitations_block
    modify column made_by varchar(200) null,
    add column made_by_id uuid null;

alter table invitations_block
    modify column lifted_by varchar(200) null,
    add column lifted_by_id uuid null;

alter table scheduling_publication
    modify column made_by varchar(200) null,
    add column made_by_id uuid null;

create temporary table staff_of_one_name (
    name varchar(200) not null primary key,
    id uuid not null
);

insert into staff_of_one_name (name, id)
    select a.name, min(a.id) from identity_account a
     where exists (select 1 from identity_account_role r where r.account_id = a.id and r.role in ('ADMINISTRATOR', 'OFFICER'))
     group by a.name
    having count(*) = 1;

update invitations_policy t join staff_of_one_name s on s.name = t.made_by set t.made_by_id = s.id, t.made_by = null;

update invitations_wave t join staff_of_one_name s on s.name = t.created_by set t.created_by_id = s.id, t.created_by = null;

update invitations_plan t join staff_of_one_name s on s.name = t.created_by set t.created_by_id = s.id, t.created_by = null;

update invitations_block t join staff_of_one_name s on s.name = t.made_by set t.made_by_id = s.id, t.made_by = null;

update invitations_block t join staff_of_one_name s on s.name = t.lifted_by set t.lifted_by_id = s.id, t.lifted_by = null;

update scheduling_publication t join staff_of_one_name s on s.name = t.made_by set t.made_by_id = s.id, t.made_by = null;

drop temporary table staff_of_one_name;

alter table invitations_call modify column made_by_name varchar(200) null;

update invitations_call t join identity_account a on a.id = t.made_by set t.made_by_name = null where t.made_by_name is not null;

alter table hiring_score modify column assessor_name varchar(200) null;

update hiring_score t join identity_account a on a.id = t.assessor_id set t.assessor_name = null where t.assessor_name is not null;

alter table scheduling_ticket modify column called_by_name varchar(200) null;

update scheduling_ticket t join identity_account a on a.id = t.called_by set t.called_by_name = null where t.called_by_name is not null;

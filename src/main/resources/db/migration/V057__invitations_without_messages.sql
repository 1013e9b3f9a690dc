-- An invitation of a person without e-mail and telephone goes out on paper, with a term long enough for the post.
alter table invitations_invitation
    add column by_letter boolean not null default false,
    add key invitations_invitation_letters (wave_id, by_letter, id);

update invitations_invitation i
    join casework_case c on c.id = i.case_id
    join casework_applicant a on a.id = c.applicant_id
    set i.by_letter = true
    where a.email is null and a.phone is null and (c.account_id is null or c.claim <> 'VERIFIED');

-- Calls to people of a closure who have no other date yet: who called when, what came of it. The newest row is the state.
create table invitations_call (
    id uuid not null primary key,
    appointment_id uuid not null,
    mark varchar(8) character set ascii collate ascii_bin not null,
    note varchar(300) not null,
    made_at datetime(6) not null,
    made_by uuid not null,
    made_by_name varchar(200) not null,
    key invitations_call_of (appointment_id, id)
);

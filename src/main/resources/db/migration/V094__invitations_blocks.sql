-- Whom a block is about, by its identifier, for the journal and for links; one block at a time for each.
alter table invitations_block
    add column subject_id uuid null after subject,
    add column live boolean null;

update invitations_block b
    join (select min(id) as first from invitations_block where lifted_at is null group by kind, subject) kept
      on kept.first = b.id
   set b.live = true;

update invitations_block set lifted_at = current_timestamp(6), lifted_by = 'Vez' where lifted_at is null and live is null;

alter table invitations_block
    add unique key invitations_block_one (kind, subject, live);

-- Who gave a seat back, in the last weeks, and who took the same one.
alter table scheduling_appointment_change
    add key scheduling_appointment_change_at (at),
    add key scheduling_appointment_change_to (to_start, to_centre);

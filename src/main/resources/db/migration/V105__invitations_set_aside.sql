-- How often in a row the work on a wave or a plan failed for a reason of its own. After the third time it is set aside until an
-- administrator tries it again.
alter table invitations_plan add column failures tinyint not null default 0;
alter table invitations_wave add column failures tinyint not null default 0;

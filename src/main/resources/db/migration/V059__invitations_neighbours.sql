-- Where a waiting person lives, so that a full centre's people can be invited to the seats of a neighbour; and, with such an
-- invitation, the full centre it came from.
alter table invitations_priority add column municipality varchar(40) character set ascii collate ascii_bin null;
update invitations_priority p
    join casework_case c on c.id = p.case_id
    join casework_applicant a on a.id = c.applicant_id
    set p.municipality = a.municipality;
alter table invitations_invitation add column home_centre_id uuid null;

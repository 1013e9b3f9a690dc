-- A policy is in force at once; every place is computed with it by a job. How many are to be computed and how many are:
-- both null when that is done.
alter table invitations_policy
    add column places_total int null,
    add column places_done int null;

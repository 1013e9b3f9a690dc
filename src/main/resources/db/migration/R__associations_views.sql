-- What other modules may read of partners, their agreements and their members.

create or replace algorithm = merge sql security invoker view associations_partner_name as
    select id, name, active
      from associations_partner;

-- Agreements that are neither suspended nor ended, with their first and last day.
create or replace algorithm = merge sql security invoker view associations_agreement_in_force as
    select id, partner_id, valid_from, valid_to
      from associations_agreement
     where suspended_at is null and ended_at is null;

-- The centres of these agreements.
create or replace algorithm = merge sql security invoker view associations_covered_centre as
    select g.partner_id, e.centre_id, g.valid_from, g.valid_to
      from associations_agreement g
      join associations_agreement_centre e on e.agreement_id = g.id
     where g.suspended_at is null and g.ended_at is null;

-- Memberships with their first and last day; those of the past too.
create or replace algorithm = merge sql security invoker view associations_membership as
    select account_id, partner_id, coordinator, since, until_date
      from associations_member;

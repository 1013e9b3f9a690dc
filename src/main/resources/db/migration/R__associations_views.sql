-- What other modules may read of partners, their agreements and their members.

create or replace algorithm = merge sql security invoker view associations_partner_name as
    select id, name, active
      from associations_partner;

-- Agreements neither suspended nor ended; in force from `valid_from` to `valid_to`, both days included.
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

-- Partners that are not closed.
create or replace algorithm = merge sql security invoker view associations_active_partner as
    select id
      from associations_partner
     where active;

create or replace algorithm = merge sql security invoker view associations_contact_phone as
    select partner_id, phone
      from associations_contact;

create or replace algorithm = merge sql security invoker view associations_accepted_declaration as
    select account_id, version
      from associations_acceptance;

create or replace algorithm = merge sql security invoker view associations_agreed_procedure as
    select agreement_id, procedure_code
      from associations_agreement_procedure;

create or replace algorithm = merge sql security invoker view associations_agreed_centre as
    select agreement_id, centre_id
      from associations_agreement_centre;

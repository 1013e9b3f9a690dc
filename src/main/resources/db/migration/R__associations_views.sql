-- What other modules may read of partners, their agreements and their members. All are merged into the statement that names
-- them.

create or replace algorithm = merge sql security invoker view associations_active_partner as
    select id
      from associations_partner
     where active;

create or replace algorithm = merge sql security invoker view associations_membership as
    select account_id, partner_id, since, until_date
      from associations_member;

create or replace algorithm = merge sql security invoker view associations_contact_phone as
    select partner_id, phone
      from associations_contact;

create or replace algorithm = merge sql security invoker view associations_accepted_declaration as
    select account_id, version
      from associations_acceptance;

-- Agreements neither suspended nor ended; in force from `valid_from` to `valid_to`, both days included.
create or replace algorithm = merge sql security invoker view associations_open_agreement as
    select id, partner_id, valid_from, valid_to
      from associations_agreement
     where suspended_at is null and ended_at is null;

create or replace algorithm = merge sql security invoker view associations_agreed_procedure as
    select agreement_id, procedure_code
      from associations_agreement_procedure;

create or replace algorithm = merge sql security invoker view associations_agreed_centre as
    select agreement_id, centre_id
      from associations_agreement_centre;

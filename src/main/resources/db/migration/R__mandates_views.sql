-- Mandates that were granted and not ended; in force until `expires_at`. Merged into the statement that names it.
create or replace algorithm = merge sql security invoker view mandates_active_mandate as
    select id, case_id, applicant_id, partner_id, mediator_id, mediator_name, term, granted_at, expires_at
      from mandates_mandate
     where state = 'ACTIVE';

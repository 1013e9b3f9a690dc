-- What other modules may read of cases; nothing in it says who the applicant is.

create or replace algorithm = merge sql security invoker view casework_case_stage as
    select id, number, stage
      from casework_case;

-- Accounts that were verified to be the applicant's own.
create or replace algorithm = merge sql security invoker view casework_verified_account as
    select id as case_id, account_id
      from casework_case
     where claim in ('VERIFIED', 'SELF');

create or replace algorithm = merge sql security invoker view casework_case_reference as
    select id, number, applicant_id, procedure_code
      from casework_case;

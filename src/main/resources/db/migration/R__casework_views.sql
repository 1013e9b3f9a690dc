-- What other modules may read of cases; nothing in it says who the applicant is.

create or replace algorithm = merge sql security invoker view casework_case_reference as
    select id, number, applicant_id, procedure_code
      from casework_case;

-- Which case was opened or changed when, and by which role; never what was in it. Identifiers are in the order of time.
create or replace algorithm = merge sql security invoker view audit_case_access as
    select id, at, actor_id, actor_role, case_id
      from audit_entry;

-- The names of people, for lists of those a mediator has a mandate of.
create or replace algorithm = merge sql security invoker view people_person_name as
    select id, name
      from people_applicant;

-- Duties that are to take place, for other modules to read.
create or replace algorithm = merge sql security invoker view rota_planned_duty as
    select account_id, partner_id, centre_id, starts_at, ends_at
      from rota_duty
     where state = 'PLANNED';

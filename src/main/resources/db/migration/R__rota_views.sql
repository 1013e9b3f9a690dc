-- Duties to be served, or served: not cancelled, and the person not reported absent.
create or replace algorithm = merge sql security invoker view rota_planned_duty as
    select account_id, partner_id, centre_id, starts_at, ends_at
      from rota_duty
     where state = 'PLANNED';

-- What a plan closes is said by the clock of each centre. Until now it was an instant of Lisbon's midnight, which in summer
-- is 23:00 of the day before in UTC.
update invitations_plan
    set from_at = case when hour(from_at) = 23 then from_at + interval 1 hour else from_at end,
        to_at = case when hour(to_at) = 23 then to_at + interval 1 hour else to_at end;
update invitations_plan
    set scope = json_set(scope,
        '$.from', date_format(from_at, '%Y-%m-%dT%H:%i:%s'),
        '$.until', date_format(to_at, '%Y-%m-%dT%H:%i:%s'));

-- Whether nobody on duty stands behind this seat, so that it is not offered. Kept for centres mediators of partners serve.
alter table scheduling_seat
    add column uncovered boolean not null default false;

-- Days of a centre whose seats are to be compared with the people on duty again, written with whatever changed them.
create table scheduling_cover_due (
    id bigint not null auto_increment primary key,
    centre_id uuid not null,
    day date not null,
    due_at datetime(6) not null,
    key scheduling_cover_due_at (due_at),
    key scheduling_cover_due_day (centre_id, day)
);

-- The row whoever compares the seats of a centre locks first.
create table scheduling_cover_turn (
    centre_id uuid not null primary key,
    turn int not null
);

insert into scheduling_cover_due (centre_id, day, due_at)
    select distinct s.centre_id, s.local_date, utc_timestamp(6) from scheduling_slot s
    join scheduling_centre c on c.id = s.centre_id and c.staffed_by_partners where s.starts_at > utc_timestamp(6);

-- What an association lost, and what its agreement no longer covers.
alter table rota_duty add key rota_duty_partner (partner_id, ends_at);

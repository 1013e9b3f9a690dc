-- Closures in force. A seat is closed while a window of any closure covers it: closing twice and reopening once leaves it
-- closed. scheduling_seat.open_from stays the mark that booking reads; it follows from these rows.
create table scheduling_closure (
    id uuid not null primary key,
    reason varchar(200) not null,
    made_at datetime(6) not null
);

-- Null for a desk or a service means all of them.
create table scheduling_closure_window (
    closure_id uuid not null,
    centre_id uuid not null,
    desk_id uuid null,
    service_code varchar(12) character set ascii collate ascii_bin null,
    from_at datetime(6) not null,
    until_at datetime(6) not null,
    key scheduling_closure_window_of (closure_id),
    key scheduling_closure_window_at (centre_id, until_at),
    constraint scheduling_closure_window_closure foreign key (closure_id) references scheduling_closure (id) on delete cascade
);

-- Every seat that is closed, once for each closure in force. Read by other modules.
create view scheduling_closed_seat as
    select w.closure_id, s.id as slot_id, t.seat, s.centre_id, s.starts_at
    from scheduling_closure_window w
    join scheduling_slot s on s.centre_id = w.centre_id and s.starts_at >= w.from_at and s.starts_at < w.until_at
        and (w.service_code is null or w.service_code = s.service_code)
    join scheduling_seat t on t.slot_id = s.id and (w.desk_id is null or w.desk_id = t.desk_id);

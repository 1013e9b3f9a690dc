-- Appointments booked in a rush whose history is still to be written; ids are in order of time.
create table scheduling_unsettled (
    appointment_id uuid not null primary key,
    command_id uuid not null,
    pass_id uuid not null
);

-- The sweep asks for what is over; a confirmed seat, which has no end, need not be sorted by its kind as well.
alter table scheduling_occupancy
    drop key scheduling_occupancy_expiry,
    add key scheduling_occupancy_expiry (expires_at);

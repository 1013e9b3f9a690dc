-- Who called a ticket, so that two people at one desk do not end each other's; the desk somebody works at; and one number for
-- each centre that grows with every change in its hall, by which open screens notice.
alter table scheduling_ticket
    add column called_by uuid null,
    add column called_by_name varchar(200) null,
    add key scheduling_ticket_desk (desk_id, state);

alter table scheduling_desk_place
    add column desk_id uuid null;

create table scheduling_hall_version (
    centre_id uuid not null primary key,
    version bigint not null
);

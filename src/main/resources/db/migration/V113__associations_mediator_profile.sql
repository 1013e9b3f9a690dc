-- How a mediator is reached by colleagues and which languages they speak; begins with what they wrote when they applied.
create table associations_mediator_profile (
    account_id uuid not null primary key,
    phone varchar(16) character set ascii collate ascii_bin null,
    languages varchar(300) character set ascii collate ascii_bin not null,
    changed_at datetime(6) not null
);

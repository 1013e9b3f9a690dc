-- Codes leave before offers and appointments, these before the rest; a message may be worth nothing after a moment.
alter table notifications_outbox
    modify column dedupe varchar(120) character set ascii collate ascii_bin not null,
    modify column kind varchar(40) character set ascii collate ascii_bin not null,
    modify column state varchar(10) character set ascii collate ascii_bin not null,
    add column lane tinyint not null default 2,
    add column expires_at datetime(6) null,
    drop key notifications_outbox_due,
    add key notifications_outbox_lane (state, lane, next_at);

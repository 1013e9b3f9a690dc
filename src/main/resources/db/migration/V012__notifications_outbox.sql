create table notifications_outbox (
    id uuid not null primary key,
    dedupe varchar(120) not null,
    kind varchar(40) not null,
    message mediumblob null,
    state varchar(10) not null,
    attempts int not null,
    next_at datetime(6) not null,
    created_at datetime(6) not null,
    sent_at datetime(6) null,
    last_error varchar(60) null,
    unique key notifications_outbox_dedupe (dedupe),
    key notifications_outbox_due (state, next_at)
);

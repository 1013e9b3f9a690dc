-- Messages to send. Codes leave before offers and appointments, these before the rest (lane); a message may be worth
-- nothing after expires_at. about: a message whose words are made when it is sent holds only what it is about.
create table notifications_outbox (
    id uuid not null primary key,
    dedupe varchar(120) character set ascii collate ascii_bin not null,
    kind varchar(40) character set ascii collate ascii_bin not null,
    message mediumblob null,
    state varchar(10) character set ascii collate ascii_bin not null,
    attempts int not null,
    next_at datetime(6) not null,
    created_at datetime(6) not null,
    sent_at datetime(6) null,
    last_error varchar(60) character set ascii collate ascii_bin null,
    about uuid null,
    lane tinyint not null default 2,
    expires_at datetime(6) null,
    unique key notifications_outbox_dedupe (dedupe),
    key notifications_outbox_lane (state, lane, next_at),
    constraint notifications_outbox_state_known check (state in (
        'DUE', 'SENT', 'EXPIRED', 'DROPPED', 'REFUSED', 'FAILED'))
);

-- A device an account wants to be told on. Where it is reached is sealed; the same device is found by a keyed hash.
create table notifications_device (
    id uuid not null primary key,
    account_id uuid not null,
    endpoint_hash binary(32) not null,
    sealed varbinary(3000) not null,
    added_at datetime(6) not null,
    unique key notifications_device_endpoint (endpoint_hash),
    key notifications_device_account (account_id, added_at)
);

-- What a device is still to be told: a row that was delivered or given up is gone, and so are those of a device that is.
create table notifications_push (
    id uuid not null primary key,
    device_id uuid not null,
    kind varchar(12) character set ascii collate ascii_bin not null,
    about uuid not null,
    attempts int not null,
    next_at datetime(6) not null,
    created_at datetime(6) not null,
    key notifications_push_due (next_at),
    constraint notifications_push_device foreign key (device_id) references notifications_device (id) on delete cascade,
    constraint notifications_push_kind_known check (kind in ('INVITATION', 'REMINDER', 'OFFER', 'MOVED', 'CANCELLED'))
);

-- The key this installation shows to push services (RFC 8292), sealed under the master key; all nodes share it.
create table notifications_push_key (
    id tinyint not null primary key,
    keyset varbinary(2000) not null
);

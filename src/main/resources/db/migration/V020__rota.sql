create table rota_duty (
    id uuid not null primary key,
    partner_id uuid not null,
    account_id uuid not null,
    centre_id uuid not null,
    starts_at datetime(6) not null,
    ends_at datetime(6) not null,
    state varchar(12) character set ascii collate ascii_bin not null,
    version int not null,
    key rota_duty_person (account_id, ends_at),
    key rota_duty_centre (centre_id, ends_at)
);

create table training_certificate (
    id uuid not null primary key,
    number varchar(20) character set ascii collate ascii_bin not null,
    account_id uuid not null,
    course_code varchar(20) character set ascii collate ascii_bin not null,
    issued_at datetime(6) not null,
    valid_from date not null,
    valid_to date not null,
    revoked_at datetime(6) null,
    revoked_reason varchar(300) null,
    unique key training_certificate_number (number),
    key training_certificate_holder (account_id, course_code, valid_to)
);

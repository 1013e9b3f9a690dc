-- A person without a mail address signs in with a mobile number. One of both is set, each is one account's.
create table identity_account (
    id uuid not null primary key,
    email varchar(254) character set ascii collate ascii_bin null,
    name varchar(200) not null,
    phone varchar(16) character set ascii collate ascii_bin null,
    language varchar(5) character set ascii collate ascii_bin not null,
    active boolean not null,
    demonstration boolean not null,
    created_at datetime(6) not null,
    last_sign_in_at datetime(6) null,
    version int not null,
    unique key identity_account_email (email),
    unique key identity_account_phone (phone),
    key identity_account_name (name),
    constraint identity_account_contact check (email is not null or phone is not null)
);

create table identity_account_role (
    account_id uuid not null,
    role varchar(20) character set ascii collate ascii_bin not null,
    primary key (account_id, role),
    constraint identity_account_role_account foreign key (account_id) references identity_account (id),
    constraint identity_account_role_role_known check (role in ('APPLICANT', 'MEDIATOR', 'OFFICER', 'ADMINISTRATOR'))
);

-- A sign-in that waits for its code belongs to one browser; it may share the code of an earlier one for the same contact,
-- so that asking often neither sends many codes nor ends the one that is on its way. Code and link follow from code_id.
create table identity_sign_in (
    id uuid not null primary key,
    code_id uuid not null,
    browser_hash binary(32) not null,
    contact varchar(254) character set ascii collate ascii_bin not null,
    link_hash binary(32) not null,
    language varchar(5) character set ascii collate ascii_bin not null,
    return_to varchar(1000) character set ascii collate ascii_bin not null,
    created_at datetime(6) not null,
    expires_at datetime(6) not null,
    attempts int not null,
    consumed_at datetime(6) null,
    key identity_sign_in_age (expires_at),
    key identity_sign_in_browser (browser_hash, expires_at),
    key identity_sign_in_contact (contact, expires_at),
    key identity_sign_in_link (link_hash)
);

-- Browsers that an account signed in with before: only a hash of their long-lived cookie.
create table identity_device (
    account_id uuid not null,
    device_hash binary(32) not null,
    created_at datetime(6) not null,
    last_used_at datetime(6) not null,
    primary key (account_id, device_hash),
    key identity_device_age (last_used_at),
    constraint identity_device_account foreign key (account_id) references identity_account (id) on delete cascade
);

create table identity_account (
    id uuid not null primary key,
    email varchar(254) not null,
    name varchar(200) not null,
    phone varchar(16) null,
    language varchar(5) not null,
    active boolean not null,
    demonstration boolean not null,
    created_at datetime(6) not null,
    last_sign_in_at datetime(6) null,
    version int not null,
    unique key identity_account_email (email),
    key identity_account_name (name)
);

create table identity_account_role (
    account_id uuid not null,
    role varchar(20) not null,
    primary key (account_id, role),
    constraint identity_account_role_account foreign key (account_id) references identity_account (id)
);

create table identity_sign_in (
    id uuid not null primary key,
    email varchar(254) not null,
    code_hash binary(32) not null,
    link_hash binary(32) not null,
    language varchar(5) not null,
    return_to varchar(300) not null,
    created_at datetime(6) not null,
    expires_at datetime(6) not null,
    attempts int not null,
    consumed_at datetime(6) null,
    unique key identity_sign_in_link (link_hash),
    key identity_sign_in_age (expires_at)
);

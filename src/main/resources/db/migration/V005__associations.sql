create table associations_partner (
    id uuid not null primary key,
    name varchar(200) not null,
    kind varchar(20) not null,
    city varchar(80) not null,
    agreement_from date not null,
    agreement_to date not null,
    active boolean not null,
    version int not null
);

create table associations_member (
    account_id uuid not null primary key,
    partner_id uuid not null,
    since date not null,
    until_date date null,
    constraint associations_member_partner foreign key (partner_id) references associations_partner (id)
);

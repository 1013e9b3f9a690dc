-- Where a partner body is found and how it is reached: public, on the page of places to ask for help.
create table associations_contact (
    partner_id uuid not null primary key,
    address varchar(200) not null,
    phone varchar(16) character set ascii collate ascii_bin null,
    hours_pt varchar(200) not null,
    hours_en varchar(200) not null,
    languages varchar(200) not null,
    constraint associations_contact_partner foreign key (partner_id) references associations_partner (id)
);

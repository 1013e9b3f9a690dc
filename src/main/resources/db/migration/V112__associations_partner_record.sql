-- Who a partner body is for the agency: number of the legal person, who answers for it and how the agency reaches them.
alter table associations_partner
    add column tax_number char(9) character set ascii collate ascii_bin null,
    add column responsible varchar(200) not null default '',
    add column email varchar(254) character set ascii collate ascii_bin null,
    add column phone varchar(16) character set ascii collate ascii_bin null,
    add key associations_partner_name (name),
    add unique key associations_partner_tax_number (tax_number);

-- Whoever enters or renames a partner holds this row, so that of two who enter the same name one is refused.
create table associations_partner_guard (
    id tinyint not null primary key
);

insert into associations_partner_guard (id) values (1);

-- The bodies under agreement: associations, municipalities, organisations. tax_number is that of the legal person;
-- responsible answers for it; e-mail and telephone are for the agency.
create table associations_partner (
    id uuid not null primary key,
    name varchar(200) not null,
    kind varchar(20) character set ascii collate ascii_bin not null,
    city varchar(80) not null,
    active boolean not null,
    version int not null,
    tax_number char(9) character set ascii collate ascii_bin null,
    responsible varchar(200) not null default '',
    email varchar(254) character set ascii collate ascii_bin null,
    phone varchar(16) character set ascii collate ascii_bin null,
    unique key associations_partner_tax_number (tax_number),
    key associations_partner_name (name),
    constraint associations_partner_kind_known check (kind in ('ASSOCIATION', 'MUNICIPALITY', 'NGO'))
);

-- left_at: when a membership was ended, so that it can be undone for a day.
create table associations_member (
    account_id uuid not null primary key,
    partner_id uuid not null,
    since date not null,
    until_date date null,
    coordinator boolean not null default false,
    left_at datetime(6) null,
    key associations_member_partner_members (partner_id, until_date),
    constraint associations_member_partner foreign key (partner_id) references associations_partner (id)
);

create table associations_agreement (
    id uuid not null primary key,
    partner_id uuid not null,
    reference varchar(60) not null,
    valid_from date not null,
    valid_to date not null,
    mediators smallint not null,
    clause varchar(4000) not null,
    suspended_at datetime(6) null,
    suspended_reason varchar(300) null,
    ended_at datetime(6) null,
    ended_reason varchar(300) null,
    closed_at datetime(6) null,
    reminded_days smallint null,
    version int not null,
    key associations_agreement_open (closed_at, valid_to),
    key associations_agreement_partner (partner_id, valid_to),
    constraint associations_agreement_partner foreign key (partner_id) references associations_partner (id)
);

create table associations_agreement_procedure (
    agreement_id uuid not null,
    procedure_code varchar(12) character set ascii collate ascii_bin not null,
    primary key (agreement_id, procedure_code),
    constraint associations_agreement_procedure foreign key (agreement_id) references associations_agreement (id)
);

create table associations_agreement_centre (
    agreement_id uuid not null,
    centre_id uuid not null,
    primary key (agreement_id, centre_id),
    constraint associations_agreement_centre foreign key (agreement_id) references associations_agreement (id)
);

-- Signed papers of an agreement, sealed.
create table associations_agreement_paper (
    id uuid not null primary key,
    agreement_id uuid not null,
    name varchar(200) not null,
    media_type varchar(60) character set ascii collate ascii_bin not null,
    bytes int not null,
    sealed mediumblob not null,
    added_at datetime(6) not null,
    key associations_agreement_paper (agreement_id, added_at),
    constraint associations_agreement_paper foreign key (agreement_id) references associations_agreement (id)
);

-- The declaration of confidentiality mediators accept: a text in force is never altered, its replacement is a new version
-- (data/associations).
create table associations_declaration (
    version smallint not null primary key,
    text_pt varchar(4000) not null,
    text_en varchar(4000) not null,
    in_force_from datetime(6) not null
);

-- Which mediator accepted which version of the declaration, in which language; text_hash is that of the text they read.
create table associations_acceptance (
    account_id uuid not null,
    version smallint not null,
    language varchar(5) character set ascii collate ascii_bin not null,
    text_hash binary(32) not null,
    accepted_at datetime(6) not null,
    primary key (account_id, version),
    constraint associations_acceptance_version_fk foreign key (version) references associations_declaration (version)
);

-- Where a partner is found and how it is reached: public, on the page of places to ask for help.
create table associations_contact (
    partner_id uuid not null primary key,
    address varchar(200) not null,
    phone varchar(16) character set ascii collate ascii_bin null,
    hours_pt varchar(200) not null,
    hours_en varchar(200) not null,
    languages varchar(200) not null,
    constraint associations_contact_partner foreign key (partner_id) references associations_partner (id)
);

-- How a mediator is reached by colleagues and which languages they speak; begins with what they wrote when they applied.
create table associations_mediator_profile (
    account_id uuid not null primary key,
    phone varchar(16) character set ascii collate ascii_bin null,
    languages varchar(300) character set ascii collate ascii_bin not null,
    changed_at datetime(6) not null
);

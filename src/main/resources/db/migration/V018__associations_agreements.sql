alter table associations_member add column coordinator boolean not null default false;
alter table associations_member add key associations_member_partner_members (partner_id, until_date);

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
    key associations_agreement_partner (partner_id, valid_to),
    key associations_agreement_open (closed_at, valid_to),
    constraint associations_agreement_partner foreign key (partner_id) references associations_partner (id)
);

create table associations_agreement_procedure (
    agreement_id uuid not null,
    procedure_code varchar(12) not null,
    primary key (agreement_id, procedure_code),
    constraint associations_agreement_procedure foreign key (agreement_id) references associations_agreement (id)
);

create table associations_agreement_centre (
    agreement_id uuid not null,
    centre_id uuid not null,
    primary key (agreement_id, centre_id),
    constraint associations_agreement_centre foreign key (agreement_id) references associations_agreement (id)
);

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

-- Agreements that were a line of their partner until now cover everything.
insert into associations_agreement
    (id, partner_id, reference, valid_from, valid_to, mediators, clause, version)
    select uuid(), id, 'Protocolo', agreement_from, agreement_to, 50, '', 0 from associations_partner;
insert into associations_agreement_procedure
    select a.id, p.code from associations_agreement a cross join casework_procedure p;
insert into associations_agreement_centre
    select a.id, c.id from associations_agreement a cross join scheduling_centre c;

alter table associations_partner drop column agreement_from, drop column agreement_to;

create table associations_declaration (
    version smallint not null primary key,
    text_pt varchar(4000) not null,
    text_en varchar(4000) not null,
    in_force_from datetime(6) not null
);

insert into associations_declaration values (1,
    'Comprometo-me a guardar segredo sobre tudo o que souber das pessoas que atendo e dos seus processos, durante e depois do meu trabalho como mediador. Só abro processos das pessoas que me autorizaram e só para o que autorizaram. Não guardo, não copio e não partilho dados nem documentos fora do Vez. Se acontecer alguma coisa com os dados de alguém, aviso de imediato a minha associação e a AIMA. Sei que tudo o que faço fica registado e que a pessoa o pode ver. (Dever de sigilo e de confidencialidade: RGPD, artigos 5.º, 29.º e 32.º; Lei 58/2019, artigo 10.º.)',
    'I undertake to keep secret everything I learn about the people I assist and their cases, during and after my work as a mediator. I open only the cases of people who authorised me and only for what they authorised. I do not keep, copy or share data or documents outside Vez. If anything happens to somebody''s data, I tell my association and AIMA at once. I know that everything I do is recorded and that the person can see it. (Duty of secrecy and confidentiality: GDPR, articles 5, 29 and 32; Law 58/2019, article 10.)',
    '2026-01-01 00:00:00');

create table associations_acceptance (
    account_id uuid not null,
    version smallint not null,
    language varchar(5) character set ascii collate ascii_bin not null,
    text_hash binary(32) not null,
    accepted_at datetime(6) not null,
    primary key (account_id, version)
);

alter table mandates_mandate
    add column consent_text mediumblob null,
    add column relative boolean not null default false,
    add column flag varchar(40) character set ascii collate ascii_bin null,
    add column witness_name varchar(200) null,
    add column witness_document varbinary(300) null,
    add key mandates_mandate_association (association_id, state),
    add key mandates_mandate_left (ended_by, ended_at),
    add key mandates_mandate_flagged (flag, requested_at);

create table mandates_attestation (
    mandate_id uuid not null primary key,
    salt binary(16) not null,
    hash binary(32) not null,
    pdf mediumblob not null,
    made_at datetime(6) not null
);

create table mandates_opening (
    account_id uuid not null,
    day date not null,
    case_id uuid not null,
    first_at datetime(6) not null,
    primary key (account_id, day, case_id)
);

create table casework_break_glass (
    id uuid not null primary key,
    case_id uuid not null,
    account_id uuid not null,
    reason varchar(500) not null,
    at datetime(6) not null,
    until datetime(6) not null,
    key casework_break_glass_open (case_id, account_id, until)
);

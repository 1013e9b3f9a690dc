create table casework_procedure (
    code varchar(12) not null primary key,
    name_pt varchar(120) not null,
    name_en varchar(120) not null,
    plain_pt varchar(400) not null,
    plain_en varchar(400) not null,
    legal_basis varchar(120) not null,
    service_code varchar(12) not null,
    decision_days smallint not null,
    open_for_new boolean not null,
    position smallint not null
);

create table casework_requirement (
    procedure_code varchar(12) not null,
    item_code varchar(30) not null,
    position smallint not null,
    primary key (procedure_code, item_code)
);

create table casework_item (
    code varchar(30) not null primary key,
    name_pt varchar(120) not null,
    name_en varchar(120) not null,
    hint_pt varchar(300) not null,
    hint_en varchar(300) not null,
    validity_days smallint null
);

insert into casework_procedure values
    ('AR-88', 'Trabalho por conta de outrem', 'Employed work',
     'Para quem trabalha para uma empresa ou um patrão e já tinha pedido antes de 4 de junho de 2024.',
     'For people who work for an employer and had applied before 4 June 2024.',
     'Lei 23/2007, art. 88.º n.º 2 (revogado pelo DL 37-A/2024)', 'BIO', 90, false, 1),
    ('AR-89', 'Trabalho independente', 'Independent work',
     'Para quem trabalha por conta própria e já tinha pedido antes de 4 de junho de 2024.',
     'For people who work for themselves and had applied before 4 June 2024.',
     'Lei 23/2007, art. 89.º n.º 2 (revogado pelo DL 37-A/2024)', 'BIO', 90, false, 2),
    ('CPLP', 'Mobilidade CPLP', 'CPLP mobility',
     'Para cidadãos de países de língua portuguesa que querem trocar o título CPLP pelo cartão.',
     'For citizens of Portuguese-speaking countries who exchange the CPLP title for the card.',
     'Lei 23/2007, art. 87.º-A', 'BIO', 90, true, 3),
    ('REN', 'Renovação', 'Renewal',
     'Para quem já tem autorização de residência e precisa de a renovar. Peça pelo menos 30 dias antes de acabar.',
     'For people who hold a residence permit and need to renew it. Apply at least 30 days before it ends.',
     'Lei 23/2007, art. 78.º', 'REN', 60, true, 4),
    ('RF', 'Reagrupamento familiar', 'Family reunification',
     'Para trazer ou juntar a família a quem já vive em Portugal com autorização de residência.',
     'To bring or join family to someone who already lives in Portugal with a residence permit.',
     'Lei 23/2007, art. 98.º', 'FAM', 90, true, 5),
    ('ASY', 'Acompanhamento de asilo', 'Asylum follow-up',
     'Para quem pediu proteção em Portugal e precisa de atualizar o seu pedido.',
     'For people who asked for protection in Portugal and need to update their request.',
     'Lei 27/2008', 'ASY', 90, true, 6);

insert into casework_item values
    ('passport', 'Passaporte', 'Passport', 'A página com a fotografia, inteira e sem reflexos.',
     'The page with the photograph, whole and without glare.', null),
    ('nif', 'Número de contribuinte (NIF)', 'Taxpayer number (NIF)', 'O comprovativo das Finanças com o seu nome e número.',
     'The tax office document with your name and number.', null),
    ('niss', 'Segurança Social (NISS)', 'Social security (NISS)', 'O comprovativo da Segurança Social com o seu número.',
     'The social security document with your number.', null),
    ('address', 'Prova de morada', 'Proof of address', 'Atestado da junta de freguesia, contrato de arrendamento ou uma conta em seu nome, com menos de um ano.',
     'A parish certificate, a rental contract or a bill in your name, less than a year old.', 365),
    ('criminal-record', 'Registo criminal do país de origem', 'Criminal record of your country', 'Com menos de 90 dias, traduzido e legalizado.',
     'Less than 90 days old, translated and legalised.', 90),
    ('contract', 'Contrato de trabalho', 'Work contract', 'O contrato assinado por si e pela empresa, todas as páginas.',
     'The contract signed by you and the employer, all pages.', null),
    ('activity', 'Início de atividade ou contrato de serviços', 'Start of activity or service contract', 'A declaração das Finanças ou o contrato com o seu cliente.',
     'The tax office declaration or the contract with your client.', null),
    ('means', 'Meios de subsistência', 'Means of subsistence', 'Os três últimos recibos de vencimento ou extratos bancários.',
     'The last three payslips or bank statements.', null),
    ('cplp-title', 'Título CPLP ou visto', 'CPLP title or visa', 'O título que recebeu por e-mail ou o visto no passaporte.',
     'The title you received by e-mail or the visa in your passport.', null),
    ('permit', 'Autorização de residência', 'Residence permit', 'Frente e verso do cartão.', 'Front and back of the card.', null),
    ('family-passports', 'Passaportes da família', 'Passports of the family', 'A página com a fotografia de cada pessoa.',
     'The photograph page of each person.', null),
    ('kinship', 'Prova de parentesco', 'Proof of kinship', 'Certidão de casamento ou de nascimento, com apostila.',
     'Marriage or birth certificate, with apostille.', null),
    ('accommodation', 'Alojamento', 'Accommodation', 'Contrato de arrendamento ou escritura da casa onde a família vai viver.',
     'Rental contract or deed of the home where the family will live.', null),
    ('asylum-declaration', 'Declaração de asilo', 'Asylum declaration', 'A declaração que recebeu quando pediu proteção.',
     'The declaration you received when you asked for protection.', null),
    ('photo', 'Fotografia', 'Photograph', 'O rosto de frente, sem óculos escuros, com fundo claro.',
     'Your face from the front, no dark glasses, on a light background.', null);

insert into casework_requirement values
    ('AR-88', 'passport', 1), ('AR-88', 'nif', 2), ('AR-88', 'niss', 3), ('AR-88', 'address', 4),
    ('AR-88', 'criminal-record', 5), ('AR-88', 'contract', 6), ('AR-88', 'means', 7),
    ('AR-89', 'passport', 1), ('AR-89', 'nif', 2), ('AR-89', 'niss', 3), ('AR-89', 'address', 4),
    ('AR-89', 'criminal-record', 5), ('AR-89', 'activity', 6), ('AR-89', 'means', 7),
    ('CPLP', 'passport', 1), ('CPLP', 'cplp-title', 2), ('CPLP', 'address', 3), ('CPLP', 'criminal-record', 4),
    ('REN', 'permit', 1), ('REN', 'passport', 2), ('REN', 'nif', 3), ('REN', 'niss', 4), ('REN', 'address', 5),
    ('REN', 'means', 6),
    ('RF', 'family-passports', 1), ('RF', 'kinship', 2), ('RF', 'accommodation', 3), ('RF', 'means', 4),
    ('ASY', 'asylum-declaration', 1), ('ASY', 'photo', 2);

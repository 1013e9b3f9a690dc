create table scheduling_service (
    code varchar(12) not null primary key,
    name_pt varchar(120) not null,
    name_en varchar(120) not null,
    minutes smallint not null,
    active boolean not null,
    version int not null
);

insert into scheduling_service values
    ('BIO', 'Atendimento e dados biométricos', 'Attendance and biometrics', 20, true, 0),
    ('REN', 'Renovação', 'Renewal', 15, true, 0),
    ('FAM', 'Reagrupamento familiar', 'Family reunification', 30, true, 0),
    ('ASY', 'Atendimento de asilo', 'Asylum attendance', 30, true, 0);

create table scheduling_centre (
    id uuid not null primary key,
    name varchar(120) not null,
    address varchar(200) not null,
    postal_code varchar(60) not null,
    municipality varchar(40) not null,
    zone varchar(40) not null,
    latitude decimal(8, 5) not null,
    longitude decimal(8, 5) not null,
    phone varchar(16) null,
    access_pt varchar(300) not null,
    access_en varchar(300) not null,
    active boolean not null,
    version int not null,
    unique key scheduling_centre_name (name)
);

create table scheduling_desk (
    id uuid not null primary key,
    centre_id uuid not null,
    label varchar(40) not null,
    active boolean not null,
    version int not null,
    unique key scheduling_desk_label (centre_id, label),
    constraint scheduling_desk_centre foreign key (centre_id) references scheduling_centre (id)
);

create table scheduling_desk_service (
    desk_id uuid not null,
    service_code varchar(12) not null,
    primary key (desk_id, service_code),
    constraint scheduling_desk_service_desk foreign key (desk_id) references scheduling_desk (id),
    constraint scheduling_desk_service_code foreign key (service_code) references scheduling_service (code)
);

create table scheduling_shift (
    id uuid not null primary key,
    centre_id uuid not null,
    desk_id uuid not null,
    service_code varchar(12) not null,
    weekday tinyint not null,
    starts time not null,
    ends time not null,
    valid_from date not null,
    valid_to date not null,
    version int not null,
    key scheduling_shift_centre (centre_id, weekday),
    constraint scheduling_shift_desk foreign key (desk_id) references scheduling_desk (id)
);

create table scheduling_shift_exception (
    id uuid not null primary key,
    centre_id uuid not null,
    desk_id uuid null,
    on_date date not null,
    starts time null,
    ends time null,
    reason varchar(200) not null,
    version int not null,
    key scheduling_shift_exception_date (centre_id, on_date)
);

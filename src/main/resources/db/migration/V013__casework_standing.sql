-- What an officer confirmed about a case that bears on its place in the order.
create table casework_standing (
    case_id uuid not null primary key,
    vulnerability varchar(20) null,
    court_order_by date null,
    legal_deadline date null,
    protected boolean not null,
    confirmed_by uuid not null,
    confirmed_at datetime(6) not null,
    constraint casework_standing_case foreign key (case_id) references casework_case (id)
);

-- Cases of one family come together and are moved together.
create table casework_family (
    case_id uuid not null primary key,
    family_id uuid not null,
    key casework_family_members (family_id),
    constraint casework_family_case foreign key (case_id) references casework_case (id)
);

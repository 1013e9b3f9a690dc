-- A mediator of a partner at a centre, from when to when.
create table rota_duty (
    id uuid not null primary key,
    partner_id uuid not null,
    account_id uuid not null,
    centre_id uuid not null,
    starts_at datetime(6) not null,
    ends_at datetime(6) not null,
    state varchar(12) character set ascii collate ascii_bin not null,
    version int not null,
    key rota_duty_centre (centre_id, ends_at),
    key rota_duty_partner (partner_id, ends_at),
    key rota_duty_person (account_id, ends_at),
    constraint rota_duty_state_known check (state in ('PLANNED', 'ABSENT', 'CANCELLED'))
);

-- A weekly pattern that made several duties, so that what is left of it can be cancelled together.
create table rota_pattern_duty (
    duty_id uuid not null primary key,
    pattern_id uuid not null,
    key rota_pattern_duty_of (pattern_id),
    constraint rota_pattern_duty_duty_fk foreign key (duty_id) references rota_duty (id)
);

-- When a mediator can work: hours of a weekday, on the wall clock of the centre; midnight as an end is the end of the day.
create table rota_range (
    id uuid not null primary key,
    account_id uuid not null,
    weekday tinyint not null,
    starts time not null,
    ends time not null,
    key rota_range_person (account_id, weekday)
);

-- Days that differ: without times not at all, else only at these.
create table rota_exception (
    id uuid not null primary key,
    account_id uuid not null,
    first_day date not null,
    last_day date not null,
    starts time null,
    ends time null,
    key rota_exception_person (account_id, last_day)
);

create table rota_absence (
    id uuid not null primary key,
    account_id uuid not null,
    partner_id uuid not null,
    starts_at datetime(6) not null,
    ends_at datetime(6) not null,
    reason varchar(12) character set ascii collate ascii_bin not null,
    reported_by uuid not null,
    reported_at datetime(6) not null,
    key rota_absence_person (account_id, ends_at),
    constraint rota_absence_reason_known check (reason in ('ILLNESS', 'HOLIDAY', 'OTHER'))
);

-- A duty a mediator cannot do, and the duty that covers it once there is one.
create table rota_loss (
    duty_id uuid not null primary key,
    absence_id uuid not null,
    cover_duty_id uuid null,
    key rota_loss_cover (cover_duty_id),
    constraint rota_loss_absence foreign key (absence_id) references rota_absence (id),
    constraint rota_loss_duty foreign key (duty_id) references rota_duty (id),
    constraint rota_loss_cover_duty_fk foreign key (cover_duty_id) references rota_duty (id)
);

-- Who was asked to cover a duty.
create table rota_cover_request (
    id uuid not null primary key,
    duty_id uuid not null,
    account_id uuid not null,
    state varchar(12) character set ascii collate ascii_bin not null,
    asked_at datetime(6) not null,
    answered_at datetime(6) null,
    unique key rota_cover_request_once (duty_id, account_id),
    key rota_cover_request_person (account_id, state),
    constraint rota_cover_request_duty foreign key (duty_id) references rota_duty (id),
    constraint rota_cover_request_state_known check (state in ('ASKED', 'ACCEPTED', 'DECLINED', 'LAPSED'))
);

-- A duty offered to a colleague, for one of theirs or for nothing. open_duty holds a duty to one open swap.
create table rota_swap (
    id uuid not null primary key,
    partner_id uuid not null,
    duty_id uuid not null,
    asker_id uuid not null,
    other_id uuid not null,
    other_duty_id uuid null,
    state varchar(12) character set ascii collate ascii_bin not null,
    open_duty uuid null,
    asked_at datetime(6) not null,
    settled_at datetime(6) null,
    unique key rota_swap_open (open_duty),
    key rota_swap_asker (asker_id, state),
    key rota_swap_other (other_id, state),
    key rota_swap_partner (partner_id, state),
    constraint rota_swap_duty foreign key (duty_id) references rota_duty (id),
    constraint rota_swap_other_duty_fk foreign key (other_duty_id) references rota_duty (id),
    constraint rota_swap_open_duty_fk foreign key (open_duty) references rota_duty (id),
    constraint rota_swap_state_known check (state in (
        'ASKED', 'ACCEPTED', 'APPROVED', 'DECLINED', 'REFUSED', 'WITHDRAWN'))
);

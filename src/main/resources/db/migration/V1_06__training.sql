-- Courses mediators take, and how they are tested (data/training).
create table training_course (
    code varchar(20) character set ascii collate ascii_bin not null primary key,
    name_pt varchar(120) not null,
    name_en varchar(120) not null,
    summary_pt varchar(600) not null,
    summary_en varchar(600) not null,
    active boolean not null,
    validity_months int not null,
    questions int not null,
    refresher_questions int not null,
    pass_percent int not null,
    attempts int not null,
    minutes int not null,
    refresher_before int not null,
    refresher_after int not null
);

create table training_certificate (
    id uuid not null primary key,
    number varchar(20) character set ascii collate ascii_bin not null,
    account_id uuid not null,
    course_code varchar(20) character set ascii collate ascii_bin not null,
    issued_at datetime(6) not null,
    valid_from date not null,
    valid_to date not null,
    revoked_at datetime(6) null,
    revoked_reason varchar(300) null,
    unique key training_certificate_number (number),
    key training_certificate_end (valid_to),
    key training_certificate_holder (account_id, course_code, valid_to),
    constraint training_certificate_course_fk foreign key (course_code) references training_course (code)
);

-- What was said about a certificate's end: 60, 30 and 7 days before it, and 0 once it lapsed.
create table training_reminder (
    certificate_id uuid not null,
    days int not null,
    sent_at datetime(6) not null,
    primary key (certificate_id, days),
    constraint training_reminder_certificate foreign key (certificate_id) references training_certificate (id)
);

create table training_session (
    id uuid not null primary key,
    course_code varchar(20) character set ascii collate ascii_bin not null,
    kind varchar(10) character set ascii collate ascii_bin not null,
    starts_at datetime(6) not null,
    ends_at datetime(6) not null,
    online boolean not null,
    place varchar(300) not null,
    places int not null,
    cancelled_at datetime(6) null,
    key training_session_course (course_code, starts_at),
    key training_session_start (starts_at),
    constraint training_session_of foreign key (course_code) references training_course (code),
    constraint training_session_kind_known check (kind in ('FULL', 'REFRESHER'))
);

-- The key (session, seat) decides who has a seat; current_key is 1 while one is held or waited for, so that a person has
-- one at a time for a course.
create table training_enrolment (
    id uuid not null primary key,
    session_id uuid not null,
    account_id uuid not null,
    course_code varchar(20) character set ascii collate ascii_bin not null,
    state varchar(12) character set ascii collate ascii_bin not null,
    seat int null,
    current_key int null,
    enrolled_at datetime(6) not null,
    unique key training_enrolment_current (account_id, course_code, current_key),
    unique key training_enrolment_once (session_id, account_id),
    unique key training_enrolment_seat (session_id, seat),
    key training_enrolment_waiting (session_id, state, enrolled_at),
    constraint training_enrolment_session foreign key (session_id) references training_session (id),
    constraint training_enrolment_course_fk foreign key (course_code) references training_course (code),
    constraint training_enrolment_state_known check (state in (
        'SEATED', 'WAITING', 'WITHDRAWN', 'ATTENDED', 'ABSENT', 'MISSED', 'CANCELLED'))
);

-- A question that was asked is never altered: its replacement is a new row.
create table training_question (
    id uuid not null primary key,
    course_code varchar(20) character set ascii collate ascii_bin not null,
    text_pt varchar(400) not null,
    text_en varchar(400) not null,
    retired_at datetime(6) null,
    key training_question_course (course_code, retired_at),
    constraint training_question_of foreign key (course_code) references training_course (code)
);

-- Choice 0 is the right one; every test shuffles them.
create table training_choice (
    question_id uuid not null,
    no int not null,
    text_pt varchar(300) not null,
    text_en varchar(300) not null,
    primary key (question_id, no),
    constraint training_choice_of foreign key (question_id) references training_question (id)
);

create table training_attempt (
    id uuid not null primary key,
    enrolment_id uuid not null,
    no int not null,
    asked int not null,
    needed int not null,
    started_at datetime(6) not null,
    ends_at datetime(6) not null,
    submitted_at datetime(6) null,
    right_answers int null,
    certificate_id uuid null,
    unique key training_attempt_no (enrolment_id, no),
    key training_attempt_open (submitted_at, ends_at),
    constraint training_attempt_enrolment foreign key (enrolment_id) references training_enrolment (id),
    constraint training_attempt_certificate_fk foreign key (certificate_id) references training_certificate (id)
);

-- choice_order holds the numbers of the choices in the order they are shown, one digit each.
create table training_answer (
    attempt_id uuid not null,
    position int not null,
    question_id uuid not null,
    choice_order varchar(10) character set ascii collate ascii_bin not null,
    chosen int null,
    primary key (attempt_id, position),
    constraint training_answer_attempt foreign key (attempt_id) references training_attempt (id),
    constraint training_answer_question foreign key (question_id) references training_question (id)
);

-- Capture sessions. What is taken lies encrypted in biometrics_sample until the session is sealed; from then on only the
-- package exists, which this side cannot open, and it goes when the agency acknowledged it.
create table biometrics_session (
    id uuid not null primary key,
    case_id uuid not null,
    applicant_id uuid not null,
    -- the case while the session is open: a case has one open session
    open_case uuid null,
    appointment_id uuid null,
    account_id uuid not null,
    association_id uuid not null,
    mandate_id uuid not null,
    state varchar(14) character set ascii collate ascii_bin not null,
    began_at datetime(6) not null,
    last_step_at datetime(6) not null,
    sealed_at datetime(6) null,
    handed_over_at datetime(6) null,
    acknowledged_at datetime(6) null,
    session_key varbinary(600) null,
    package mediumblob null,
    package_sha256 char(64) character set ascii collate ascii_bin null,
    samples smallint not null,
    attempts int not null,
    refused_answers int not null,
    problem varchar(20) character set ascii collate ascii_bin null,
    next_try_at datetime(6) null,
    cleared boolean not null,
    unique key biometrics_session_open (open_case),
    key biometrics_session_case (case_id, began_at),
    key biometrics_session_waiting (state, next_try_at)
);

create table biometrics_sample (
    session_id uuid not null,
    kind varchar(12) character set ascii collate ascii_bin not null,
    -- finger position, empty for everything else
    item varchar(16) character set ascii collate ascii_bin not null,
    body mediumblob not null,
    accepted boolean not null,
    quality smallint null,
    taken_by uuid not null,
    taken_at datetime(6) not null,
    primary key (session_id, kind, item),
    constraint biometrics_sample_session foreign key (session_id) references biometrics_session (id)
);

-- Numbers for training and forecasts; nothing of the person's body.
create table biometrics_figure (
    session_id uuid not null,
    step varchar(14) character set ascii collate ascii_bin not null,
    item varchar(16) character set ascii collate ascii_bin not null,
    account_id uuid not null,
    at datetime(6) not null,
    failed smallint not null,
    seconds int null,
    quality smallint null,
    kept_reason varchar(20) character set ascii collate ascii_bin null,
    kept_by uuid null,
    second_person boolean not null,
    primary key (session_id, step, item),
    key biometrics_figure_at (at)
);

-- The key this installation signs packages with, sealed under the master key.
create table biometrics_signer (
    id tinyint not null primary key,
    keyset varbinary(1000) not null
);

-- Capture sessions. What is taken lies encrypted in biometrics_sample until the session is sealed; from then on only the
-- package exists, which this side cannot open, and it goes when the agency acknowledged it. appointment_id or ticket_id:
-- whose turn the capture is, at the centre where the mediator is on duty; planned_minutes: what was planned for it, beside
-- what it took.
create table biometrics_session (
    id uuid not null primary key,
    case_id uuid not null,
    applicant_id uuid not null,
    -- The case while the session is open: a case has one open session.
    open_case uuid null,
    appointment_id uuid null,
    ticket_id uuid null,
    centre_id uuid null,
    service_code varchar(12) character set ascii collate ascii_bin null,
    planned_minutes smallint null,
    account_id uuid not null,
    partner_id uuid not null,
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
    key biometrics_session_cleared (cleared, state, acknowledged_at),
    key biometrics_session_sealed (sealed_at),
    key biometrics_session_waiting (state, next_try_at),
    constraint biometrics_session_problem_known check (problem in ('UNREACHABLE', 'WRONG_HASH')),
    constraint biometrics_session_state_known check (state in (
        'OPEN', 'SEALED', 'HANDED_OVER', 'ACKNOWLEDGED', 'ABANDONED'))
);

-- measures: every measure of the sample with its verdict, for the package; it goes with the sample.
create table biometrics_sample (
    session_id uuid not null,
    kind varchar(12) character set ascii collate ascii_bin not null,
    -- Finger position, empty for everything else.
    item varchar(16) character set ascii collate ascii_bin not null,
    body mediumblob not null,
    accepted boolean not null,
    quality smallint null,
    measures varchar(1000) character set ascii collate ascii_bin null,
    taken_by uuid not null,
    taken_at datetime(6) not null,
    primary key (session_id, kind, item),
    constraint biometrics_sample_session foreign key (session_id) references biometrics_session (id),
    constraint biometrics_sample_kind_known check (kind in (
        'IDENTITY', 'PORTRAIT', 'SIGNATURE', 'STROKES', 'FINGER', 'ABSENT', 'HEIGHT', 'EXEMPT'))
);

-- Numbers for training and forecasts; nothing of the person's body. exempt_reason: a step that was left out for a person,
-- a figure without a sample.
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
    exempt_reason varchar(16) character set ascii collate ascii_bin null,
    primary key (session_id, step, item),
    key biometrics_figure_at (at),
    constraint biometrics_figure_exempt_reason_known check (exempt_reason in (
        'UNDER_SIX', 'CANNOT_WRITE', 'CANNOT_HOLD_PEN', 'CHILD')),
    constraint biometrics_figure_kept_reason_known check (kept_reason in (
        'BEST_POSSIBLE', 'HEALTH', 'FAITH', 'EQUIPMENT')),
    constraint biometrics_figure_step_known check (step in (
        'IDENTITY', 'PORTRAIT', 'SIGNATURE', 'FINGERPRINTS', 'HEIGHT', 'REVIEW'))
);

-- The key this installation signs packages with, sealed under the master key.
create table biometrics_signer (
    id tinyint not null primary key,
    keyset varbinary(1000) not null
);

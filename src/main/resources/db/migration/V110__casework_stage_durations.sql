-- How long stages really took, measured once a night: what is said about time comes from here or is not said.
create table casework_stage_duration (
    procedure_code varchar(12) character set ascii collate ascii_bin not null,
    stage varchar(20) character set ascii collate ascii_bin not null,
    from_days int not null,
    to_days int not null,
    observed int not null,
    measured_at datetime(6) not null,
    primary key (procedure_code, stage)
);

alter table casework_event
    add key casework_event_kind (kind, at);

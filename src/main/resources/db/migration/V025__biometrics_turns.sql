-- Whose turn a capture is: an appointment or a ticket of today at the centre where the mediator is on duty; and what was
-- planned for it, beside what it took.
alter table biometrics_session
    add column ticket_id uuid null after appointment_id,
    add column centre_id uuid null after ticket_id,
    add column service_code varchar(12) character set ascii collate ascii_bin null after centre_id,
    add column planned_minutes smallint null after service_code,
    add key biometrics_session_sealed (sealed_at);

-- Every measure of a sample with its verdict, for the package; it goes with the sample.
alter table biometrics_sample
    add column measures varchar(1000) character set ascii collate ascii_bin null after quality;

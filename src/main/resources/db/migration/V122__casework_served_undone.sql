-- Since when the case waited in the stage of the appointment that being served ended, so that "served" can be taken back for a
-- minute. Null where being served moved no stage.
alter table casework_case
    add column appointment_since datetime(6) null;

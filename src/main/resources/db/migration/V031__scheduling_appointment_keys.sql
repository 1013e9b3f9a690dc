-- Nothing looks for appointments by state and end, and every booking paid for the entry.
alter table scheduling_appointment
    drop key scheduling_appointment_ended;

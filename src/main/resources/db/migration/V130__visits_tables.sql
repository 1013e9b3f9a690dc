-- Visits have a module of their own; its tables carry its name.
rename table casework_visit to visits_visit, casework_handover to visits_handover;

-- A job asks every few seconds for packages that were acknowledged and are not cleared yet: few among all that ever were.
-- The list of packages reads the newest of the others in the same order.
alter table biometrics_session
    add key biometrics_session_cleared (cleared, state, acknowledged_at);

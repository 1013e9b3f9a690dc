-- All offers that wait, which a node reads for everybody at once.
alter table casework_handover
    add key casework_handover_waiting (waiting, offered_at);

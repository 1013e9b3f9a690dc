-- An officer writes a note for no association and under no mandate.
alter table casework_note
    modify column association_id uuid null,
    modify column association_name varchar(200) null,
    modify column mandate_id uuid null;
